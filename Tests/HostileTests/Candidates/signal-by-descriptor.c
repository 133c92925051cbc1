// Tries to have the kernel signal the judge when a pipe is read.
static void attack(void) {
  ESCAPED_IF(fcntl(1, F_SETOWN, getppid()) == 0);
  int judge = getppid();
  ESCAPED_IF(ioctl(3, 0x8901 /* FIOSETOWN */, &judge) == 0);
  ESCAPED_IF(fcntl(1, F_SETSIG, SIGKILL) == 0);
}
#define BEFORE attack()
