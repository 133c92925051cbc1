// A BatchNorm with one mistake, which -DMISTAKE=name chooses; with `none` it is right. Both forms,
// for layouts that begin with N and C. Written without a look at the judge's own recipes.
//   -DKEEP        momentum weighs the old value
//   -DUNBIASED    running_var keeps v·n/(n−1)
//   -DREFUSES     training with one value per channel is refused
//   -DNO_BACKWARD exports no backward
#include "judge_candidate.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
  none,
#define SLUG(name) name,
#include "slugs.h"
#undef SLUG
};
#define IS(name) (MISTAKE == (name))

typedef struct {
  long samples, channels, positions, last;
} sizes;

static sizes sizes_of(const int64_t *shape, int32_t rank) {
  sizes s = {shape[0], shape[1], 1, shape[rank - 1]};
  for (int32_t axis = 2; axis < rank; axis++) s.positions *= shape[axis];
  return s;
}

static inline size_t count(sizes s) { return (size_t)(s.samples * s.channels * s.positions); }
static long channel(sizes s, long k) { return k / s.positions % s.channels; }

/* ---- Which elements share a mean and a variance -------------------------------------------------- */

typedef enum { per_channel, whole, per_sample, per_instance, per_position, per_column } sharing;

static sharing sharing_of_training(void) {
  if (IS(pooled_statistics)) return whole;
  if (IS(per_sample_statistics)) return per_sample;
  if (IS(per_sample_per_channel_statistics)) return per_instance;
  if (IS(batch_axis_only)) return per_position;
  if (IS(reshape_without_transpose)) return per_column;
  return per_channel;
}

static long group(sizes s, sharing how, long k) {
  switch (how) {
    case whole: return 0;
    case per_sample: return k / (s.channels * s.positions);
    case per_instance: return k / s.positions;
    case per_position: return k % (s.channels * s.positions);
    case per_column: return k % s.channels;
    default: return channel(s, k);
  }
}

typedef struct {
  double *mean, *variance;
} statistics;

static statistics allocate(sizes s) {
  return (statistics){calloc(count(s), sizeof(double)), calloc(count(s), sizeof(double))};
}

static void release(statistics t) {
  free(t.mean);
  free(t.variance);
}

/* Means and biased variances; the variances about `centre` (per channel) if there is one. */
static statistics moments(const double *x, sizes s, sharing how, const double *centre) {
  statistics t = allocate(s);
  double *n = calloc(count(s), sizeof(double));
  for (long k = 0; k < (long)count(s); k++) {
    t.mean[group(s, how, k)] += x[k];
    n[group(s, how, k)]++;
  }
  for (long g = 0; g < (long)count(s) && n[g] > 0; g++) t.mean[g] /= n[g];
  for (long k = 0; k < (long)count(s); k++) {
    long g = group(s, how, k);
    double d = x[k] - (centre ? centre[channel(s, k)] : t.mean[g]);
    if (IS(variance_not_centred) || IS(one_pass_variance)) d = x[k];
    t.variance[g] += d * d;
  }
  for (long g = 0; g < (long)count(s) && n[g] > 0; g++) {
    t.variance[g] /= n[g];
    if (IS(one_pass_variance)) t.variance[g] -= t.mean[g] * t.mean[g];
  }
  free(n);
  return t;
}

/* ---- Forward -------------------------------------------------------------------------------------- */

typedef struct {
  const double *gamma, *beta;
  double *mean, *variance;
  double eps, momentum;
  long seen;
} layer_state;

static double normalise(double x, double m, double v, double eps, bool training) {
  if (IS(eps_hardcoded)) eps = 1e-5;
  if (IS(normalisation_missing)) return x;
  if (IS(mean_not_subtracted) && training) m = 0;
  if (IS(mean_not_subtracted_in_eval) && !training) m = 0;
  if (IS(eps_outside_sqrt) || (IS(eps_outside_sqrt_in_eval) && !training)) return (x - m) / (sqrt(v) + eps);
  if (IS(eps_missing) || (IS(eps_missing_in_eval) && !training)) return (x - m) / sqrt(v);
  if (IS(eps_after_division)) return (x - m) / sqrt(v) + eps;
  if (IS(eps_squared)) return (x - m) / sqrt(v + eps * eps);
  if (IS(eps_as_floor)) return (x - m) / sqrt(v > eps ? v : eps);
  if (IS(sqrt_missing) || (IS(sqrt_missing_in_eval) && !training)) return (x - m) / (v + eps);
  if (IS(eps_twice_in_eval) && !training) return (x - m) / sqrt(v + 2 * eps);
  return (x - m) / sqrt(v + eps);
}

static double shift_and_scale(double h, const layer_state *l, long c, bool training) {
  if (!l->gamma) return h;
  double gamma = l->gamma[c], beta = l->beta[c];
  if (IS(gamma_missing)) return h + beta;
  if (IS(beta_missing)) return gamma * h;
  if (IS(gamma_beta_swapped)) return beta * h + gamma;
  if (IS(gamma_scales_beta)) return gamma * (h + beta);
  if (IS(affine_missing_in_eval) && !training) return h;
  return gamma * h + beta;
}

static double weight(const layer_state *l, bool of_variance) {
  double p = l->momentum;
  if (isnan(p)) {
    if (IS(cumulative_average_off_by_one)) return 1.0 / (double)(l->seen + 1);
    if (IS(momentum_swapped)) return 1 - 1.0 / (double)l->seen;
    if (!IS(momentum_hardcoded)) return 1.0 / (double)l->seen;
  }
  bool keeps = false;
#ifdef KEEP
  keeps = true;
#endif
  if (IS(momentum_hardcoded)) p = keeps ? 0.9 : 0.1;
  if (IS(momentum_swapped) || (IS(momentum_swapped_for_variance_only) && of_variance)) keeps = !keeps;
  return keeps ? 1 - p : p;
}

static double blend(double old, double new, double a) {
  if (IS(running_stats_overwritten)) return new;
  if (IS(running_stats_without_decay)) return old + a * new;
  return (1 - a) * old + a * new;
}

static double stored(double v, sizes s, double eps) {
  double n = (double)(s.samples * s.positions), batch = (double)s.samples;
  bool unbiased = false;
#ifdef UNBIASED
  unbiased = true;
#endif
  if (IS(running_var_biased)) unbiased = false;
  if (IS(running_var_unbiased)) unbiased = true;
  if (IS(running_var_corrected_by_batch)) v *= batch / (batch - 1);
  else if (IS(running_var_corrected_twice)) v *= n / (n - 1) * (n / (n - 1));
  else if (unbiased) v *= n / (n - 1);
  if (IS(running_var_stores_std)) v = sqrt(v);
  if (IS(running_var_stores_inverse_std)) v = 1 / sqrt(v + eps);
  if (IS(running_var_includes_eps)) v += eps;
  return v;
}

static void update(layer_state *l, const double *x, const double *y, sizes s) {
  l->seen++;
  if (IS(running_stats_not_updated)) return;
  statistics t = moments(
      IS(running_stats_of_output) ? y : x, s, per_channel,
      IS(running_var_about_running_mean) ? l->mean : NULL);
  bool fresh = l->seen == 1;
#ifdef FUNCTION
  for (long c = 0; c < s.channels; c++) fresh &= l->mean[c] == 0 && l->variance[c] == 1;
#endif
  bool replaces = IS(first_batch_initialises) && fresh;
  for (int times = IS(running_stats_updated_twice) ? 2 : 1; times > 0; times--) {
    for (long c = 0; c < s.channels; c++) {
      double v = stored(t.variance[c], s, l->eps);
      double new_mean = replaces ? t.mean[c] : blend(l->mean[c], t.mean[c], weight(l, false));
      double new_variance = replaces ? v : blend(l->variance[c], v, weight(l, true));
      if (IS(running_mean_var_swapped)) {
        double swap = new_mean;
        new_mean = new_variance;
        new_variance = swap;
      }
      if (!IS(running_mean_not_updated)) l->mean[c] = new_mean;
      if (!IS(running_var_not_updated)) l->variance[c] = new_variance;
    }
  }
  release(t);
}

static void forward(layer_state *l, const double *x, sizes s, bool training, double *y) {
  double n = (double)(s.samples * s.positions);
  bool tracked = l->mean != NULL;
  if (IS(mode_inverted) && tracked) training = !training;
  /* What is told by the mode, whichever statistics are used. */
  bool batch = training || !tracked;
  sharing how = per_channel;
  if (batch) how = sharing_of_training();
  statistics own = moments(
      x, s, how, batch && tracked && IS(variance_about_running_mean) ? l->mean : NULL);
  long groups = (long)count(s);
  for (long g = 0; g < groups && batch; g++) {
    if (IS(unbiased_variance_in_output)) own.variance[g] *= n / (n - 1);
    if (IS(spatial_axes_only_variance_divided_by_batch)) own.variance[g] *= n / (double)s.samples;
  }
  statistics running = allocate(s);
  if (tracked) {
    if (!training && (IS(eval_updates_then_uses))) update(l, x, y, s);
    /* Wants no output yet. */
    bool early = training && IS(normalises_with_updated_running_stats);
    if (early) update(l, x, y, s);
    memcpy(running.mean, l->mean, (size_t)s.channels * sizeof(double));
    memcpy(running.variance, l->variance, (size_t)s.channels * sizeof(double));
    if (!training && IS(unbiased_variance_in_eval) && n > 1) {
      for (long c = 0; c < s.channels; c++) running.variance[c] *= n / (n - 1);
    }
  }
  for (long k = 0; k < (long)count(s); k++) {
    long g = group(s, how, k), c = channel(s, k);
    double m = own.mean[g], v = own.variance[g];
    bool uses_running = tracked && (training ? IS(normalises_with_updated_running_stats) ||
                                                   IS(normalises_with_old_running_stats)
                                             : !IS(batch_stats_in_eval));
    if (uses_running) {
      m = running.mean[c];
      if (training || !IS(batch_variance_in_eval)) v = running.variance[c];
    }
    long affine = c;
    if (batch && IS(affine_on_last_axis)) affine = k % s.last % s.channels;
    if (batch && IS(reshape_without_transpose)) affine = k % s.channels;
    y[k] = shift_and_scale(normalise(x[k], m, v, l->eps, batch), l, affine, batch);
  }
  release(own);
  release(running);
  if (!tracked || (training && IS(normalises_with_updated_running_stats))) return;
  if (training || IS(running_stats_updated_in_eval)) update(l, x, y, s);
}

/* ---- Backward: the gradient of the right forward ---------------------------------------------------- */

static void backward(
    const layer_state *l, const double *dy, const double *x, sizes s, bool training, double *dx,
    double *dgamma, double *dbeta) {
  double n = (double)(s.samples * s.positions);
  bool tracked = l->mean != NULL, batch = training || !tracked;
  bool formula = batch || IS(eval_backward_uses_training_formula);
  bool running = !formula || (training && tracked && IS(backward_uses_running_stats));
  statistics own = moments(x, s, per_channel, NULL);
  double eps = IS(eps_missing_in_backward) ? 0 : l->eps;
  for (long c = 0; c < s.channels; c++) {
    double m = running ? l->mean[c] : own.mean[c], v = running ? l->variance[c] : own.variance[c];
    if (IS(unbiased_variance_in_backward) && formula) v *= n / (n - 1);
    double gamma = l->gamma ? l->gamma[c] : 1, beta = l->gamma ? l->beta[c] : 0, r = sqrt(v + eps);
    double sum = 0, product = 0, for_gamma = 0;
    for (long k = 0; k < (long)count(s); k++) {
      if (channel(s, k) != c) continue;
      double h = (x[k] - m) / r;
      sum += dy[k];
      product += dy[k] * h;
      for_gamma += dy[k] * (IS(grad_gamma_uses_input) ? x[k] : IS(grad_gamma_uses_output) ? gamma * h + beta : h);
    }
    double divisor = IS(mean_terms_not_averaged) ? 1 : IS(mean_terms_divided_by_batch) ? (double)s.samples : n;
    for (long k = 0; k < (long)count(s); k++) {
      if (channel(s, k) != c) continue;
      double h = (x[k] - m) / r, d = dy[k];
      if (formula && !IS(statistics_detached)) {
        if (!IS(mean_term_missing)) d -= sum / divisor;
        if (!IS(variance_term_missing)) d -= h * product / divisor;
      }
      if (!IS(gamma_missing_in_grad_x)) d *= gamma;
      if (IS(gamma_squared_in_grad_x)) d *= gamma;
      if (IS(grad_x_negated)) d = -d;
      if (IS(grad_x_divided_by_count)) d /= n;
      dx[k] = IS(gradients_all_zero) || (IS(zero_gradient_in_eval) && !batch) ? 0 : d / r;
    }
    if (!dgamma) continue;
    double averaged = IS(parameter_gradients_averaged) ? n : 1;
    dgamma[c] = for_gamma / averaged;
    dbeta[c] = sum / averaged;
    if (IS(grad_gamma_grad_beta_swapped)) {
      dgamma[c] = sum;
      dbeta[c] = for_gamma;
    }
    if (IS(gradients_all_zero)) dgamma[c] = dbeta[c] = 0;
  }
  release(own);
}

#include "forms.h"
