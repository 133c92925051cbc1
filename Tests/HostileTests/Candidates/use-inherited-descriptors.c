// Tries to use a descriptor that the judge left open.
static void attack(void) {
  for (int descriptor = 4; descriptor < 1024; descriptor++) {
    ESCAPED_IF(fcntl(descriptor, F_GETFD) >= 0);
  }
  char byte;
  ESCAPED_IF(read(0, &byte, 1) > 0);
}
#define BEFORE attack()
