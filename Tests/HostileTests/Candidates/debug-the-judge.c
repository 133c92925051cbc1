// Tries to attach to the judge as a debugger.
static void attack(void) {
  syscall(SYS_ptrace, 16 /* PTRACE_ATTACH */, getppid(), 0, 0);
  _exit(42);
}
#define BEFORE attack()
