/* Updates the running statistics in eval mode as well, after using them. */
#include "judge_candidate.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct layer {
    int64_t channels;
    double eps, momentum; /* momentum NaN: cumulative average */
    bool affine, track_running_stats;
    int64_t batches_tracked;
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

int32_t bn_layer_forward(
    void *layer, const double *x, const int64_t *shape, int32_t rank, bool training, double *out)
{
    struct layer *l = layer;
    int64_t samples = shape[0], channels = l->channels, length = rank == 3 ? shape[2] : 1;
    int64_t count = samples * length;
    double *gamma = l->fields[BN_FIELD_GAMMA], *beta = l->fields[BN_FIELD_BETA];
    double *running_mean = l->fields[BN_FIELD_RUNNING_MEAN];
    double *running_var = l->fields[BN_FIELD_RUNNING_VAR];
    bool uses_batch = training || !l->track_running_stats;
    bool updates = l->track_running_stats;

    if (uses_batch && count < 2)
        return 1;
    if (updates)
        l->batches_tracked++;
    double weight = isnan(l->momentum) ? 1 / (double)l->batches_tracked : l->momentum;

    for (int64_t c = 0; c < channels; c++) {
        double mean = running_mean[c], var = running_var[c];
        if (uses_batch) {
            mean = 0;
            for (int64_t n = 0; n < samples; n++)
                for (int64_t i = 0; i < length; i++)
                    mean += x[(n * channels + c) * length + i];
            mean /= (double)count;
            double squares = 0;
            for (int64_t n = 0; n < samples; n++)
                for (int64_t i = 0; i < length; i++) {
                    double d = x[(n * channels + c) * length + i] - mean;
                    squares += d * d;
                }
            var = squares / (double)count;
        }
        double deviation = sqrt(var + l->eps);
        for (int64_t n = 0; n < samples; n++)
            for (int64_t i = 0; i < length; i++) {
                int64_t k = (n * channels + c) * length + i;
                double x_hat = (x[k] - mean) / deviation;
                out[k] = l->affine ? gamma[c] * x_hat + beta[c] : x_hat;
            }
        if (updates) {
            double batch_mean = 0, squares = 0;
            for (int64_t n = 0; n < samples; n++)
                for (int64_t i = 0; i < length; i++)
                    batch_mean += x[(n * channels + c) * length + i] / (double)count;
            for (int64_t n = 0; n < samples; n++)
                for (int64_t i = 0; i < length; i++) {
                    double d = x[(n * channels + c) * length + i] - batch_mean;
                    squares += d * d;
                }
            running_mean[c] = (1 - weight) * running_mean[c] + weight * batch_mean;
            running_var[c] = (1 - weight) * running_var[c] + weight * squares / (double)(count - 1);
        }
    }
    return 0;
}
