// Tries to stop its own process, so that nothing more happens.
static void attack(void) { raise(SIGSTOP); }
#define BEFORE attack()
