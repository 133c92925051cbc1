// Tries to have the assembler put a file of the user's into the library.
__asm__(".section .rodata\n.globl secret\nsecret: .incbin \"@SCRATCH@/secret\"\n.text");
extern char secret[];
static void attack(void) { puts(secret); _exit(42); }
#define BEFORE attack()
