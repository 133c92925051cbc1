// Tries to run another program in a process made by vfork.
static void attack(void) {
  if (vfork() == 0) {
    execl("/bin/touch", "touch", "@SCRATCH@/escaped", (char *)0);
    _exit(0);
  }
  _exit(42);
}
#define BEFORE attack()
