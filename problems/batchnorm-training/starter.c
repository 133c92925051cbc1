#include "judge_candidate.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What a layer keeps. Layers are independent of each other: no global or static variables. */
struct layer {
    int64_t channels;
    double eps, momentum;
    double *fields[4]; /* gamma, beta, running_mean, running_var */
    int64_t rows;      /* of the last forward; add what else backward will need */
};

void *bn_layer_create(
    int64_t num_features, double eps, double momentum, bool affine, bool track_running_stats)
{
    struct layer *l = calloc(1, sizeof *l);
    (void)affine, (void)track_running_stats;
    if (!l)
        return NULL;
    l->channels = num_features;
    l->eps = eps;
    l->momentum = momentum;
    for (int f = 0; f < 4; f++) {
        l->fields[f] = malloc((size_t)num_features * sizeof(double));
        if (!l->fields[f]) {
            bn_layer_destroy(l);
            return NULL;
        }
        for (int64_t c = 0; c < num_features; c++)
            l->fields[f][c] = f == BN_FIELD_GAMMA || f == BN_FIELD_RUNNING_VAR;
    }
    return l;
}

void bn_layer_destroy(void *layer)
{
    struct layer *l = layer;
    for (int f = 0; f < 4; f++)
        free(l->fields[f]);
    free(l);
}

int32_t bn_layer_get(void *layer, int32_t field, double *values)
{
    struct layer *l = layer;
    memcpy(values, l->fields[field], (size_t)l->channels * sizeof(double));
    return 0;
}

int32_t bn_layer_set(void *layer, int32_t field, const double *values)
{
    struct layer *l = layer;
    memcpy(l->fields[field], values, (size_t)l->channels * sizeof(double));
    return 0;
}

/* Batch normalization of x, shape (N, C), as a layer that can be trained.
 *
 *     y = gamma * (x - mean) / sqrt(variance + eps) + beta
 *
 * training: normalises with the variance of the batch divided by N, and stores the one divided by
 * N - 1: new = (1 - momentum) * old + momentum * batch.
 * otherwise: mean and variance are running_mean and running_var, which stay as they are.
 *
 * The element in row n and column c is x[n * channels + c]. `judge show batchnorm-training` has the
 * whole statement, `judge hint batchnorm-training` a first step.
 */
int32_t bn_layer_forward(
    void *layer, const double *x, const int64_t *shape, int32_t rank, bool training, double *out)
{
    struct layer *l = layer;
    int64_t rows = shape[0], channels = l->channels;
    (void)rank, (void)training; /* Take out what you use. */

    l->rows = rows;
    for (int64_t c = 0; c < channels; c++) {
        /* 1. The mean and the variance of this channel: from the batch, or the running ones? */
        /* 2. When training: update l->fields[BN_FIELD_RUNNING_MEAN][c] and ..._VAR][c]. */
        /* 3. Normalise, scale and shift. So far the input is only copied. */
        for (int64_t n = 0; n < rows; n++)
            out[n * channels + c] = x[n * channels + c];
    }
    return 0;
}

/* The gradients of a loss with respect to x, gamma and beta of the last forward, where grad_out is
 * its gradient with respect to y.
 */
int32_t bn_layer_backward(
    void *layer, const double *grad_out, double *grad_x, double *grad_gamma, double *grad_beta)
{
    struct layer *l = layer;

    /* So far grad_out is passed on, and gamma and beta do not learn. */
    for (int64_t i = 0; i < l->rows * l->channels; i++)
        grad_x[i] = grad_out[i];
    for (int64_t c = 0; c < l->channels; c++)
        grad_gamma[c] = grad_beta[c] = 0;
    return 0;
}
