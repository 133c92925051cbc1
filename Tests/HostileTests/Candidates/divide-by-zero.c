// Tries to divide an integer by zero.
static void attack(void) {
#if defined(__x86_64__)
  volatile int one = 1, zero = 0;
  printf("%d", one / zero);
#else
  raise(SIGFPE);
#endif
}
#define BEFORE attack()
