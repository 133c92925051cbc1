// Tries to compute for ever.
static void attack(void) {
  for (volatile int i = 0;; i++) {}
}
#define BEFORE attack()
