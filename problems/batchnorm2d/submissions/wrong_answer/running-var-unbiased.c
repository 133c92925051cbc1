/* Stores the variance divided by n - 1; this exercise stores the one divided by n. */
#include "judge_candidate.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct layer {
    int64_t channels;
    double eps, momentum;
    double *fields[4]; /* gamma, beta, running_mean, running_var */
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

int32_t bn_layer_forward(
    void *layer, const double *x, const int64_t *shape, int32_t rank, bool training, double *out)
{
    struct layer *l = layer;
    int64_t samples = shape[0], channels = shape[1], pixels = shape[2] * shape[3];
    double *gamma = l->fields[BN_FIELD_GAMMA], *beta = l->fields[BN_FIELD_BETA];
    double *running_mean = l->fields[BN_FIELD_RUNNING_MEAN];
    double *running_var = l->fields[BN_FIELD_RUNNING_VAR];
    double count = (double)(samples * pixels);
    (void)rank;

    for (int64_t c = 0; c < channels; c++) {
        double mean = running_mean[c], var = running_var[c];
        if (training) {
            mean = 0;
            for (int64_t n = 0; n < samples; n++)
                for (int64_t p = 0; p < pixels; p++)
                    mean += x[(n * channels + c) * pixels + p];
            mean /= count;
            var = 0;
            for (int64_t n = 0; n < samples; n++)
                for (int64_t p = 0; p < pixels; p++) {
                    double d = x[(n * channels + c) * pixels + p] - mean;
                    var += d * d;
                }
            var /= count;
            running_mean[c] = (1 - l->momentum) * running_mean[c] + l->momentum * mean;
            double unbiased = var * count / (count - 1);
            running_var[c] = (1 - l->momentum) * running_var[c] + l->momentum * unbiased;
        }
        double deviation = sqrt(var + l->eps);
        for (int64_t n = 0; n < samples; n++)
            for (int64_t p = 0; p < pixels; p++) {
                int64_t i = (n * channels + c) * pixels + p;
                out[i] = gamma[c] * (x[i] - mean) / deviation + beta[c];
            }
    }
    return 0;
}
