// Tries to write one element too many.
#define AFTER(out, n) out[n] = 1
