/* Welford's method in a C++ class behind the C interface. */
#include "judge_candidate.h"

#include <cmath>
#include <vector>

namespace {

class BatchNorm {
public:
    BatchNorm(int64_t channels, double eps, double momentum)
        : fields{std::vector<double>(channels, 1), std::vector<double>(channels, 0),
                 std::vector<double>(channels, 0), std::vector<double>(channels, 1)},
          eps_(eps), momentum_(momentum)
    {
    }

    void forward(const double *x, int64_t rows, bool training, double *out)
    {
        auto &[gamma, beta, running_mean, running_var] = fields;
        const int64_t channels = static_cast<int64_t>(gamma.size());
        for (int64_t c = 0; c < channels; c++) {
            double mean = running_mean[c], var = running_var[c];
            if (training) {
                double m2 = 0;
                mean = 0;
                for (int64_t n = 0; n < rows; n++) {
                    const double distance = x[n * channels + c] - mean;
                    mean += distance / static_cast<double>(n + 1);
                    m2 += distance * (x[n * channels + c] - mean);
                }
                var = m2 / static_cast<double>(rows);
                running_mean[c] += momentum_ * (mean - running_mean[c]);
                running_var[c] += momentum_ * (var - running_var[c]);
            }
            const double scale = gamma[c] / std::sqrt(var + eps_);
            for (int64_t n = 0; n < rows; n++)
                out[n * channels + c] = (x[n * channels + c] - mean) * scale + beta[c];
        }
    }

    std::vector<double> fields[4];

private:
    double eps_, momentum_;
};

}  // namespace

void *bn_layer_create(int64_t num_features, double eps, double momentum, bool, bool)
{
    return new BatchNorm(num_features, eps, momentum);
}

void bn_layer_destroy(void *layer) { delete static_cast<BatchNorm *>(layer); }

int32_t bn_layer_forward(
    void *layer, const double *x, const int64_t *shape, int32_t, bool training, double *out)
{
    static_cast<BatchNorm *>(layer)->forward(x, shape[0], training, out);
    return 0;
}

int32_t bn_layer_get(void *layer, int32_t field, double *values)
{
    const auto &stored = static_cast<BatchNorm *>(layer)->fields[field];
    for (size_t c = 0; c < stored.size(); c++)
        values[c] = stored[c];
    return 0;
}

int32_t bn_layer_set(void *layer, int32_t field, const double *values)
{
    auto &stored = static_cast<BatchNorm *>(layer)->fields[field];
    stored.assign(values, values + stored.size());
    return 0;
}
