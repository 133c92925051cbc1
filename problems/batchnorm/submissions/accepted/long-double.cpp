/* Sums in long double, from the last row to the first. */
#include "judge_candidate.h"

#include <cmath>
#include <vector>

int32_t my_batch_norm(
    const double *x, const int64_t *shape, int32_t, const double *gamma, const double *beta,
    double *running_mean, double *running_var,
    double eps, double momentum, bool training, double *out)
{
    const int64_t rows = shape[0], channels = shape[1];
    std::vector<long double> mean(running_mean, running_mean + channels);
    std::vector<long double> var(running_var, running_var + channels);

    if (training) {
        mean.assign(channels, 0);
        var.assign(channels, 0);
        for (int64_t n = rows; n-- > 0;)
            for (int64_t c = 0; c < channels; c++)
                mean[c] += static_cast<long double>(x[n * channels + c]) / rows;
        for (int64_t n = rows; n-- > 0;)
            for (int64_t c = 0; c < channels; c++) {
                const long double d = x[n * channels + c] - mean[c];
                var[c] += d * d / rows;
            }
        for (int64_t c = 0; c < channels; c++) {
            running_mean[c] = (1 - momentum) * running_mean[c] + momentum * mean[c];
            running_var[c] = (1 - momentum) * running_var[c] + momentum * var[c];
        }
    }

    for (int64_t n = 0; n < rows; n++)
        for (int64_t c = 0; c < channels; c++)
            out[n * channels + c] = static_cast<double>(
                (x[n * channels + c] - mean[c]) / std::sqrt(var[c] + eps) * gamma[c] + beta[c]);
    return 0;
}
