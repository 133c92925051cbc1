// Tries to allocate memory that does not count as its own.
static void attack(void) {
  void *block = mmap(
      0, 1 << 30, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  ESCAPED_IF(block != MAP_FAILED);
  ESCAPED_IF(syscall(SYS_memfd_create, "memory", 0) >= 0);
}
#define BEFORE attack()
