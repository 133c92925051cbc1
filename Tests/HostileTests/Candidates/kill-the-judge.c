// Tries to kill the judge.
static void attack(void) {
  kill(getppid(), SIGKILL);
  _exit(42);
}
#define BEFORE attack()
