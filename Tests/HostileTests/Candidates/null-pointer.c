// Tries to write through a null pointer.
static void attack(void) { *(volatile int *)0 = 1; }
#define BEFORE attack()
