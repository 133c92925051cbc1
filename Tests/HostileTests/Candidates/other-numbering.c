// Tries to make a system call in the numbering of another machine.
static void attack(void) {
#if defined(__x86_64__)
  long result;
  __asm__ volatile("int $0x80" : "=a"(result) : "a"(20L /* getpid */) : "memory");
#else
  fork();
#endif
  _exit(42);
}
#define BEFORE attack()
