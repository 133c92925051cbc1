#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "csystem_guard.h"
#include "csystem_lock.h"

#include <errno.h>
#include <string.h>

#ifdef __linux__
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <sched.h>
#include <stddef.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Numbers that older headers lack; they are the same on all machines. */
#ifndef __NR_pidfd_send_signal
#define __NR_pidfd_send_signal 424
#define __NR_io_uring_setup 425
#define __NR_io_uring_enter 426
#define __NR_io_uring_register 427
#endif
#ifndef __NR_pidfd_open
#define __NR_pidfd_open 434
#endif
#ifndef __NR_clone3
#define __NR_clone3 435
#endif
#ifndef __NR_pidfd_getfd
#define __NR_pidfd_getfd 438
#endif

#if defined(__x86_64__)
#define MACHINE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define MACHINE AUDIT_ARCH_AARCH64
#endif
#endif

#if defined(__linux__) && defined(MACHINE)

#ifndef SECCOMP_FILTER_FLAG_NEW_LISTENER
#define SECCOMP_FILTER_FLAG_NEW_LISTENER (1UL << 3)
#endif
#ifndef SECCOMP_FILTER_FLAG_TSYNC_ESRCH
#define SECCOMP_FILTER_FLAG_TSYNC_ESRCH (1UL << 4)
#endif
#ifndef SECCOMP_USER_NOTIF_FLAG_CONTINUE
#define SECCOMP_USER_NOTIF_FLAG_CONTINUE (1UL << 0)
#endif

enum { ALLOWED, REFUSED, FORBIDDEN };

static const struct {
  int number;
  int action;
  const char *name;
} calls[] = {
#define CALL(name, action) {__NR_##name, action, #name},
#include "csystem_calls.h"
#undef CALL
    {__NR_clone, -1, "clone"}, {__NR_kill, -1, "kill"}, {__NR_tgkill, -1, "tgkill"},
};
#define CALL_COUNT (sizeof calls / sizeof calls[0])

/* ---- A small assembler --------------------------------------------------------------------------- */

#define CAPACITY 1024
typedef struct {
  struct sock_filter code[CAPACITY];
  unsigned short length;
} program;

static void emit(program *p, uint16_t code, uint32_t k, uint8_t if_true, uint8_t if_false) {
  if (p->length < CAPACITY) {
    p->code[p->length++] = (struct sock_filter){code, if_true, if_false, k};
  }
}

static void load_number(program *p) {
  emit(p, BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr), 0, 0);
}

/* The lower half of an argument: both machines are little-endian, and the arguments that are looked at
 * are ints to the kernel, or flags in their lower half. */
static void load_argument(program *p, int index) {
  emit(p, BPF_LD | BPF_W | BPF_ABS,
       (uint32_t)(offsetof(struct seccomp_data, args) + 8 * (size_t)index), 0, 0);
}

static void answer(program *p, uint32_t action) { emit(p, BPF_RET | BPF_K, action, 0, 0); }

/* `action` if what is loaded equals `value`; else goes on. */
static void if_equal(program *p, uint32_t value, uint32_t action) {
  emit(p, BPF_JMP | BPF_JEQ | BPF_K, value, 0, 1);
  answer(p, action);
}

static void if_any_bit(program *p, uint32_t bits, uint32_t action) {
  emit(p, BPF_JMP | BPF_JSET | BPF_K, bits, 0, 1);
  answer(p, action);
}

/* The code up to `end_call` is for this call alone. */
static unsigned short begin_call(program *p, int number) {
  emit(p, BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)number, 0, 0);
  return p->length;
}

static void end_call(program *p, unsigned short begin, uint32_t otherwise) {
  answer(p, otherwise);
  p->code[begin - 1].jf = (uint8_t)(p->length - begin);
}

#define REFUSE(number) (SECCOMP_RET_ERRNO | (number))

static int install(const program *p, unsigned long flags) {
  if (p->length >= CAPACITY) return -E2BIG;
  struct sock_fprog filter = {.len = p->length, .filter = (struct sock_filter *)p->code};
  long result = syscall(__NR_seccomp, SECCOMP_SET_MODE_FILTER, flags, &filter);
  return result >= 0 ? (int)result : -errno;
}

/* ---- The filters ------------------------------------------------------------------------------------ */

static void open_for_reading(program *p, int number, int flags_argument) {
  unsigned short begin = begin_call(p, number);
  load_argument(p, flags_argument);
  if_any_bit(p, O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | (O_TMPFILE & ~O_DIRECTORY), REFUSE(EACCES));
  end_call(p, begin, SECCOMP_RET_ALLOW);
}

static void own_process_only(program *p, int number, pid_t own, uint32_t forbidden) {
  unsigned short begin = begin_call(p, number);
  load_argument(p, 0);
  if_equal(p, (uint32_t)own, SECCOMP_RET_ALLOW);
  end_call(p, begin, forbidden);
}

static void values_only(
    program *p, int number, int argument, const uint32_t *values, size_t count, int error_number) {
  unsigned short begin = begin_call(p, number);
  load_argument(p, argument);
  for (size_t index = 0; index < count; index++) if_equal(p, values[index], SECCOMP_RET_ALLOW);
  end_call(p, begin, REFUSE((uint32_t)error_number));
}

#define VALUES(...) \
  (const uint32_t[]){__VA_ARGS__}, sizeof((const uint32_t[]){__VA_ARGS__}) / sizeof(uint32_t)

static void build(program *p, int control, uint32_t forbidden, uint32_t new_thread) {
  p->length = 0;
  emit(p, BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch), 0, 0);
  emit(p, BPF_JMP | BPF_JEQ | BPF_K, MACHINE, 1, 0);
  answer(p, forbidden);
  load_number(p);
#ifdef __x86_64__
  /* The same machine's other numbering (x32). */
  emit(p, BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1);
  answer(p, forbidden);
#endif

  unsigned short begin = begin_call(p, __NR_mmap);
  load_argument(p, 3);
  /* Shared memory without a file does not count as the process's own. */
  emit(p, BPF_ALU | BPF_AND | BPF_K, MAP_SHARED | MAP_ANONYMOUS, 0, 0);
  if_equal(p, MAP_SHARED | MAP_ANONYMOUS, REFUSE(ENOMEM));
  end_call(p, begin, SECCOMP_RET_ALLOW);
  if_equal(p, __NR_mprotect, SECCOMP_RET_ALLOW);
  for (size_t index = 0; index < CALL_COUNT; index++) {
    uint32_t number = (uint32_t)calls[index].number;
    if (calls[index].action == ALLOWED) if_equal(p, number, SECCOMP_RET_ALLOW);
    if (calls[index].action == REFUSED) if_equal(p, number, REFUSE(EPERM));
    if (calls[index].action == FORBIDDEN) if_equal(p, number, forbidden);
  }

  open_for_reading(p, __NR_openat, 2);
#ifdef __NR_open
  open_for_reading(p, __NR_open, 1);
#endif
  /* Otherwise glibc gives up on threads instead of falling back to clone. */
  if_equal(p, __NR_clone3, REFUSE(ENOSYS));
  begin = begin_call(p, __NR_clone);
  load_argument(p, 0);
  if_any_bit(p, CLONE_THREAD, new_thread);
  end_call(p, begin, forbidden);
  own_process_only(p, __NR_kill, getpid(), forbidden);
  own_process_only(p, __NR_tgkill, getpid(), forbidden);

  /* Names of threads and of memory. */
  values_only(p, __NR_prctl, 0, VALUES(15, 16, 0x53564d41), EPERM);
  /* Not F_SETOWN and F_SETSIG, which send signals to others. */
  values_only(
      p, __NR_fcntl, 1, VALUES(F_DUPFD, F_GETFD, F_SETFD, F_GETFL, F_SETFL, F_DUPFD_CLOEXEC), EPERM);
  /* Not FIOSETOWN, for the same reason. */
  values_only(p, __NR_ioctl, 1, VALUES(TCGETS, TIOCGWINSZ, FIONREAD, FIONBIO, FIOCLEX, FIONCLEX), ENOTTY);
  /* Not MADV_HWPOISON. */
  begin = begin_call(p, __NR_madvise);
  load_argument(p, 2);
  emit(p, BPF_JMP | BPF_JGE | BPF_K, 100, 0, 1);
  answer(p, REFUSE(EINVAL));
  end_call(p, begin, SECCOMP_RET_ALLOW);
  /* Only to read the limits: the new ones are a pointer, of which both halves must be 0. */
  begin = begin_call(p, __NR_prlimit64);
  load_argument(p, 2);
  emit(p, BPF_JMP | BPF_JEQ | BPF_K, 0, 1, 0);
  answer(p, REFUSE(EPERM));
  emit(p, BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args) + 8 * 2 + 4, 0, 0);
  emit(p, BPF_JMP | BPF_JEQ | BPF_K, 0, 1, 0);
  answer(p, REFUSE(EPERM));
  end_call(p, begin, SECCOMP_RET_ALLOW);
  /* The worker hands the descriptor of the questions to the judge. */
  values_only(p, __NR_sendmsg, 0, VALUES((uint32_t)control), EPERM);
  /* The second filter, which can only tighten. Not one with questions of its own. */
  values_only(p, __NR_seccomp, 1, VALUES(SECCOMP_FILTER_FLAG_TSYNC), EPERM);
  answer(p, REFUSE(ENOSYS));
}

int csystem_seccomp_confine(int control, int *threads_asked) {
  static program p;
  /* A flag is known if a missing filter is what the kernel complains of. Letting a call go on
   * after asking came one version before this flag, and cannot be asked for itself. */
  syscall(__NR_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC_ESRCH, NULL);
  *threads_asked = errno == EFAULT;
  uint32_t new_thread = *threads_asked ? SECCOMP_RET_USER_NOTIF : SECCOMP_RET_ALLOW;
  build(&p, control, SECCOMP_RET_USER_NOTIF, new_thread);
  int questions = install(&p, SECCOMP_FILTER_FLAG_NEW_LISTENER);
  if (questions >= 0) return questions;
  *threads_asked = 0;
  build(&p, control, SECCOMP_RET_KILL_PROCESS, SECCOMP_RET_ALLOW);
  int result = install(&p, 0);
  return result >= 0 ? CSYSTEM_SECCOMP_SILENT : result == -1 ? -EACCES : result;
}

static void not_executable(program *p, int number) {
  unsigned short begin = begin_call(p, number);
  load_argument(p, 2);
  if_any_bit(p, PROT_EXEC, REFUSE(EACCES));
  end_call(p, begin, SECCOMP_RET_ALLOW);
}

int csystem_seccomp_tighten(void) {
  static program p;
  p.length = 0;
  load_number(&p);
  not_executable(&p, __NR_mmap);
  not_executable(&p, __NR_mprotect);
  if_equal(&p, __NR_sendmsg, REFUSE(EPERM));
  if_equal(&p, __NR_seccomp, REFUSE(EPERM));
  answer(&p, SECCOMP_RET_ALLOW);
  /* Constructors of the candidate may have made threads. */
  int result = install(&p, SECCOMP_FILTER_FLAG_TSYNC);
  return result > 0 ? -ESRCH : result;
}

int csystem_seccomp_confine_compiler(void) {
  static const int refused[] = {
      __NR_socket, __NR_connect, __NR_bind, __NR_ptrace, __NR_process_vm_readv, __NR_process_vm_writev,
      __NR_pidfd_getfd, __NR_bpf, __NR_perf_event_open, __NR_userfaultfd,
      __NR_io_uring_setup, __NR_keyctl, __NR_add_key, __NR_request_key, __NR_mount, __NR_umount2,
      __NR_pivot_root, __NR_chroot, __NR_unshare, __NR_setns, __NR_init_module, __NR_finit_module,
      __NR_kexec_load, __NR_reboot, __NR_swapon, __NR_swapoff, __NR_open_by_handle_at,
      __NR_settimeofday, __NR_clock_settime, __NR_sethostname,
  };
  static program p;
  p.length = 0;
  emit(&p, BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch), 0, 0);
  emit(&p, BPF_JMP | BPF_JEQ | BPF_K, MACHINE, 1, 0);
  answer(&p, SECCOMP_RET_KILL_PROCESS);
  load_number(&p);
#ifdef __x86_64__
  emit(&p, BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1);
  answer(&p, SECCOMP_RET_KILL_PROCESS);
#endif
  for (size_t index = 0; index < sizeof refused / sizeof refused[0]; index++) {
    if_equal(&p, (uint32_t)refused[index], REFUSE(EPERM));
  }
  answer(&p, SECCOMP_RET_ALLOW);
  int result = install(&p, 0);
  return result > 0 ? -EPERM : result;
}

/* ---- Answering -------------------------------------------------------------------------------------- */

int csystem_next_question(int questions, csystem_question *question) {
  struct pollfd waiting = {.fd = questions, .events = POLLIN};
  if (poll(&waiting, 1, 0) <= 0 || !(waiting.revents & POLLIN)) return 0;
  /* The kernel may know a longer structure than these headers do. */
  union {
    struct seccomp_notif notification;
    char room[1024];
  } space;
  memset(&space, 0, sizeof space);
  if (ioctl(questions, SECCOMP_IOCTL_NOTIF_RECV, &space) != 0) {
    /* The thread that asked has been killed meanwhile. */
    return errno == ENOENT || errno == EINTR ? 0 : -errno;
  }
  question->identifier = space.notification.id;
  question->number = space.notification.data.nr;
  question->flags = space.notification.data.args[0];
  question->thread = space.notification.pid;
  question->foreign = space.notification.data.arch != MACHINE;
  return 1;
}

int csystem_answer(int questions, uint64_t identifier, int error_number) {
  union {
    struct seccomp_notif_resp answer;
    char room[1024];
  } space;
  memset(&space, 0, sizeof space);
  space.answer.id = identifier;
  if (error_number == 0) {
    space.answer.flags = SECCOMP_USER_NOTIF_FLAG_CONTINUE;
  } else {
    space.answer.error = -error_number;
  }
  return ioctl(questions, SECCOMP_IOCTL_NOTIF_SEND, &space) == 0 ? 0 : -errno;
}

int csystem_is_new_thread(const csystem_question *question) {
  return !question->foreign && question->number == __NR_clone && (question->flags & CLONE_THREAD);
}

const char *csystem_call_name(int64_t number) {
  for (size_t index = 0; index < CALL_COUNT; index++) {
    if (calls[index].number == number) return calls[index].name;
  }
  return NULL;
}

#else

int csystem_seccomp_confine_compiler(void) { return -ENOSYS; }
int csystem_seccomp_confine(int control, int *threads_asked) {
  (void)control;
  *threads_asked = 0;
  return -ENOSYS;
}
int csystem_seccomp_tighten(void) { return -ENOSYS; }
int csystem_next_question(int questions, csystem_question *question) {
  (void)questions;
  (void)question;
  return 0;
}
int csystem_answer(int questions, uint64_t identifier, int error_number) {
  (void)questions;
  (void)identifier;
  (void)error_number;
  return -ENOSYS;
}
int csystem_is_new_thread(const csystem_question *question) {
  (void)question;
  return 0;
}
const char *csystem_call_name(int64_t number) {
  (void)number;
  return NULL;
}
#endif
