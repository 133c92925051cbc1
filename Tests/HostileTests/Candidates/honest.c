// Stands after every attack in C: a right solution, so that an attack that fails is accepted.
#include "judge_candidate.h"

#ifndef BEFORE
#define BEFORE
#endif
#ifndef AFTER
#define AFTER(out, n)
#endif

int32_t my_batch_norm(
    const double *x, const int64_t *shape, int32_t rank, const double *gamma, const double *beta,
    double *running_mean, double *running_var, double eps, double momentum, bool training,
    double *out) {
  BEFORE;
  (void)rank;
  int64_t rows = shape[0], channels = shape[1];
  for (int64_t c = 0; c < channels; c++) {
    double mean = running_mean[c], var = running_var[c];
    if (training) {
      mean = var = 0;
      for (int64_t n = 0; n < rows; n++) mean += x[n * channels + c];
      mean /= (double)rows;
      for (int64_t n = 0; n < rows; n++) {
        double d = x[n * channels + c] - mean;
        var += d * d;
      }
      var /= (double)rows;
      running_mean[c] += momentum * (mean - running_mean[c]);
      running_var[c] += momentum * (var - running_var[c]);
    }
    for (int64_t n = 0; n < rows; n++) {
      out[n * channels + c] = gamma[c] * (x[n * channels + c] - mean) / sqrt(var + eps) + beta[c];
    }
  }
  AFTER(out, rows * channels);
  return 0;
}
