// Tries to wait for ever, using no processor time.
static void attack(void) {
  for (;;) sleep(1000);
}
#define BEFORE attack()
