// Tries to kill all processes that it may.
static void attack(void) {
  kill(-1, SIGKILL);
  _exit(42);
}
#define BEFORE attack()
