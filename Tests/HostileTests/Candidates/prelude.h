// Stands before every attack in C. An attack that works says so by ending with status 42, or by
// changing the scratch folder. What is left undefined here, it may define:
//   BEFORE           runs at the start of every call
//   AFTER(out, n)    runs before every return
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <fenv.h>
#include <math.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#define ESCAPED_IF(works) do { if (works) _exit(42); } while (0)
#define AT_LOAD __attribute__((constructor)) static void
