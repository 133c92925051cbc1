// Tries to switch off the signal that ends it with the judge.
static void attack(void) { ESCAPED_IF(prctl(PR_SET_PDEATHSIG, 0) == 0); }
#define BEFORE attack()
