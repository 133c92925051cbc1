// Tries to compute for ever in many threads.
static void *loop(void *nothing) {
  for (volatile int i = 0;; i++) {}
  return nothing;
}
static void attack(void) {
  pthread_t thread;
  for (int i = 0; i < 8; i++) pthread_create(&thread, 0, loop, 0);
  loop(0);
}
#define BEFORE attack()
