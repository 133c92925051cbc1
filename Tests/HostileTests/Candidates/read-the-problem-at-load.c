// Tries to read the problem before its first call.
AT_LOAD attack(void) { ESCAPED_IF(open("@PROBLEMS@/batchnorm/problem.json", O_RDONLY) >= 0); }
