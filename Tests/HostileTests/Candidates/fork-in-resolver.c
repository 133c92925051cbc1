// Tries to make a process while its symbols are looked up, before any constructor.
static int zero(void) { return 0; }
static void *choose(void) {
  long child = -1;
#if defined(__x86_64__)
  __asm__ volatile("syscall" : "=a"(child) : "a"(57L) : "rcx", "r11", "memory");
#endif
  return (void *)zero;
}
int chosen(void) __attribute__((ifunc("choose")));
static void attack(void) { chosen(); }
#define BEFORE attack()
