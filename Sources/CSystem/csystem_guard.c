#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "csystem_guard.h"

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif
#ifdef __APPLE__
#include <libproc.h>
#endif

pid_t csystem_fork(void) { return fork(); }

int csystem_adopt_orphans(void) {
#ifdef __linux__
  return prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) == 0 ? 0 : -errno;
#else
  return -ENOTSUP;
#endif
}

int csystem_die_with(pid_t parent) {
#ifdef __linux__
  if (prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) != 0) return -errno;
#endif
  return getppid() == parent ? 0 : -ESRCH;
}

#ifdef __linux__
/* The parent of a process, or -1. */
static pid_t parent_of(const char *process) {
  char path[64], text[512];
  snprintf(path, sizeof path, "/proc/%.20s/stat", process);
  int file = open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0) return -1;
  ssize_t count = read(file, text, sizeof text - 1);
  close(file);
  if (count <= 0) return -1;
  text[count] = 0;
  /* The name in parentheses may hold anything. */
  const char *end = strrchr(text, ')');
  char state;
  int parent;
  return end && sscanf(end + 1, " %c %d", &state, &parent) == 2 ? (pid_t)parent : -1;
}

static void kill_children(pid_t parent) {
  DIR *processes = opendir("/proc");
  if (!processes) return;
  for (struct dirent *entry; (entry = readdir(processes));) {
    if (!isdigit((unsigned char)entry->d_name[0])) continue;
    if (parent_of(entry->d_name) == parent) kill((pid_t)atoi(entry->d_name), SIGKILL);
  }
  closedir(processes);
}
#else
/* Orphans are not adopted here: grandchildren go first. */
static void kill_children(pid_t parent) {
  pid_t children[256];
  int count = proc_listchildpids(parent, children, sizeof children);
  for (int index = 0; index < count && index < 256; index++) {
    kill_children(children[index]);
    kill(children[index], SIGKILL);
  }
}
#endif

void csystem_end_children(void) {
  for (int round = 0; round < 5000; round++) {
    kill_children(getpid());
    pid_t ended;
    do ended = waitpid(-1, NULL, WNOHANG);
    while (ended > 0 || (ended < 0 && errno == EINTR));
    if (ended < 0) return;
    usleep(500);
  }
}

static int remove_entry(
    const char *path, const struct stat *status, int kind, struct FTW *position) {
  (void)status;
  (void)kind;
  (void)position;
  remove(path);
  return 0;
}

static int open_folder(
    const char *path, const struct stat *status, int kind, struct FTW *position) {
  (void)status;
  (void)position;
  if (kind == FTW_DNR || kind == FTW_D) chmod(path, 0700);
  return 0;
}

void csystem_remove_tree(const char *path) {
  if (nftw(path, remove_entry, 16, FTW_DEPTH | FTW_PHYS) == 0 && access(path, F_OK) != 0) return;
  nftw(path, open_folder, 16, FTW_PHYS);
  nftw(path, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
}

static volatile sig_atomic_t termination;

static void note_termination(int signal_number) { termination = signal_number; }

void csystem_note_terminations(void) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = note_termination;
  sigemptyset(&action.sa_mask);
  sigaction(SIGTERM, &action, NULL);
  sigaction(SIGINT, &action, NULL);
  sigaction(SIGHUP, &action, NULL);
}

int csystem_termination_noted(void) { return termination != 0; }

static sigset_t watched;

static void *watch(void *action) {
  int signal_number = 0;
  while (sigwait(&watched, &signal_number) != 0) {
  }
  ((void (*)(int))action)(signal_number);
  return NULL;
}

int csystem_watch_signals(void (*action)(int signal_number)) {
  sigemptyset(&watched);
  sigaddset(&watched, SIGINT);
  sigaddset(&watched, SIGTERM);
  sigaddset(&watched, SIGHUP);
  int result = pthread_sigmask(SIG_BLOCK, &watched, NULL);
  if (result != 0) return -result;
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
  pthread_t thread;
  result = pthread_create(&thread, &attributes, watch, (void *)action);
  pthread_attr_destroy(&attributes);
  return -result;
}
