// Tries to do its work after the judgement, in exit handlers.
static void late(void) { _exit(42); }
__attribute__((destructor)) static void destruct(void) { _exit(42); }
AT_LOAD register_late(void) { atexit(late); }
