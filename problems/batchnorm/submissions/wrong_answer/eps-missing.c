/* Leaves eps out. */
#include "judge_candidate.h"

#include <math.h>

int32_t my_batch_norm(
    const double *x, const int64_t *shape, int32_t rank,
    const double *gamma, const double *beta,
    double *running_mean, double *running_var,
    double eps, double momentum, bool training, double *out)
{
    int64_t rows = shape[0], channels = shape[1];
    (void)rank, (void)eps;

    for (int64_t c = 0; c < channels; c++) {
        double mean = running_mean[c], var = running_var[c];
        if (training) {
            mean = 0;
            for (int64_t n = 0; n < rows; n++)
                mean += x[n * channels + c];
            mean /= (double)rows;
            var = 0;
            for (int64_t n = 0; n < rows; n++) {
                double d = x[n * channels + c] - mean;
                var += d * d;
            }
            var /= (double)rows;
            running_mean[c] = (1 - momentum) * running_mean[c] + momentum * mean;
            running_var[c] = (1 - momentum) * running_var[c] + momentum * var;
        }
        double deviation = sqrt(var);
        for (int64_t n = 0; n < rows; n++)
            out[n * channels + c] = gamma[c] * (x[n * channels + c] - mean) / deviation + beta[c];
    }
    return 0;
}
