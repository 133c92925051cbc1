// Tries to catch the signal of a refused system call and go on.
static void go_on(int signal_number) { (void)signal_number; }
static void attack(void) {
  signal(SIGSYS, go_on);
  fork();
  _exit(42);
}
#define BEFORE attack()
