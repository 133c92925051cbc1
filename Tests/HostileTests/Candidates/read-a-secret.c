// Tries to read and print a file of the user's.
static void attack(void) {
  char secret[100] = "";
  int file = open("@SCRATCH@/secret", O_RDONLY);
  if (file < 0) return;
  if (read(file, secret, sizeof secret - 1) > 0) puts(secret);
  _exit(42);
}
#define BEFORE attack()
