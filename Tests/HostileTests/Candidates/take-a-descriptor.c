// Tries to take a descriptor of the judge's.
static void attack(void) {
  syscall(434 /* pidfd_open */, getppid(), 0);
  _exit(42);
}
#define BEFORE attack()
