/* Processes, descriptors and shared memory. */
#pragma once

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/* How a process ended, from the status of wait4. */
int csystem_exited(int status);
int csystem_exit_status(int status);
int csystem_signalled(int status);
int csystem_signal_number(int status);

/* A descriptor of shared memory without a name and as yet without a size, close-on-exec. */
int csystem_shared_memory(void);
int csystem_set_size(int descriptor, uint64_t bytes);
/* After this nobody can change the size; with `against_writing` nobody can map it for writing or
 * write to it either, but for mappings that exist. -ENOTSUP where the system has no seals.
 */
int csystem_seal(int descriptor, int against_writing);

/* A connected pair of sockets, close-on-exec; messages keep their borders where the system can. */
int csystem_socket_pair(int descriptors[2]);
int csystem_pipe(int descriptors[2]);
/* A close-on-exec duplicate whose number is at least `minimum`. Closes nothing. */
int csystem_duplicate(int descriptor, int minimum);
int csystem_set_nonblocking(int descriptor);

/* Sends or receives one message; `passed` is a descriptor that goes along, or -1. A received one is
 * close-on-exec. Sending never raises SIGPIPE.
 */
ssize_t csystem_send(int socket, const void *bytes, size_t count, int passed);
ssize_t csystem_receive(int socket, void *bytes, size_t count, int *passed);

/* A descriptor that is readable when the process has ended; -ENOSYS where there is none. */
int csystem_process_descriptor(pid_t process);
/* 1: the process has ended, and its status waits to be collected; -errno if it is no child. */
int csystem_has_ended(pid_t process);
/* The most memory that has been resident in this process, in bytes. */
uint64_t csystem_own_peak_bytes(void);
/* CPU time of all threads of a process so far, in nanoseconds, or -errno. */
int64_t csystem_cpu_nanoseconds(pid_t process);
