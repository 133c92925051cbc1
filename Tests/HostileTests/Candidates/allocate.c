// Tries to allocate and fill all memory.
static void attack(void) {
  for (;;) {
    volatile char *block = malloc(1 << 22);
    for (int i = 0; i < 1 << 22; i += 4096) block[i] = 1;
  }
}
#define BEFORE attack()
