// Tries to fill the kernel's page tables by reading a huge empty map.
static void attack(void) {
  volatile char *block = mmap(
      0, 1L << 40, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  ESCAPED_IF(block != MAP_FAILED);
}
#define BEFORE attack()
