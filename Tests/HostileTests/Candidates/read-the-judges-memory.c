// Tries to read the expected values out of the judge.
static void attack(void) {
  char bytes[64];
  struct iovec here = {bytes, sizeof bytes}, there = {(void *)0x400000, sizeof bytes};
  process_vm_readv(getppid(), &here, 1, &there, 1, 0);
  _exit(42);
}
#define BEFORE attack()
