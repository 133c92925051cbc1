// Tries to change its input, so that the right answer is another.
#define AFTER(out, n) ((double *)x)[0] = 0
