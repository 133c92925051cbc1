// Tries to make a process before its first call.
AT_LOAD attack(void) {
  if (fork() == 0) sleep(1000);
  _exit(42);
}
