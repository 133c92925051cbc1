#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "csystem_lock.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>
#ifdef __linux__
#include <linux/capability.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>

#ifndef __NR_close_range
#define __NR_close_range 436
#endif

int csystem_close_from(int first) {
  if (syscall(__NR_close_range, (unsigned)first, ~0u, 0) == 0) return 0;
  struct rlimit limit;
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return -errno;
  rlim_t last = limit.rlim_cur < 1 << 20 ? limit.rlim_cur : 1 << 20;
  for (int descriptor = first; (rlim_t)descriptor < last; descriptor++) close(descriptor);
  return 0;
}

int csystem_drop_capabilities(void) {
  for (int capability = 0; capability <= 63; capability++) {
    if (prctl(PR_CAPBSET_READ, capability, 0, 0, 0) < 0) break;
    prctl(PR_CAPBSET_DROP, capability, 0, 0, 0);
  }
#ifdef PR_CAP_AMBIENT
  prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0);
#endif
  struct __user_cap_header_struct header = {.version = _LINUX_CAPABILITY_VERSION_3};
  struct __user_cap_data_struct none[_LINUX_CAPABILITY_U32S_3];
  memset(none, 0, sizeof none);
  return syscall(__NR_capset, &header, none) == 0 ? 0 : -errno;
}

int csystem_die_with_parent(int socket) {
  if (prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) != 0) return -errno;
  struct ucred peer;
  socklen_t size = sizeof peer;
  if (getsockopt(socket, SOL_SOCKET, SO_PEERCRED, &peer, &size) != 0) return -errno;
  return getppid() == peer.pid ? 0 : -ESRCH;
}

int csystem_refuse_inspection(void) {
  return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0 ? 0 : -errno;
}

int csystem_seatbelt(void) { return -ENOSYS; }

int csystem_no_new_privileges(void) {
  return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 ? 0 : -errno;
}

/* ---- Landlock. Older headers lack most of this. ------------------------------------------------ */

#ifndef __NR_landlock_create_ruleset
#define __NR_landlock_create_ruleset 444
#define __NR_landlock_add_rule 445
#define __NR_landlock_restrict_self 446
#endif

#define FS_EXECUTE (1ull << 0)
#define FS_WRITE_FILE (1ull << 1)
#define FS_READ_FILE (1ull << 2)
#define FS_READ_DIR (1ull << 3)
#define FS_REMOVE_DIR (1ull << 4)
#define FS_REMOVE_FILE (1ull << 5)
#define FS_MAKE_DIR (1ull << 7)
#define FS_MAKE_REG (1ull << 8)
#define FS_MAKE_SYM (1ull << 12)
#define FS_REFER (1ull << 13)
#define FS_TRUNCATE (1ull << 14)
#define FS_IOCTL_DEV (1ull << 15)
#define NET_BIND_AND_CONNECT_TCP 3ull
#define SCOPE_ABSTRACT_UNIX_SOCKET_AND_SIGNAL 3ull

struct ruleset_attributes {
  uint64_t handled_access_fs;
  uint64_t handled_access_net;
  uint64_t scoped;
};

struct __attribute__((packed)) path_attributes {
  uint64_t allowed_access;
  int32_t parent_fd;
};

int csystem_landlock_version(void) {
  long version = syscall(__NR_landlock_create_ruleset, NULL, 0, 1u);
  return version >= 0 ? (int)version : -errno;
}

/* All rights that a version knows; what is not handled would be allowed. */
static uint64_t known_rights(int version) {
  uint64_t rights = (1ull << 13) - 1;
  if (version >= 2) rights |= FS_REFER;
  if (version >= 3) rights |= FS_TRUNCATE;
  if (version >= 5) rights |= FS_IOCTL_DEV;
  return rights;
}

int csystem_landlock_create(void) {
  int version = csystem_landlock_version();
  if (version < 0) return version;
  struct ruleset_attributes attributes = {.handled_access_fs = known_rights(version)};
  size_t size = sizeof attributes.handled_access_fs;
  if (version >= 4) {
    attributes.handled_access_net = NET_BIND_AND_CONNECT_TCP;
    size += sizeof attributes.handled_access_net;
  }
  if (version >= 6) {
    attributes.scoped = SCOPE_ABSTRACT_UNIX_SOCKET_AND_SIGNAL;
    size += sizeof attributes.scoped;
  }
  long rules = syscall(__NR_landlock_create_ruleset, &attributes, size, 0);
  return rules >= 0 ? (int)rules : -errno;
}

int csystem_landlock_allow(int rules, const char *path, uint32_t what) {
  int descriptor = open(path, O_PATH | O_CLOEXEC);
  if (descriptor < 0) return -errno;
  struct stat status;
  int is_folder = fstat(descriptor, &status) == 0 && S_ISDIR(status.st_mode);
  uint64_t rights = 0;
  if (what & CSYSTEM_LANDLOCK_READ) rights |= FS_READ_FILE | FS_READ_DIR;
  if (what & CSYSTEM_LANDLOCK_READ_NAMED) rights |= FS_READ_FILE;
  if (what & CSYSTEM_LANDLOCK_EXECUTE) rights |= FS_EXECUTE;
  if (what & CSYSTEM_LANDLOCK_WRITE) {
    rights |= FS_WRITE_FILE | FS_TRUNCATE | FS_REMOVE_DIR | FS_REMOVE_FILE | FS_MAKE_DIR |
              FS_MAKE_REG | FS_MAKE_SYM | FS_REFER;
  }
  if (!is_folder) rights &= FS_READ_FILE | FS_EXECUTE | FS_WRITE_FILE | FS_TRUNCATE;
  struct path_attributes attributes = {
      .allowed_access = rights & known_rights(csystem_landlock_version()),
      .parent_fd = descriptor,
  };
  int result = 0;
  if (syscall(__NR_landlock_add_rule, rules, 1, &attributes, 0) != 0) result = -errno;
  close(descriptor);
  return result;
}

int csystem_landlock_restrict(int rules) {
  int result = syscall(__NR_landlock_restrict_self, rules, 0) == 0 ? 0 : -errno;
  close(rules);
  return result;
}

#else

#include <dlfcn.h>
#include <pthread.h>
#include <stdlib.h>
#include <sys/event.h>

int csystem_close_from(int first) {
  for (int descriptor = first; descriptor < getdtablesize(); descriptor++) close(descriptor);
  return 0;
}

int csystem_drop_capabilities(void) { return -ENOTSUP; }

/* The system has no parent-death signal: a thread waits for the parent's end. */
static void *wait_for_parent(void *parent) {
  int queue = (int)(intptr_t)parent;
  struct kevent event;
  while (kevent(queue, NULL, 0, &event, 1, NULL) < 0 && errno == EINTR) {
  }
  kill(getpid(), SIGKILL);
  return NULL;
}

int csystem_die_with_parent(int socket) {
  (void)socket;
  int queue = kqueue();
  if (queue < 0) return -errno;
  struct kevent change;
  EV_SET(&change, getppid(), EVFILT_PROC, EV_ADD | EV_ONESHOT, NOTE_EXIT, 0, NULL);
  if (kevent(queue, &change, 1, NULL, 0, NULL) < 0) return -errno;
  pthread_t thread;
  return -pthread_create(&thread, NULL, wait_for_parent, (void *)(intptr_t)queue);
}

/* Deprecated and still there; looked up, so that nothing breaks on the day it is gone. */
int csystem_seatbelt(void) {
  static const char profile[] =
      "(version 1)(allow default)(deny network*)(deny file-write*)(deny process-exec*)"
      "(deny process-fork)(deny signal (target others))";
  int (*initialize)(const char *, uint64_t, char **) =
      (int (*)(const char *, uint64_t, char **))dlsym(RTLD_DEFAULT, "sandbox_init");
  if (!initialize) return -ENOSYS;
  char *error = NULL;
  return initialize(profile, 0, &error) == 0 ? 0 : -EPERM;
}

int csystem_refuse_inspection(void) { return -ENOTSUP; }
int csystem_no_new_privileges(void) { return -ENOTSUP; }
int csystem_landlock_version(void) { return -ENOSYS; }
int csystem_landlock_create(void) { return -ENOSYS; }
int csystem_landlock_allow(int rules, const char *path, uint32_t what) {
  (void)rules;
  (void)path;
  (void)what;
  return -ENOSYS;
}
int csystem_landlock_restrict(int rules) {
  (void)rules;
  return -ENOSYS;
}
#endif
