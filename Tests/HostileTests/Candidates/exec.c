// Tries to turn the worker into another program.
static void attack(void) {
  execl("/bin/touch", "touch", "@SCRATCH@/escaped", (char *)0);
  _exit(42);
}
#define BEFORE attack()
