// Tries to raise its own limits.
static void attack(void) {
  struct rlimit limit = {RLIM_INFINITY, RLIM_INFINITY};
  ESCAPED_IF(setrlimit(RLIMIT_CPU, &limit) == 0);
  ESCAPED_IF(prlimit(getpid(), RLIMIT_DATA, &limit, 0) == 0);
  ESCAPED_IF(setpriority(PRIO_PROCESS, 0, -20) == 0);
  ESCAPED_IF(prctl(PR_SET_DUMPABLE, 1) == 0);
}
#define BEFORE attack()
