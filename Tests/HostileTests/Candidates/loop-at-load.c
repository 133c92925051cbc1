// Tries to compute for ever before its first call.
AT_LOAD attack(void) {
  for (volatile int i = 0;; i++) {}
}
