// Tries to print errors without end, before its first call.
AT_LOAD attack(void) {
  for (;;) fputs("error: everything is fine\n", stderr);
}
