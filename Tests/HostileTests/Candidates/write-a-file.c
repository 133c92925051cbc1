// Tries to leave a file behind.
static void attack(void) {
  ESCAPED_IF(open("@SCRATCH@/escaped", O_WRONLY | O_CREAT, 0600) >= 0);
  ESCAPED_IF(open("/tmp", O_RDWR | O_TMPFILE, 0600) >= 0);
  ESCAPED_IF(creat("@SCRATCH@/escaped", 0600) >= 0);
  ESCAPED_IF(mkdir("@SCRATCH@/escaped", 0700) == 0);
  ESCAPED_IF(symlink("/etc", "@SCRATCH@/escaped") == 0);
}
#define BEFORE attack()
