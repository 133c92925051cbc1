// Tries to close every descriptor.
static void attack(void) {
  for (int descriptor = 0; descriptor < 64; descriptor++) close(descriptor);
}
#define BEFORE attack()
