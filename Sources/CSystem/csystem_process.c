#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "csystem_process.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#ifdef __APPLE__
#include <libproc.h>
#include <mach/mach_time.h>
#endif

int csystem_exited(int status) { return WIFEXITED(status); }
int csystem_exit_status(int status) { return WEXITSTATUS(status); }
int csystem_signalled(int status) { return WIFSIGNALED(status); }
int csystem_signal_number(int status) { return WTERMSIG(status); }

int csystem_shared_memory(void) {
#ifdef __linux__
  int descriptor = memfd_create("judge", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  if (descriptor < 0) return -errno;
#else
  static int serial;
  char name[32];
  snprintf(name, sizeof name, "/judge-%d-%d", (int)getpid(), __sync_add_and_fetch(&serial, 1));
  int descriptor = shm_open(name, O_RDWR | O_CREAT | O_EXCL, 0600);
  if (descriptor < 0) return -errno;
  shm_unlink(name);
#endif
  return descriptor;
}

int csystem_set_size(int descriptor, uint64_t bytes) {
  int result;
  do result = ftruncate(descriptor, (off_t)bytes);
  while (result != 0 && errno == EINTR);
  return result == 0 ? 0 : -errno;
}

int csystem_seal(int descriptor, int against_writing) {
#ifdef __linux__
#ifndef F_SEAL_FUTURE_WRITE
#define F_SEAL_FUTURE_WRITE 0x0010
#endif
  if (fcntl(descriptor, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW) != 0) return -errno;
  if (against_writing && fcntl(descriptor, F_ADD_SEALS, F_SEAL_FUTURE_WRITE) != 0) return -errno;
  return fcntl(descriptor, F_ADD_SEALS, F_SEAL_SEAL) == 0 ? 0 : -errno;
#else
  (void)descriptor;
  (void)against_writing;
  return -ENOTSUP;
#endif
}

static int close_on_exec(int descriptor) {
  return fcntl(descriptor, F_SETFD, FD_CLOEXEC) == 0 ? 0 : -errno;
}

int csystem_socket_pair(int descriptors[2]) {
#ifdef __linux__
  int type = SOCK_SEQPACKET | SOCK_CLOEXEC;
#else
  int type = SOCK_STREAM;
#endif
  if (socketpair(AF_UNIX, type, 0, descriptors) != 0) return -errno;
#ifdef SO_NOSIGPIPE
  int on = 1;
  setsockopt(descriptors[0], SOL_SOCKET, SO_NOSIGPIPE, &on, sizeof on);
  setsockopt(descriptors[1], SOL_SOCKET, SO_NOSIGPIPE, &on, sizeof on);
#endif
  close_on_exec(descriptors[0]);
  close_on_exec(descriptors[1]);
  return 0;
}

int csystem_pipe(int descriptors[2]) {
#ifdef __linux__
  return pipe2(descriptors, O_CLOEXEC) == 0 ? 0 : -errno;
#else
  if (pipe(descriptors) != 0) return -errno;
  close_on_exec(descriptors[0]);
  close_on_exec(descriptors[1]);
  return 0;
#endif
}

int csystem_duplicate(int descriptor, int minimum) {
  int duplicate = fcntl(descriptor, F_DUPFD_CLOEXEC, minimum);
  return duplicate >= 0 ? duplicate : -errno;
}

int csystem_set_nonblocking(int descriptor) {
  int flags = fcntl(descriptor, F_GETFL);
  if (flags < 0) return -errno;
  return fcntl(descriptor, F_SETFL, flags | O_NONBLOCK) == 0 ? 0 : -errno;
}

#ifdef MSG_NOSIGNAL
#define SEND_FLAGS MSG_NOSIGNAL
#else
#define SEND_FLAGS 0
#endif
#ifdef MSG_CMSG_CLOEXEC
#define RECEIVE_FLAGS MSG_CMSG_CLOEXEC
#else
#define RECEIVE_FLAGS 0
#endif

typedef union {
  struct cmsghdr header;
  char bytes[CMSG_SPACE(sizeof(int))];
} control_message;

ssize_t csystem_send(int socket, const void *bytes, size_t count, int passed) {
  struct iovec vector = {.iov_base = (void *)bytes, .iov_len = count};
  control_message control;
  memset(&control, 0, sizeof control);
  struct msghdr message = {.msg_iov = &vector, .msg_iovlen = 1};
  if (passed >= 0) {
    message.msg_control = control.bytes;
    message.msg_controllen = sizeof control.bytes;
    struct cmsghdr *header = CMSG_FIRSTHDR(&message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(sizeof(int));
    memcpy(CMSG_DATA(header), &passed, sizeof passed);
  }
  ssize_t sent;
  do sent = sendmsg(socket, &message, SEND_FLAGS);
  while (sent < 0 && errno == EINTR);
  return sent >= 0 ? sent : -errno;
}

ssize_t csystem_receive(int socket, void *bytes, size_t count, int *passed) {
  struct iovec vector = {.iov_base = bytes, .iov_len = count};
  control_message control;
  struct msghdr message = {.msg_iov = &vector, .msg_iovlen = 1};
  /* Without room for them the kernel drops descriptors that come along. */
  if (passed) {
    *passed = -1;
    message.msg_control = control.bytes;
    message.msg_controllen = sizeof control.bytes;
  }
  ssize_t received;
  do received = recvmsg(socket, &message, RECEIVE_FLAGS);
  while (received < 0 && errno == EINTR);
  if (received < 0) return -errno;
  if (passed) {
    struct cmsghdr *header = CMSG_FIRSTHDR(&message);
    if (header && header->cmsg_level == SOL_SOCKET && header->cmsg_type == SCM_RIGHTS &&
        header->cmsg_len == CMSG_LEN(sizeof(int))) {
      memcpy(passed, CMSG_DATA(header), sizeof *passed);
    }
  }
  return received;
}

int csystem_process_descriptor(pid_t process) {
#ifdef __linux__
#ifndef __NR_pidfd_open
#define __NR_pidfd_open 434
#endif
  long descriptor = syscall(__NR_pidfd_open, process, 0);
  return descriptor >= 0 ? (int)descriptor : -errno;
#else
  (void)process;
  return -ENOSYS;
#endif
}

int csystem_has_ended(pid_t process) {
  siginfo_t information;
  memset(&information, 0, sizeof information);
  int result;
  do result = waitid(P_PID, (id_t)process, &information, WEXITED | WNOHANG | WNOWAIT);
  while (result != 0 && errno == EINTR);
  if (result != 0) return -errno;
  return information.si_pid == process;
}

uint64_t csystem_own_peak_bytes(void) {
  struct rusage usage;
  if (getrusage(RUSAGE_SELF, &usage) != 0) return 0;
#ifdef __APPLE__
  return (uint64_t)usage.ru_maxrss;
#else
  return (uint64_t)usage.ru_maxrss * 1024;
#endif
}

int64_t csystem_cpu_nanoseconds(pid_t process) {
#ifdef __linux__
  clockid_t clock;
  int error_number = clock_getcpuclockid(process, &clock);
  if (error_number != 0) return -error_number;
  struct timespec time;
  if (clock_gettime(clock, &time) != 0) return -errno;
  return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
#else
  struct rusage_info_v2 usage;
  if (proc_pid_rusage(process, RUSAGE_INFO_V2, (rusage_info_t *)&usage) != 0) return -errno;
  mach_timebase_info_data_t base;
  mach_timebase_info(&base);
  return (int64_t)((usage.ri_user_time + usage.ri_system_time) * base.numer / base.denom);
#endif
}
