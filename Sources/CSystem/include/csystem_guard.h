/* Watching over a compiler and everything it starts. */
#pragma once

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/* fork, for a process with one thread. */
pid_t csystem_fork(void);
/* Descendants whose parent ends become this process's own children. */
int csystem_adopt_orphans(void);
/* SIGKILL when `parent` ends; -ESRCH if it has ended already. */
int csystem_die_with(pid_t parent);
/* Kills all children, then those that are adopted, until none is left. */
void csystem_end_children(void);
/* A folder and what is in it. Follows no links. */
void csystem_remove_tree(const char *path);

/* Network, debugging and mounting fail, in this process and in all that it starts. */
int csystem_seccomp_confine_compiler(void);

/* From here on SIGTERM, SIGINT and SIGHUP are noted and do nothing else. */
void csystem_note_terminations(void);
int csystem_termination_noted(void);

/* Blocks SIGINT, SIGTERM and SIGHUP in the calling thread and those it starts from here on, and calls
 * `action` with the first one that comes, in a thread of its own. */
int csystem_watch_signals(void (*action)(int signal_number));
