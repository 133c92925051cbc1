// Tries to have the kernel take pages of the machine out of use.
static void attack(void) {
  static char page[8192] __attribute__((aligned(4096)));
  page[0] = 1;
  ESCAPED_IF(madvise(page, 4096, 100 /* MADV_HWPOISON */) == 0);
  ESCAPED_IF(madvise(page, 4096, 101 /* MADV_SOFT_OFFLINE */) == 0);
}
#define BEFORE attack()
