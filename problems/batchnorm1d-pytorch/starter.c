#include "judge_candidate.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What a layer keeps. Layers are independent of each other: no global or static variables. */
struct layer {
    int64_t channels;
    double eps, momentum; /* momentum NaN: cumulative average */
    bool affine, track_running_stats;
    double *fields[4]; /* gamma, beta, running_mean, running_var */
};

void *bn_layer_create(
    int64_t num_features, double eps, double momentum, bool affine, bool track_running_stats)
{
    struct layer *l = calloc(1, sizeof *l);
    if (!l)
        return NULL;
    l->channels = num_features;
    l->eps = eps;
    l->momentum = momentum;
    l->affine = affine;
    l->track_running_stats = track_running_stats;
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

/* torch.nn.BatchNorm1d for (N, C) and (N, C, L).
 *
 *     y = gamma * (x - mean) / sqrt(variance + eps) + beta
 *
 * - Training normalises with the variance of the batch divided by n, and stores the one divided by
 *   n - 1: new = (1 - momentum) * old + momentum * batch.
 * - momentum NaN: the running statistics are the average over all training batches so far.
 * - affine false: y = (x - mean) / sqrt(variance + eps).
 * - track_running_stats false: the batch's statistics in both modes, and nothing is stored.
 * - One value per channel where the batch's statistics are needed: return 1.
 *
 * Element i of channel c of sample n is x[(n * channels + c) * length + i].
 * `judge show batchnorm1d-pytorch` has the whole statement, `judge hint batchnorm1d-pytorch` a
 * first step.
 */
int32_t bn_layer_forward(
    void *layer, const double *x, const int64_t *shape, int32_t rank, bool training, double *out)
{
    struct layer *l = layer;
    int64_t samples = shape[0], channels = l->channels, length = rank == 3 ? shape[2] : 1;
    (void)training; /* Take out what you use. */

    /* 1. Does this call use the statistics of the batch? Can it? */
    for (int64_t c = 0; c < channels; c++) {
        /* 2. The mean and the variance of this channel. */
        /* 3. Are the running statistics to be updated, and with which weight? */
        /* 4. Normalise, scale and shift. So far the input is only copied. */
        for (int64_t n = 0; n < samples; n++)
            for (int64_t i = 0; i < length; i++) {
                int64_t k = (n * channels + c) * length + i;
                out[k] = x[k];
            }
    }
    return 0;
}
