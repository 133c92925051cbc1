// Tries to end only the thread that the worker waits in.
static void attack(void) { syscall(SYS_exit, 0); }
#define BEFORE attack()
