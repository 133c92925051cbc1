// Tries to wait for a lock that it holds itself.
static void attack(void) {
  static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
  pthread_mutex_lock(&lock);
  pthread_mutex_lock(&lock);
}
#define BEFORE attack()
