// Tries to become root in a world of its own.
static void attack(void) {
  unshare(CLONE_NEWUSER | CLONE_NEWNS);
  _exit(42);
}
#define BEFORE attack()
