// Tries to read one element too many.
#define AFTER(out, n) (void)((volatile const double *)x)[n]
