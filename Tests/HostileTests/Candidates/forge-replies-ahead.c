// Tries to answer requests that were not made yet.
AT_LOAD attack(void) {
  for (uint64_t sequence = 1; sequence < 100; sequence++) {
    uint64_t reply[2] = {sequence, 0};
    write(3, reply, sizeof reply);
  }
}
