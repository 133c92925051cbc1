// Tries to leave another rounding mode behind.
#define AFTER(out, n) fesetround(FE_UPWARD)
