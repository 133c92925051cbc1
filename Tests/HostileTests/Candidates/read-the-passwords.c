// Tries to read the system's users.
static void attack(void) {
  ESCAPED_IF(open("/etc/passwd", O_RDONLY) >= 0);
  ESCAPED_IF(open("/usr/lib/../../etc/passwd", O_RDONLY) >= 0);
  ESCAPED_IF(open("/etc/shadow", O_RDONLY) >= 0);
}
#define BEFORE attack()
