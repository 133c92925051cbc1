// Tries to write one element before the first.
#define AFTER(out, n) ((volatile double *)out)[-1] = 1
