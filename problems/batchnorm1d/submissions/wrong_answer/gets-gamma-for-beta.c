/* Asked for beta, it gives gamma. */
#include "judge_candidate.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct layer {
    int64_t channels;
    double eps, momentum;
    double *fields[4]; /* gamma, beta, running_mean, running_var */
    /* Of the last forward: */
    int64_t rows;
    bool training;
    double *x_hat, *scale;
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
    l->scale = malloc((size_t)num_features * sizeof(double));
    for (int f = 0; f < 4; f++) {
        l->fields[f] = malloc((size_t)num_features * sizeof(double));
        if (!l->fields[f] || !l->scale) {
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
    free(l->x_hat);
    free(l->scale);
    free(l);
}

int32_t bn_layer_get(void *layer, int32_t field, double *values)
{
    struct layer *l = layer;
    if (field == BN_FIELD_BETA)
        field = BN_FIELD_GAMMA;
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
    int64_t rows = shape[0], channels = l->channels;
    double *gamma = l->fields[BN_FIELD_GAMMA], *beta = l->fields[BN_FIELD_BETA];
    double *running_mean = l->fields[BN_FIELD_RUNNING_MEAN];
    double *running_var = l->fields[BN_FIELD_RUNNING_VAR];
    double *x_hat = realloc(l->x_hat, (size_t)(rows * channels) * sizeof(double));
    if (!x_hat || rank != 2)
        return 1;
    l->x_hat = x_hat;
    l->rows = rows;
    l->training = training;

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
            running_mean[c] = (1 - l->momentum) * running_mean[c] + l->momentum * mean;
            running_var[c] = (1 - l->momentum) * running_var[c] + l->momentum * var;
        }
        l->scale[c] = 1 / sqrt(var + l->eps);
        for (int64_t i = c; i < rows * channels; i += channels) {
            x_hat[i] = (x[i] - mean) * l->scale[c];
            out[i] = gamma[c] * x_hat[i] + beta[c];
        }
    }
    return 0;
}

int32_t bn_layer_backward(
    void *layer, const double *grad_out, double *grad_x, double *grad_gamma, double *grad_beta)
{
    struct layer *l = layer;
    int64_t count = l->rows * l->channels;
    double *gamma = l->fields[BN_FIELD_GAMMA];

    for (int64_t c = 0; c < l->channels; c++) {
        double sum = 0, dot = 0;
        for (int64_t i = c; i < count; i += l->channels) {
            sum += grad_out[i];
            dot += grad_out[i] * l->x_hat[i];
        }
        grad_gamma[c] = dot;
        grad_beta[c] = sum;
        for (int64_t i = c; i < count; i += l->channels) {
            double g = grad_out[i];
            if (l->training)
                g -= (sum + l->x_hat[i] * dot) / (double)l->rows;
            grad_x[i] = gamma[c] * l->scale[c] * g;
        }
    }
    return 0;
}
