// A right BatchNorm in the arithmetic that -DARITHMETIC=name chooses. Both forms, for layouts that
// begin with N and C; -DKEEP, -DUNBIASED and -DREFUSES as in mistake.c.
#include "judge_candidate.h"

#include <math.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

enum {
#define NAME(name) name,
#include "arithmetics.h"
#undef NAME
};
#define IS(name) (ARITHMETIC == (name))

#ifdef WIDE
typedef WIDE real;
#else
typedef double real;
#endif

typedef struct {
  long samples, channels, positions;
} sizes;

static sizes sizes_of(const int64_t *shape, int32_t rank) {
  sizes s = {shape[0], shape[1], 1};
  for (int32_t axis = 2; axis < rank; axis++) s.positions *= shape[axis];
  return s;
}

static inline size_t count(sizes s) { return (size_t)(s.samples * s.channels * s.positions); }

/* isnan, which -ffast-math takes for always false. */
static bool is_none(double momentum) {
  uint64_t bits;
  memcpy(&bits, &momentum, sizeof bits);
  return (bits & 0x7fffffffffffffff) > 0x7ff0000000000000;
}

/* The place of the i-th value of channel c. */
static long place(sizes s, long c, long i) {
  return (i / s.positions * s.channels + c) * s.positions + i % s.positions;
}

typedef struct {
  const double *gamma, *beta;
  double *mean, *variance;
  double eps, momentum;
  long seen;
} layer_state;

/* ---- Sums ------------------------------------------------------------------------------------------- */

static real pairs(const real *values, long n) {
  if (n <= 2) return n == 2 ? values[0] + values[1] : n == 1 ? values[0] : 0;
  return pairs(values, n / 2) + pairs(values + n / 2, n - n / 2);
}

static real sum(const real *values, long n) {
  if (IS(pairwise)) return pairs(values, n);
  if (IS(compensated)) {
    volatile real total = 0, lost = 0;
    for (long i = 0; i < n; i++) {
      volatile real next = values[i] - lost, grown = total + next;
      lost = (grown - total) - next;
      total = grown;
    }
    return total;
  }
  if (IS(lanes)) {
    real lane[8] = {0};
    for (long i = 0; i < n; i++) lane[i % 8] += values[i];
    return ((lane[0] + lane[4]) + (lane[1] + lane[5])) + ((lane[2] + lane[6]) + (lane[3] + lane[7]));
  }
  real total = 0;
  if (IS(reversed)) {
    for (long i = n - 1; i >= 0; i--) total += values[i];
  } else {
    for (long i = 0; i < n; i++) total += values[i];
  }
  return total;
}

/* Mean and biased variance of the n values of a channel. */
static void moments(const real *values, real *scratch, long n, real *mean, real *variance) {
  if (IS(welford)) {
    real m = 0, squares = 0;
    for (long i = 0; i < n; i++) {
      real d = values[i] - m;
      m += d / (real)(i + 1);
      squares += d * (values[i] - m);
    }
    *mean = m;
    *variance = squares / (real)n;
    return;
  }
  if (IS(merged)) {
    /* Chan's parallel form: halves of their own, joined. */
    real m = 0, squares = 0;
    long seen = 0;
    for (long begin = 0; begin < n; begin += 16) {
      long more = n - begin < 16 ? n - begin : 16;
      real part = 0, spread = 0;
      for (long i = 0; i < more; i++) part += values[begin + i];
      part /= (real)more;
      for (long i = 0; i < more; i++) spread += (values[begin + i] - part) * (values[begin + i] - part);
      real d = part - m, all = (real)(seen + more);
      squares += spread + d * d * (real)seen * (real)more / all;
      m += d * (real)more / all;
      seen += more;
    }
    *mean = m;
    *variance = squares / (real)n;
    return;
  }
  if (IS(shifted)) {
    /* One pass over the distances from the first value. */
    real total = 0, squares = 0;
    for (long i = 0; i < n; i++) {
      real d = values[i] - values[0];
      total += d;
      squares += d * d;
    }
    *mean = values[0] + total / (real)n;
    *variance = (squares - total * total / (real)n) / (real)n;
    return;
  }
  *mean = sum(values, n) / (real)n;
  if (IS(mean_of_shares)) {
    *mean = 0;
    for (long i = 0; i < n; i++) *mean += values[i] / (real)n;
  }
  for (long i = 0; i < n; i++) scratch[i] = (values[i] - *mean) * (values[i] - *mean);
  *variance = sum(scratch, n) / (real)n;
  if (IS(corrected_two_pass)) {
    real rest = 0;
    for (long i = 0; i < n; i++) rest += values[i] - *mean;
    *variance -= rest / (real)n * (rest / (real)n);
  }
}

/* ---- Forward and backward of one channel ----------------------------------------------------------- */

typedef struct {
  layer_state *l;
  const double *x, *dy;
  sizes s;
  bool training;
  double *y, *dx, *dgamma, *dbeta;
} work;

static real root(real value) { return sizeof(real) > sizeof(double) ? (real)sqrtl((long double)value) : (real)sqrt((double)value); }

static void channel(const work *w, long c, real *values, real *scratch) {
  layer_state *l = w->l;
  long n = w->s.samples * w->s.positions;
  for (long i = 0; i < n; i++) values[i] = w->x[place(w->s, c, i)];
  real m, v, gamma = l->gamma ? l->gamma[c] : 1, beta = l->beta ? l->beta[c] : 0;
  bool batch = w->training || !l->mean;
  if (batch) {
    moments(values, scratch, n, &m, &v);
  } else {
    m = l->mean[c];
    v = l->variance[c];
  }
  real r = root(v + (real)l->eps), inverse = 1 / r;
  if (w->y) {
    for (long i = 0; i < n; i++) {
      real y;
      if (IS(fused)) y = values[i] * (gamma / r) + (beta - m * (gamma / r));
      else if (IS(fused_multiply_add)) y = (real)fma((double)(values[i] - m), (double)(gamma * inverse), (double)beta);
      else if (IS(inverse_root)) y = (values[i] - m) * inverse * gamma + beta;
      else y = gamma * ((values[i] - m) / r) + beta;
      w->y[place(w->s, c, i)] = (double)y;
    }
    if (w->training && l->mean) {
      real a = is_none(l->momentum) ? (real)1 / (real)l->seen : (real)l->momentum, kept = v;
#ifdef KEEP
      a = 1 - a;
#endif
#ifdef UNBIASED
      kept = v * (real)n / (real)(n - 1);
#endif
      if (IS(inverse_root)) {
        l->mean[c] += (double)(a * (m - (real)l->mean[c]));
        l->variance[c] += (double)(a * (kept - (real)l->variance[c]));
      } else {
        l->mean[c] = (double)((1 - a) * (real)l->mean[c] + a * m);
        l->variance[c] = (double)((1 - a) * (real)l->variance[c] + a * kept);
      }
    }
    return;
  }
  for (long i = 0; i < n; i++) scratch[i] = w->dy[place(w->s, c, i)];
  real total = sum(scratch, n);
  for (long i = 0; i < n; i++) {
    real h = IS(uncentred_products) ? values[i] : (values[i] - m) / r;
    scratch[i] = h * (real)w->dy[place(w->s, c, i)];
  }
  real product = sum(scratch, n);
  if (IS(uncentred_products)) product = (product - m * total) / r;
  if (w->dgamma) {
    w->dgamma[c] = (double)product;
    w->dbeta[c] = (double)total;
  }
  for (long i = 0; i < n; i++) {
    long k = place(w->s, c, i);
    real h = (values[i] - m) / r, d = w->dy[k];
    if (!batch) d = gamma * d / r;
    else if (IS(common_factor)) d = gamma / ((real)n * r) * ((real)n * d - total - h * product);
    else if (IS(chain_rule)) {
      real dv = product * gamma * (real)-0.5 * inverse * inverse;
      real dm = -gamma * inverse * total;
      d = d * gamma * inverse + dv * 2 * (values[i] - m) / (real)n + dm / (real)n;
    } else d = gamma / r * (d - total / (real)n - h * (product / (real)n));
    w->dx[k] = (double)d;
  }
}

static void some_channels(const work *w, long first, long step) {
  size_t n = (size_t)(w->s.samples * w->s.positions);
  real *values = malloc(n * sizeof(real)), *scratch = malloc(n * sizeof(real));
  for (long c = first; c < w->s.channels; c += step) channel(w, c, values, scratch);
  free(values);
  free(scratch);
}

static void *odd_channels(void *w) {
  some_channels(w, 1, 2);
  return NULL;
}

static void all_channels(work *w) {
  if (!IS(threads)) return some_channels(w, 0, 1);
  pthread_t other;
  if (pthread_create(&other, NULL, odd_channels, w) != 0) return some_channels(w, 0, 1);
  some_channels(w, 0, 2);
  pthread_join(other, NULL);
}

static void forward(layer_state *l, const double *x, sizes s, bool training, double *y) {
  l->seen += training;
  all_channels(&(work){.l = l, .x = x, .s = s, .training = training, .y = y});
}

static void backward(
    const layer_state *l, const double *dy, const double *x, sizes s, bool training, double *dx,
    double *dgamma, double *dbeta) {
  layer_state same = *l;
  all_channels(&(work){&same, x, dy, s, training, NULL, dx, dgamma, dbeta});
}

#include "forms.h"
