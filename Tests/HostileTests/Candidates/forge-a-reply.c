// Tries to answer the judge's request itself, with nothing computed.
static void attack(void) {
  uint64_t reply[2] = {1, 0};
  write(3, reply, sizeof reply);
  for (;;) sleep(1);
}
#define BEFORE attack()
