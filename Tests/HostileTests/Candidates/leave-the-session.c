// Tries to leave the session, so that killing its group does not reach it.
static void attack(void) {
  setsid();
  _exit(42);
}
#define BEFORE attack()
