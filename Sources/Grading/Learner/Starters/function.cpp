#include "judge_candidate.h"

#include <cmath>

// {{documentation}}
int32_t my_batch_norm(
    const double *x, const int64_t *shape, int32_t rank,
    const double *gamma, const double *beta,
    double *running_mean, double *running_var,
    double eps, double momentum, bool training, double *out)
{
    const int64_t channels = shape[{{axis}}];
    int64_t samples = 1, inner = 1; // around the dimension of the channels
    for (int32_t d = 0; d < {{axis}}; d++)
        samples *= shape[d];
    for (int32_t d = {{axis}} + 1; d < rank; d++)
        inner *= shape[d];
{{#backward}}
    const double count = static_cast<double>(samples * inner);

    for (int64_t c = 0; c < channels; c++) {
        double mean = running_mean[c], variance = running_var[c];
        if (training) {
            mean = variance = 0;
            for (int64_t n = 0; n < samples; n++)
                for (int64_t i = 0; i < inner; i++)
                    mean += x[(n * channels + c) * inner + i] / count;
            for (int64_t n = 0; n < samples; n++)
                for (int64_t i = 0; i < inner; i++) {
                    const double d = x[(n * channels + c) * inner + i] - mean;
                    variance += d * d / count;
                }
            const double stored = variance{{bessel}};
            running_mean[c] = {{old}} * running_mean[c] + {{batch}} * mean;
            running_var[c] = {{old}} * running_var[c] + {{batch}} * stored;
        }
        for (int64_t n = 0; n < samples; n++)
            for (int64_t i = 0; i < inner; i++) {
                const int64_t k = (n * channels + c) * inner + i;
                out[k] = gamma[c] * (x[k] - mean) / std::sqrt(variance + eps) + beta[c];
            }
    }
    return 0;
}

// The gradients of a loss with respect to x, gamma and beta, where grad_out is its gradient with
// respect to y.
//
// training: y was made with the mean and the variance of x, which depend on x themselves.
// otherwise: y was made with running_mean and running_var, which do not.
int32_t my_batch_norm_backward(
    const double *grad_out, const double *x, const int64_t *shape, int32_t rank,
    const double *gamma, const double *running_mean, const double *running_var,
    double eps, bool training, double *grad_x, double *grad_gamma, double *grad_beta)
{
    (void)x, (void)gamma, (void)running_mean, (void)running_var;
    (void)eps, (void)training; // Take out what you use.
    const int64_t channels = shape[{{axis}}];
    int64_t samples = 1, inner = 1;
    for (int32_t d = 0; d < {{axis}}; d++)
        samples *= shape[d];
    for (int32_t d = {{axis}} + 1; d < rank; d++)
        inner *= shape[d];

    for (int64_t c = 0; c < channels; c++) {
        // 1. Sums over the channel.
        grad_gamma[c] = 0;
        grad_beta[c] = 0;
        // 2. Through y, the mean and the variance. So far grad_out is only copied.
        for (int64_t n = 0; n < samples; n++)
            for (int64_t i = 0; i < inner; i++) {
                const int64_t k = (n * channels + c) * inner + i;
                grad_x[k] = grad_out[k];
            }
    }
    return 0;
}
{{/backward}}
{{^backward}}
    (void)gamma, (void)beta, (void)running_mean, (void)running_var;
    (void)eps, (void)momentum, (void)training; // Take out what you use.

    for (int64_t c = 0; c < channels; c++) {
        // 1. The mean and the variance of this channel: from the batch, or the running ones?
        // 2. When training: update running_mean[c] and running_var[c].
        // 3. Normalise, scale and shift. So far the input is only copied.
        for (int64_t n = 0; n < samples; n++)
            for (int64_t i = 0; i < inner; i++) {
                const int64_t k = (n * channels + c) * inner + i;
                out[k] = x[k];
            }
    }
    return 0;
}

// To go further, write my_batch_norm_backward too, as judge_candidate.h declares it. It is judged
// where it exists.
{{/backward}}
