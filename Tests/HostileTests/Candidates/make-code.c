// Tries to write new machine code and run it.
static void attack(void) {
  void *page = mmap(0, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  ESCAPED_IF(page != MAP_FAILED);
  page = mmap(0, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  ESCAPED_IF(mprotect(page, 4096, PROT_READ | PROT_EXEC) == 0);
}
#define BEFORE attack()
