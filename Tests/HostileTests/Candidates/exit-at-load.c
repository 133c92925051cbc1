// Tries to end with status 0 before its first call.
AT_LOAD attack(void) { _exit(0); }
