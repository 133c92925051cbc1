// Tries to compute for ever with all signals blocked or ignored.
static void attack(void) {
  sigset_t all;
  sigfillset(&all);
  sigprocmask(SIG_BLOCK, &all, 0);
  for (int number = 1; number < 65; number++) signal(number, SIG_IGN);
  for (volatile int i = 0;; i++) {}
}
#define BEFORE attack()
