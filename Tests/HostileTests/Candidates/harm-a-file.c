// Tries to delete, move, cut and overwrite a file of the user's.
static void attack(void) {
  ESCAPED_IF(unlink("@SCRATCH@/secret") == 0);
  ESCAPED_IF(rename("@SCRATCH@/secret", "@SCRATCH@/escaped") == 0);
  ESCAPED_IF(truncate("@SCRATCH@/secret", 0) == 0);
  ESCAPED_IF(chmod("@SCRATCH@/secret", 0777) == 0);
  ESCAPED_IF(open("@SCRATCH@/secret", O_WRONLY) >= 0);
  ESCAPED_IF(open("@SCRATCH@/secret", O_RDONLY | O_TRUNC) >= 0);
}
#define BEFORE attack()
