// Tries to leave denormal numbers switched off.
static void attack(void) {
#if defined(__x86_64__)
  unsigned control;
  __asm__ volatile("stmxcsr %0" : "=m"(control));
  control |= 0x8040;
  __asm__ volatile("ldmxcsr %0" : : "m"(control));
#endif
}
#define AFTER(out, n) attack()
