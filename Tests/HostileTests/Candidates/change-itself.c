// Tries to overwrite its own library, which the cache keeps for others.
#include <dlfcn.h>

static void attack(void) {
  Dl_info info;
  ESCAPED_IF(dladdr((void *)attack, &info) && open(info.dli_fname, O_RDWR) >= 0);
  ESCAPED_IF(dladdr((void *)attack, &info) && unlink(info.dli_fname) == 0);
}
#define BEFORE attack()
