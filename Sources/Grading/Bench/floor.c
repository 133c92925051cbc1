// The least that judging a library can take: starting a process that loads it and calls it once. With a
// command, runs both in turns and says how many times as long the command takes.
//
//   cc -O2 -o floor Sources/Grading/Bench/floor.c -ldl
//   cc -O2 -shared -fPIC -ISources/CCandidate/include -o libbn.so problems/batchnorm/submissions/accepted/two-pass.c -lm
//   ./floor libbn.so 100 .build/release/judge check batchnorm libbn.so --no-record
#include <dlfcn.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>

extern char **environ;

typedef int32_t (*forward)(const double *, const int64_t *, int32_t, const double *, const double *,
                           double *, double *, double, double, bool, double *);

static int call(const char *library) {
  void *handle = dlopen(library, RTLD_NOW | RTLD_LOCAL);
  forward my_batch_norm = handle ? (forward)dlsym(handle, "my_batch_norm") : NULL;
  if (!my_batch_norm) {
    fprintf(stderr, "floor: %s\n", dlerror());
    return 1;
  }
  double x[4] = {1, 2, 3, 5}, gamma[2] = {1, 1}, beta[2] = {0, 0}, mean[2] = {0, 0}, var[2] = {1, 1};
  double out[4];
  int64_t shape[2] = {2, 2};
  return my_batch_norm(x, shape, 2, gamma, beta, mean, var, 1e-5, 0.1, true, out);
}

// Milliseconds until the program has ended; its output is thrown away.
static double run(char **arguments) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
  struct timespec begin, end;
  clock_gettime(CLOCK_MONOTONIC, &begin);
  pid_t process;
  int status = -1;
  if (posix_spawn(&process, arguments[0], &actions, NULL, arguments, environ) == 0)
    waitpid(process, &status, 0);
  clock_gettime(CLOCK_MONOTONIC, &end);
  posix_spawn_file_actions_destroy(&actions);
  if (status != 0) {
    fprintf(stderr, "floor: %s failed\n", arguments[0]);
    exit(1);
  }
  return (end.tv_sec - begin.tv_sec) * 1e3 + (end.tv_nsec - begin.tv_nsec) / 1e6;
}

static int ascending(const void *a, const void *b) {
  double difference = *(const double *)a - *(const double *)b;
  return (difference > 0) - (difference < 0);
}

int main(int count, char **arguments) {
  if (count == 3 && strcmp(arguments[1], "--call") == 0) return call(arguments[2]);
  int repetitions = count > 3 ? atoi(arguments[2]) : 100;
  if (count < 2 || repetitions < 1) {
    fprintf(stderr, "usage: floor LIBRARY [N PROGRAM ARGUMENT...]\n");
    return 2;
  }
  char *own[] = {arguments[0], "--call", arguments[1], NULL};
  double *floors = malloc(sizeof *floors * repetitions), *times = malloc(sizeof *times * repetitions);
  for (int i = 0; i < repetitions; i++) {
    floors[i] = run(own);
    if (count > 3) times[i] = run(arguments + 3);
  }
  qsort(floors, repetitions, sizeof *floors, ascending);
  printf("floor    fastest %.2f ms, median %.2f ms\n", floors[0], floors[repetitions / 2]);
  if (count > 3) {
    qsort(times, repetitions, sizeof *times, ascending);
    printf("command  fastest %.2f ms, median %.2f ms: %.1f and %.1f times the floor\n", times[0],
           times[repetitions / 2], times[0] / floors[0], times[repetitions / 2] / floors[repetitions / 2]);
  }
  return 0;
}
