// Tries to run a command through the shell.
static void attack(void) {
  if (system("touch @SCRATCH@/escaped") == 0) _exit(42);
}
#define BEFORE attack()
