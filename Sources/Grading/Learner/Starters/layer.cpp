#include "judge_candidate.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace {

// What a layer keeps. Layers are independent of each other: no global or static variables.
struct Layer {
    int64_t channels;
    double eps, momentum;
    bool affine, track_running_stats;
    std::vector<double> gamma, beta, running_mean, running_var;
{{#backward}}
    int64_t size = 0; // of the last forward; add what else backward will need
{{/backward}}

    std::vector<double> &field(int32_t number)
    {
        switch (number) {
        case BN_FIELD_GAMMA: return gamma;
        case BN_FIELD_BETA: return beta;
        case BN_FIELD_RUNNING_MEAN: return running_mean;
        default: return running_var;
        }
    }
};

} // namespace

void *bn_layer_create(
    int64_t num_features, double eps, double momentum, bool affine, bool track_running_stats)
{
    const auto size = static_cast<std::size_t>(num_features);
    return new Layer{
        num_features, eps, momentum, affine, track_running_stats,
        std::vector<double>(size, 1.0), std::vector<double>(size, 0.0),
        std::vector<double>(size, 0.0), std::vector<double>(size, 1.0)};
}

void bn_layer_destroy(void *layer) { delete static_cast<Layer *>(layer); }

int32_t bn_layer_get(void *layer, int32_t field, double *values)
{
    const auto &from = static_cast<Layer *>(layer)->field(field);
    std::copy(from.begin(), from.end(), values);
    return 0;
}

int32_t bn_layer_set(void *layer, int32_t field, const double *values)
{
    auto &to = static_cast<Layer *>(layer)->field(field);
    std::copy(values, values + to.size(), to.begin());
    return 0;
}

// {{documentation}}
int32_t bn_layer_forward(
    void *layer, const double *x, const int64_t *shape, int32_t rank, bool training, double *out)
{
    Layer &l = *static_cast<Layer *>(layer);
    (void)training; // Take out what you use.
    const int64_t channels = l.channels;
    int64_t samples = 1, inner = 1; // around the dimension of the channels
    for (int32_t d = 0; d < {{axis}}; d++)
        samples *= shape[d];
    for (int32_t d = {{axis}} + 1; d < rank; d++)
        inner *= shape[d];
{{#backward}}
    l.size = samples * channels * inner;
{{/backward}}

    for (int64_t c = 0; c < channels; c++) {
        // 1. The mean and the variance of this channel: from the batch, or the running ones?
        // 2. When training: update l.running_mean and l.running_var.
        // 3. Normalise, scale and shift. So far the input is only copied.
        for (int64_t n = 0; n < samples; n++)
            for (int64_t i = 0; i < inner; i++) {
                const int64_t k = (n * channels + c) * inner + i;
                out[k] = x[k];
            }
    }
    return 0;
}
{{#backward}}

// The gradients of a loss with respect to x, gamma and beta of the last forward, where grad_out is
// its gradient with respect to y.
int32_t bn_layer_backward(
    void *layer, const double *grad_out, double *grad_x, double *grad_gamma, double *grad_beta)
{
    const Layer &l = *static_cast<Layer *>(layer);

    // So far grad_out is passed on, and gamma and beta do not learn.
    std::copy(grad_out, grad_out + l.size, grad_x);
    std::fill(grad_gamma, grad_gamma + l.channels, 0.0);
    std::fill(grad_beta, grad_beta + l.channels, 0.0);
    return 0;
}
{{/backward}}
{{^backward}}

// To go further, write bn_layer_backward too, as judge_candidate.h declares it. It is judged where
// it exists.
{{/backward}}
