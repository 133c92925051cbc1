// Tries to correct its output after it has returned.
static double *volatile target;
static void *write_later(void *nothing) {
  for (;;) {
    double *out = target;
    if (out) out[0] = 12345;
  }
  return nothing;
}
static void start(double *out) {
  static pthread_t thread;
  target = out;
  if (!thread) pthread_create(&thread, 0, write_later, 0);
}
#define BEFORE start(out)
