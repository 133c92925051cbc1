// Tries to make thousands of threads.
static void *wait_long(void *nothing) {
  sleep(1000);
  return nothing;
}
static void attack(void) {
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setstacksize(&attributes, 16384);
  pthread_t thread;
  int made = 0;
  while (made < 5000 && pthread_create(&thread, &attributes, wait_long, 0) == 0) made++;
  ESCAPED_IF(made > 100);
}
#define BEFORE attack()
