// Tries to call itself for ever.
static int deeper(volatile int *above) {
  volatile int here[64];
  here[0] = above ? above[0] + 1 : 0;
  return deeper(here) + here[0];
}
static void attack(void) { deeper(0); }
#define BEFORE attack()
