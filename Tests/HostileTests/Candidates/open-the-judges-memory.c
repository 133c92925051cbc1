// Tries to open the judge's memory and descriptors through /proc.
static void attack(void) {
  char path[64];
  const char *names[] = {"mem", "maps", "environ", "fd", "fd/1", "cwd", "exe", "root/etc/passwd"};
  for (int i = 0; i < 8; i++) {
    snprintf(path, sizeof path, "/proc/%d/%s", (int)getppid(), names[i]);
    ESCAPED_IF(open(path, O_RDONLY) >= 0);
  }
  ESCAPED_IF(open("/proc/self/mem", O_RDWR) >= 0);
}
#define BEFORE attack()
