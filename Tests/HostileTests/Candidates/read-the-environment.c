// Tries to find the judge's secrets in the environment.
static void attack(void) {
  ESCAPED_IF(getenv("JUDGE_TEST_SECRET") || getenv("HOME") || getenv("PATH"));
}
#define BEFORE attack()
