/* Giving up rights, in the worker. Everything here is one-way and holds for all that comes after. */
#pragma once

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/* Closes every descriptor from `first` on. */
int csystem_close_from(int first);
/* Gives up all capabilities. Nothing changes where there are none. */
int csystem_drop_capabilities(void);
/* SIGKILL when the thread that started this process ends; -ESRCH if it has ended already. `socket` is
 * one of a pair that the parent made: it tells who the parent is. */
int csystem_die_with_parent(int socket);
/* No core dump, no debugger, nothing to read in /proc. */
int csystem_refuse_inspection(void);
int csystem_no_new_privileges(void);
/* The sandbox of macOS: no writing, no network, no other processes. */
int csystem_seatbelt(void);

/* ---- Landlock: which files --------------------------------------------------------------------- */

/* The version that the kernel offers, 1 or more; -ENOSYS: not built in; -EOPNOTSUPP: switched off. */
int csystem_landlock_version(void);
/* A set of rules that allows nothing; a descriptor. */
int csystem_landlock_create(void);
/* What may be done with a file, or with everything in a folder. */
#define CSYSTEM_LANDLOCK_READ 1u
#define CSYSTEM_LANDLOCK_EXECUTE 2u
#define CSYSTEM_LANDLOCK_WRITE 4u
/* Files whose names are known, but not what there is. */
#define CSYSTEM_LANDLOCK_READ_NAMED 8u
int csystem_landlock_allow(int rules, const char *path, uint32_t what);
/* Binds the calling thread. Closes `rules`. */
int csystem_landlock_restrict(int rules);

/* ---- seccomp: which system calls ------------------------------------------------------------------- */

/* Binds the process to the system calls that computing needs. The others fail; those that only an
 * attack makes are asked about, or end the process with SIGSYS where asking is impossible.
 *
 * `threads_asked`: set to 1 if each new thread is asked about.
 * Returns the descriptor of the questions, or -1 if none will be asked, or another -errno.
 */
int csystem_seccomp_confine(int control, int *threads_asked);
#define CSYSTEM_SECCOMP_SILENT (-1)
/* After loading: no new executable memory and no descriptors over the socket. Binds all threads. */
int csystem_seccomp_tighten(void);

/* ---- Answering, in the judge ---------------------------------------------------------------------- */

typedef struct {
  uint64_t identifier;
  int64_t number;
  uint64_t flags;
  uint32_t thread;
  /* 1: of another machine's kind, so that `number` has no meaning here. */
  uint32_t foreign;
} csystem_question;

/* 1: there is a question; 0: there is none; else -errno. Never waits. */
int csystem_next_question(int questions, csystem_question *question);
/* `error_number` 0: let the system carry the call out. */
int csystem_answer(int questions, uint64_t identifier, int error_number);
/* 1: it asks for a thread of the same process. */
int csystem_is_new_thread(const csystem_question *question);
/* NULL if we have no name for it. */
const char *csystem_call_name(int64_t number);
