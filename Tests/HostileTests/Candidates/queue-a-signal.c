// Tries to send the judge a signal with sigqueue.
static void attack(void) {
  union sigval value = {0};
  sigqueue(getppid(), SIGTERM, value);
  _exit(42);
}
#define BEFORE attack()
