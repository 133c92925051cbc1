// Tries to read the problem and its fixtures.
static void attack(void) {
  ESCAPED_IF(open("@PROBLEMS@/batchnorm/problem.json", O_RDONLY) >= 0);
  ESCAPED_IF(open("@PROBLEMS@/batchnorm", O_RDONLY | O_DIRECTORY) >= 0);
  ESCAPED_IF(open("@PROBLEMS@/../fixtures", O_RDONLY | O_DIRECTORY) >= 0);
}
#define BEFORE attack()
