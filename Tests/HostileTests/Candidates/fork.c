// Tries to make a process that outlives the judgement.
static void attack(void) {
  if (fork() == 0) sleep(1000);
  _exit(42);
}
#define BEFORE attack()
