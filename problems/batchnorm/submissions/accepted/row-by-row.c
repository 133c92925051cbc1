/* All channels at once, row by row, in the order of the memory, with fused multiply-adds. */
#include "judge_candidate.h"

#include <math.h>
#include <stdlib.h>

int32_t my_batch_norm(
    const double *x, const int64_t *shape, int32_t rank,
    const double *gamma, const double *beta,
    double *running_mean, double *running_var,
    double eps, double momentum, bool training, double *out)
{
    int64_t rows = shape[0], channels = shape[1];
    double *mean = malloc(2 * (size_t)channels * sizeof *mean), *var = mean + channels;
    (void)rank;
    if (!mean)
        return 1;

    for (int64_t c = 0; c < channels; c++) {
        mean[c] = training ? 0 : running_mean[c];
        var[c] = training ? 0 : running_var[c];
    }
    if (training) {
        for (int64_t n = 0; n < rows; n++)
            for (int64_t c = 0; c < channels; c++)
                mean[c] += x[n * channels + c];
        for (int64_t c = 0; c < channels; c++)
            mean[c] /= (double)rows;
        for (int64_t n = 0; n < rows; n++)
            for (int64_t c = 0; c < channels; c++) {
                double d = x[n * channels + c] - mean[c];
                var[c] = fma(d, d, var[c]);
            }
        for (int64_t c = 0; c < channels; c++) {
            var[c] /= (double)rows;
            running_mean[c] = fma(momentum, mean[c] - running_mean[c], running_mean[c]);
            running_var[c] = fma(momentum, var[c] - running_var[c], running_var[c]);
        }
    }
    for (int64_t n = 0; n < rows; n++)
        for (int64_t c = 0; c < channels; c++)
            out[n * channels + c] =
                fma(x[n * channels + c] - mean[c], gamma[c] / sqrt(var[c] + eps), beta[c]);
    free(mean);
    return 0;
}
