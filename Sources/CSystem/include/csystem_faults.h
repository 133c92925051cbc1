/* Naming the buffer and the element of a memory fault.
 *
 * The worker tells the handler where the candidate's buffers lie; the handler, on a stack of its own,
 * notes what a fatal signal was about in a record that the judge can read, and lets the signal kill
 * the process. One fault is not fatal: the first write to an input. The handler then marks the buffer
 * dirty, makes its pages writable (they must be mapped MAP_PRIVATE) and the call goes on.
 */
#pragma once

#include <stddef.h>
#include <stdint.h>

/* Has the layout of WorkerProtocol.FaultRecord. */
typedef struct {
  int64_t signal;
  uint64_t address;
  uint64_t write;
  int64_t error_number;
  int64_t buffer;
  int64_t element;
} csystem_fault_record;

/* One buffer of the candidate's. */
typedef struct {
  /* Address and size of its whole pages, guards not included. */
  uint64_t pages;
  uint64_t page_bytes;
  /* Address of element 0, and the number of elements of 8 bytes. */
  uint64_t data;
  uint64_t count;
  /* 1: mapped MAP_PRIVATE and PROT_READ; a write to its pages is noted and let through. */
  uint32_t input;
  /* Set to 1 by the handler; whoever handles it may make the pages read-only again and set it to 0. */
  uint32_t dirty;
} csystem_fault_buffer;

typedef struct {
  csystem_fault_buffer *buffers;
  uint64_t count;
  /* How many bytes right before and right after the pages of a buffer are its guards. */
  uint64_t guard_bytes;
} csystem_fault_table;

/* Installs the handler for SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT and SIGTRAP, with an alternate
 * stack for the calling thread. `record` must stay mapped and writable.
 *
 * `memory_probe_bytes` is how much memory must still be available at a fatal signal: if less is, the
 * record's error_number becomes ENOMEM. 0: do not ask.
 */
int csystem_faults_install(csystem_fault_record *record, uint64_t memory_probe_bytes);

/* From here on addresses are looked up in `table`, which is used in place: it must live until
 * csystem_faults_end. The index of a buffer in the table is what the record names.
 */
void csystem_faults_begin(csystem_fault_table *table);
void csystem_faults_end(void);
