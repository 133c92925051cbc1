// Tries to divide an integer by zero.
static void attack(void) {
#if defined(__x86_64__)
  volatile int zero = 0;
  printf("%d", 1 / zero);
#else
  raise(SIGFPE);
#endif
}
#define BEFORE attack()
