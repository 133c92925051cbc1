#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "csystem_faults.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#ifdef __APPLE__
#include <sys/ucontext.h>
#else
#include <ucontext.h>
#endif

static csystem_fault_record *volatile current_record;
static csystem_fault_table *volatile current_table;
static uint64_t probe_bytes;

/* 1 if the access was a write, as the processor says. */
static uint64_t is_write(const void *context) {
#if defined(__linux__) && defined(__x86_64__)
  const ucontext_t *user = context;
  return (user->uc_mcontext.gregs[REG_ERR] >> 1) & 1;
#elif defined(__linux__) && defined(__aarch64__)
  /* The exception syndrome is one of the records behind the registers; bit 6 is WnR. */
  const ucontext_t *user = context;
  const unsigned char *cursor = (const unsigned char *)user->uc_mcontext.__reserved;
  const unsigned char *end = cursor + sizeof user->uc_mcontext.__reserved;
  while (cursor + 16 <= end) {
    uint32_t magic, size;
    memcpy(&magic, cursor, 4);
    memcpy(&size, cursor + 4, 4);
    if (magic == 0x45535201) {
      uint64_t syndrome;
      memcpy(&syndrome, cursor + 8, 8);
      return (syndrome >> 6) & 1;
    }
    if (magic == 0 || size < 8) return 0;
    cursor += size;
  }
  return 0;
#elif defined(__APPLE__) && defined(__x86_64__)
  const ucontext_t *user = context;
  return (user->uc_mcontext->__es.__err >> 1) & 1;
#elif defined(__APPLE__) && defined(__arm64__)
  const ucontext_t *user = context;
  return (user->uc_mcontext->__es.__esr >> 6) & 1;
#else
  (void)context;
  return 0;
#endif
}

/* How far the address is from the elements of a buffer; UINT64_MAX if it is not on its pages or
 * guards. A guard page may lie between two buffers: the nearer one is meant. */
static uint64_t distance(const csystem_fault_buffer *buffer, uint64_t guard, uint64_t address) {
  if (address + guard < buffer->pages) return UINT64_MAX;
  if (address >= buffer->pages + buffer->page_bytes + guard) return UINT64_MAX;
  uint64_t end = buffer->data + buffer->count * 8;
  if (address < buffer->data) return buffer->data - address;
  if (address >= end) return address - end;
  return 0;
}

static int64_t nearest(const csystem_fault_table *table, uint64_t address) {
  int64_t best = -1;
  uint64_t least = UINT64_MAX;
  for (uint64_t index = 0; index < table->count; index++) {
    uint64_t there = distance(&table->buffers[index], table->guard_bytes, address);
    if (there < least) {
      least = there;
      best = (int64_t)index;
    }
  }
  return best;
}

/* 1 if the write was to the pages of an input and has been let through. */
static int let_through(csystem_fault_buffer *buffer, uint64_t address) {
  if (!buffer->input) return 0;
  if (address < buffer->pages || address >= buffer->pages + buffer->page_bytes) return 0;
  buffer->dirty = 1;
  return mprotect((void *)buffer->pages, buffer->page_bytes, PROT_READ | PROT_WRITE) == 0;
}

static int memory_is_short(void) {
  if (probe_bytes == 0) return 0;
  void *probe = mmap(NULL, probe_bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANON, -1, 0);
  if (probe == MAP_FAILED) return errno == ENOMEM;
  munmap(probe, probe_bytes);
  return 0;
}

static void handle(int signal_number, siginfo_t *info, void *context) {
  int error_number = errno;
  /* Kernel-made signals of these kinds carry an address; one that was sent does not. */
  int has_address = (signal_number == SIGSEGV || signal_number == SIGBUS) && info->si_code > 0;
  uint64_t address = has_address ? (uint64_t)info->si_addr : 0;
  uint64_t write = has_address ? is_write(context) : 0;
  csystem_fault_table *table = current_table;
  int64_t buffer = -1;
  if (has_address && table) buffer = nearest(table, address);
  if (buffer >= 0 && write && let_through(&table->buffers[buffer], address)) {
    errno = error_number;
    return;
  }
  csystem_fault_record *record = current_record;
  if (record) {
    int64_t element = 0;
    if (buffer >= 0) {
      int64_t bytes = (int64_t)(address - table->buffers[buffer].data);
      /* Rounds down, also before element 0. */
      element = bytes >= 0 ? bytes / 8 : -((7 - bytes) / 8);
    }
    record->address = address;
    record->write = write;
    record->error_number = memory_is_short() ? ENOMEM : error_number;
    record->buffer = buffer;
    record->element = element;
    record->signal = signal_number;
  }
  /* Dies of the same signal, now: returning would go on after a breakpoint or a sent signal. */
  signal(signal_number, SIG_DFL);
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, signal_number);
  pthread_sigmask(SIG_UNBLOCK, &set, NULL);
  raise(signal_number);
  _exit(128 + signal_number);
}

int csystem_faults_install(csystem_fault_record *record, uint64_t memory_probe_bytes) {
  static const int signals[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTRAP};
  /* The kernel's frame with wide vector registers takes up to 11 KiB. */
  static const size_t stack_bytes = 65536;
  probe_bytes = memory_probe_bytes;
  current_record = record;
  void *stack = mmap(
      NULL, stack_bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANON, -1, 0);
  if (stack == MAP_FAILED) return -errno;
  stack_t alternate = {.ss_sp = stack, .ss_size = stack_bytes, .ss_flags = 0};
  if (sigaltstack(&alternate, NULL) != 0) return -errno;
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_sigaction = handle;
  action.sa_flags = SA_SIGINFO | SA_ONSTACK;
  sigemptyset(&action.sa_mask);
  for (size_t index = 0; index < sizeof signals / sizeof signals[0]; index++) {
    if (sigaction(signals[index], &action, NULL) != 0) return -errno;
  }
  return 0;
}

void csystem_faults_begin(csystem_fault_table *table) { current_table = table; }

void csystem_faults_end(void) { current_table = NULL; }
