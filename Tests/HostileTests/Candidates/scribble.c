// Tries to overwrite all memory that it can reach from the output.
#define AFTER(out, n) memset((char *)out - (1 << 20), 255, 2 << 20)
