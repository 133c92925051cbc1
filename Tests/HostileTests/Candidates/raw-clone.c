// Tries to make a process with the system call itself.
static void attack(void) {
  if (syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0) == 0) sleep(1000);
  _exit(42);
}
#define BEFORE attack()
