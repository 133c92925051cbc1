// The two forms of judge_candidate.h over forward and backward of a layer_state.

#ifdef FUNCTION

/* Of the last forward: backward is not given it, and a mistake wants it. */
static double *last_beta;

int32_t my_batch_norm(
    const double *x, const int64_t *shape, int32_t rank, const double *gamma, const double *beta,
    double *running_mean, double *running_var, double eps, double momentum, bool training,
    double *out) {
  layer_state l = {gamma, beta, running_mean, running_var, eps, momentum, 0};
  forward(&l, x, sizes_of(shape, rank), training, out);
  if (beta) {
    size_t bytes = (size_t)sizes_of(shape, rank).channels * sizeof(double);
    last_beta = realloc(last_beta, bytes);
    memcpy(last_beta, beta, bytes);
  }
  return 0;
}

#ifndef NO_BACKWARD
int32_t my_batch_norm_backward(
    const double *grad_out, const double *x, const int64_t *shape, int32_t rank, const double *gamma,
    const double *running_mean, const double *running_var, double eps, bool training, double *grad_x,
    double *grad_gamma, double *grad_beta) {
  layer_state l = {gamma, last_beta, (double *)running_mean, (double *)running_var, eps, 0, 0};
  backward(&l, grad_out, x, sizes_of(shape, rank), training, grad_x, grad_gamma, grad_beta);
  return 0;
}
#endif

#else

typedef struct {
  int64_t features;
  bool affine, tracked;
  double *fields[4];
  double eps, momentum;
  long seen;
  /* What backward needs of the last forward. */
  sizes s;
  bool training;
  double *x, *mean_before, *variance_before;
} layer;

void *bn_layer_create(int64_t features, double eps, double momentum, bool affine, bool tracked) {
  if (features < 1) return NULL;
  layer *l = calloc(1, sizeof *l);
  *l = (layer){.features = features, .affine = affine, .tracked = tracked, .eps = eps, .momentum = momentum};
  for (int field = 0; field < 4; field++) {
    l->fields[field] = calloc((size_t)features, sizeof(double));
    for (int64_t c = 0; c < features; c++) l->fields[field][c] = field == BN_FIELD_GAMMA || field == BN_FIELD_RUNNING_VAR;
  }
  l->mean_before = calloc((size_t)features, sizeof(double));
  l->variance_before = calloc((size_t)features, sizeof(double));
  return l;
}

void bn_layer_destroy(void *pointer) {
  layer *l = pointer;
  for (int field = 0; field < 4; field++) free(l->fields[field]);
  free(l->mean_before);
  free(l->variance_before);
  free(l->x);
  free(l);
}

static layer_state state(layer *l, bool before) {
  return (layer_state){
      l->affine ? l->fields[BN_FIELD_GAMMA] : NULL,
      l->affine ? l->fields[BN_FIELD_BETA] : NULL,
      !l->tracked ? NULL : before ? l->mean_before : l->fields[BN_FIELD_RUNNING_MEAN],
      !l->tracked ? NULL : before ? l->variance_before : l->fields[BN_FIELD_RUNNING_VAR],
      l->eps, l->momentum, l->seen};
}

int32_t bn_layer_forward(
    void *pointer, const double *x, const int64_t *shape, int32_t rank, bool training, double *out) {
  layer *l = pointer;
  sizes s = sizes_of(shape, rank);
#ifdef REFUSES
  if (training && s.samples * s.positions < 2) return 1;
#endif
  size_t bytes = count(s) * sizeof(double), few = (size_t)l->features * sizeof(double);
  l->x = realloc(l->x, bytes);
  memcpy(l->x, x, bytes);
  memcpy(l->mean_before, l->fields[BN_FIELD_RUNNING_MEAN], few);
  memcpy(l->variance_before, l->fields[BN_FIELD_RUNNING_VAR], few);
  l->s = s;
  l->training = training;
  layer_state now = state(l, false);
  forward(&now, x, s, training, out);
  l->seen = now.seen;
  return 0;
}

#ifndef NO_BACKWARD
int32_t bn_layer_backward(void *pointer, const double *grad_out, double *grad_x, double *grad_gamma, double *grad_beta) {
  layer *l = pointer;
  layer_state then = state(l, true);
  backward(&then, grad_out, l->x, l->s, l->training, grad_x, grad_gamma, grad_beta);
  return 0;
}
#endif

int32_t bn_layer_get(void *pointer, int32_t field, double *values) {
  layer *l = pointer;
  memcpy(values, l->fields[field], (size_t)l->features * sizeof(double));
  return 0;
}

int32_t bn_layer_set(void *pointer, int32_t field, const double *values) {
  layer *l = pointer;
  memcpy(l->fields[field], values, (size_t)l->features * sizeof(double));
  return 0;
}

#endif
