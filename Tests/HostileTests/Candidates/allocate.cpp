// Tries to allocate all memory, and throws when there is no more.
#include <cstring>
#include <vector>
#include "judge_candidate.h"

int32_t my_batch_norm(
    const double *, const int64_t *, int32_t, const double *, const double *, double *, double *,
    double, double, bool, double *) {
  std::vector<std::vector<char>> blocks;
  for (;;) blocks.emplace_back(1 << 22, 'x');
}
