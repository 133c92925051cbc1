#include "judge_candidate.h"

#include <math.h>

/* Batch normalization of x, shape (N, C): every column is one channel.
 *
 *     y = gamma * (x - mean) / sqrt(variance + eps) + beta
 *
 * training: mean and variance are those of the batch, and running_mean and running_var are updated:
 * new = (1 - momentum) * old + momentum * batch.
 * otherwise: mean and variance are running_mean and running_var, which stay as they are.
 *
 * The element in row n and column c is x[n * channels + c]; gamma, beta, running_mean and
 * running_var have one value per channel. Return 0. `judge show batchnorm` has the whole statement,
 * `judge hint batchnorm` a first step.
 */
int32_t my_batch_norm(
    const double *x, const int64_t *shape, int32_t rank,
    const double *gamma, const double *beta,
    double *running_mean, double *running_var,
    double eps, double momentum, bool training, double *out)
{
    int64_t rows = shape[0], channels = shape[1];
    (void)rank, (void)gamma, (void)beta, (void)running_mean, (void)running_var;
    (void)eps, (void)momentum, (void)training; /* Take out what you use. */

    for (int64_t c = 0; c < channels; c++) {
        /* 1. The mean and the variance of this channel: from the batch, or the running ones? */
        /* 2. When training: update running_mean[c] and running_var[c]. */
        /* 3. Normalise, scale and shift. So far the input is only copied. */
        for (int64_t n = 0; n < rows; n++)
            out[n * channels + c] = x[n * channels + c];
    }
    return 0;
}

/* To go further, write my_batch_norm_backward too, as judge_candidate.h declares it. It is judged
 * where it exists.
 */
