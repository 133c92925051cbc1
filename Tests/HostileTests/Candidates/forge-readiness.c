// Tries to claim to be loaded and locked in another way.
AT_LOAD attack(void) {
  uint64_t ready[4] = {0, 1, 0, 0};
  write(3, ready, sizeof ready);
  for (;;) sleep(1);
}
