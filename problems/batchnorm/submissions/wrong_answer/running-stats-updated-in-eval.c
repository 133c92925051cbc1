/* Updates the running statistics whatever the mode. */
#include "judge_candidate.h"

#include <math.h>

int32_t my_batch_norm(
    const double *x, const int64_t *shape, int32_t rank,
    const double *gamma, const double *beta,
    double *running_mean, double *running_var,
    double eps, double momentum, bool training, double *out)
{
    int64_t rows = shape[0], channels = shape[1];
    (void)rank;

    for (int64_t c = 0; c < channels; c++) {
        double mean = 0, var = 0;
        for (int64_t n = 0; n < rows; n++)
            mean += x[n * channels + c] / (double)rows;
        for (int64_t n = 0; n < rows; n++)
            var += (x[n * channels + c] - mean) * (x[n * channels + c] - mean) / (double)rows;

        double centre = training ? mean : running_mean[c];
        double deviation = sqrt((training ? var : running_var[c]) + eps);
        for (int64_t n = 0; n < rows; n++)
            out[n * channels + c] = gamma[c] * (x[n * channels + c] - centre) / deviation + beta[c];

        running_mean[c] = (1 - momentum) * running_mean[c] + momentum * mean;
        running_var[c] = (1 - momentum) * running_var[c] + momentum * var;
    }
    return 0;
}
