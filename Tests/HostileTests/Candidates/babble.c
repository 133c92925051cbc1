// Tries to write nonsense to every descriptor.
static void attack(void) {
  for (int descriptor = 3; descriptor < 64; descriptor++) write(descriptor, "nonsense", 8);
}
#define BEFORE attack()
