// Tries to end with status 0 before anything is compared.
static void attack(void) { exit(0); }
#define BEFORE attack()
