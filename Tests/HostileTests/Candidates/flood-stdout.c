// Tries to print without end.
static void attack(void) {
  for (;;) puts("all tests passed, all tests passed, all tests passed");
}
#define BEFORE attack()
