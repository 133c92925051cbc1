// Tries to end in abort.
static void attack(void) { abort(); }
#define BEFORE attack()
