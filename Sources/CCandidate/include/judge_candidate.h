/* The interface between the judge and a candidate, version 1. C and C++.
 *
 * A candidate is a shared library that exports either the function form or the layer form; the
 * problem's statement says which. Tensors are row-major and contiguous float64. The statement also
 * says which dimension holds the C channels, which variance goes into running_var and which side
 * momentum weighs.
 *
 * Every function returns 0 when it did its work; anything else means "I refuse this input".
 */
#ifndef JUDGE_CANDIDATE_H
#define JUDGE_CANDIDATE_H

#include <stdbool.h>
#include <stdint.h>

#if defined(__GNUC__) || defined(__clang__)
#define JUDGE_EXPORT __attribute__((visibility("default")))
#else
#define JUDGE_EXPORT
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Function form ------------------------------------------------------------------------- */

/* y = gamma * (x - mean) / sqrt(var + eps) + beta, channel by channel.
 *
 * training: mean and var are the batch's, and running_mean and running_var are updated in place.
 * otherwise: mean and var are running_mean and running_var, which stay as they are.
 *
 * x, out:                    the tensor, shape[0] * ... * shape[rank - 1] values
 * gamma, beta:               C values each; NULL: not affine
 * running_mean, running_var: C values each; NULL: not tracked, batch statistics in both modes
 */
JUDGE_EXPORT int32_t my_batch_norm(
    const double *x, const int64_t *shape, int32_t rank,
    const double *gamma, const double *beta,
    double *running_mean, double *running_var,
    double eps, double momentum, bool training,
    double *out);

/* The gradients of sum(grad_out * y) with respect to x, gamma and beta. Optional unless the problem
 * asks for it. running_mean and running_var are as they were before the forward call; grad_gamma and
 * grad_beta are NULL where gamma and beta are.
 */
JUDGE_EXPORT int32_t my_batch_norm_backward(
    const double *grad_out, const double *x, const int64_t *shape, int32_t rank,
    const double *gamma,
    const double *running_mean, const double *running_var,
    double eps, bool training,
    double *grad_x, double *grad_gamma, double *grad_beta);

/* ---- Layer form ---------------------------------------------------------------------------- */

/* Arrays that are passed belong to the caller and are there during the call alone: a layer copies
 * what its backward needs of x.
 *
 * A new layer: gamma 1, beta 0, running_mean 0, running_var 1. momentum NaN: cumulative average.
 * Returns NULL to refuse. Layers are independent of each other.
 */
JUDGE_EXPORT void *bn_layer_create(
    int64_t num_features, double eps, double momentum,
    bool affine, bool track_running_stats);

JUDGE_EXPORT void bn_layer_destroy(void *layer);

JUDGE_EXPORT int32_t bn_layer_forward(
    void *layer, const double *x, const int64_t *shape, int32_t rank,
    bool training, double *out);

/* The gradients of the last forward. Optional unless the problem asks for it. */
JUDGE_EXPORT int32_t bn_layer_backward(
    void *layer, const double *grad_out,
    double *grad_x, double *grad_gamma, double *grad_beta);

/* field: one of the four below; values: num_features values. */
JUDGE_EXPORT int32_t bn_layer_get(void *layer, int32_t field, double *values);
JUDGE_EXPORT int32_t bn_layer_set(void *layer, int32_t field, const double *values);

#define BN_FIELD_GAMMA 0
#define BN_FIELD_BETA 1
#define BN_FIELD_RUNNING_MEAN 2
#define BN_FIELD_RUNNING_VAR 3

#ifdef __cplusplus
}
#endif

#endif
