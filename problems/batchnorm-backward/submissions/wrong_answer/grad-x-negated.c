/* Loses a sign on the way. */
#include "judge_candidate.h"

#include <math.h>

/* A tensor (N, C) or (N, C, H, W): N samples of C channels of `inner` values. */
struct sizes {
    int64_t samples, channels, inner;
    double count; /* values per channel */
};

static struct sizes sizes_of(const int64_t *shape, int32_t rank)
{
    struct sizes s = {shape[0], shape[1], rank == 4 ? shape[2] * shape[3] : 1, 0};
    s.count = (double)(s.samples * s.inner);
    return s;
}

/* Mean and biased variance of channel c, in two passes. */
static void statistics(const double *x, struct sizes s, int64_t c, double *mean, double *var)
{
    *mean = *var = 0;
    for (int64_t n = 0; n < s.samples; n++)
        for (int64_t i = 0; i < s.inner; i++)
            *mean += x[(n * s.channels + c) * s.inner + i];
    *mean /= s.count;
    for (int64_t n = 0; n < s.samples; n++)
        for (int64_t i = 0; i < s.inner; i++) {
            double d = x[(n * s.channels + c) * s.inner + i] - *mean;
            *var += d * d;
        }
    *var /= s.count;
}

int32_t my_batch_norm(
    const double *x, const int64_t *shape, int32_t rank,
    const double *gamma, const double *beta,
    double *running_mean, double *running_var,
    double eps, double momentum, bool training, double *out)
{
    struct sizes s = sizes_of(shape, rank);

    for (int64_t c = 0; c < s.channels; c++) {
        double mean = running_mean[c], var = running_var[c];
        if (training) {
            statistics(x, s, c, &mean, &var);
            running_mean[c] = (1 - momentum) * running_mean[c] + momentum * mean;
            running_var[c] = (1 - momentum) * running_var[c] + momentum * var;
        }
        double scale = 1 / sqrt(var + eps);
        for (int64_t n = 0; n < s.samples; n++)
            for (int64_t i = 0; i < s.inner; i++) {
                int64_t k = (n * s.channels + c) * s.inner + i;
                out[k] = gamma[c] * (x[k] - mean) * scale + beta[c];
            }
    }
    return 0;
}

int32_t my_batch_norm_backward(
    const double *grad_out, const double *x, const int64_t *shape, int32_t rank,
    const double *gamma, const double *running_mean, const double *running_var,
    double eps, bool training, double *grad_x, double *grad_gamma, double *grad_beta)
{
    struct sizes s = sizes_of(shape, rank);

    for (int64_t c = 0; c < s.channels; c++) {
        double mean = running_mean[c], var = running_var[c];
        if (training)
            statistics(x, s, c, &mean, &var);
        double scale = 1 / sqrt(var + eps), sum = 0, dot = 0;
        for (int64_t n = 0; n < s.samples; n++)
            for (int64_t i = 0; i < s.inner; i++) {
                int64_t k = (n * s.channels + c) * s.inner + i;
                sum += grad_out[k];
                dot += grad_out[k] * (x[k] - mean) * scale;
            }
        grad_beta[c] = sum;
        grad_gamma[c] = dot;
        for (int64_t n = 0; n < s.samples; n++)
            for (int64_t i = 0; i < s.inner; i++) {
                int64_t k = (n * s.channels + c) * s.inner + i;
                double g = grad_out[k], x_hat = (x[k] - mean) * scale;
                if (training)
                    g -= sum / s.count + x_hat * dot / s.count;
                grad_x[k] = -gamma[c] * scale * g;
            }
    }
    return 0;
}
