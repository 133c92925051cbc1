/// What a layer keeps. Layers are independent of each other: no static variables.
#[allow(dead_code)] // Take this out when you use them.
pub struct Layer {
    channels: usize,
    eps: f64,
    momentum: f64,
    affine: bool,
    track_running_stats: bool,
    gamma: Vec<f64>,
    beta: Vec<f64>,
    running_mean: Vec<f64>,
    running_var: Vec<f64>,
{{#backward}}
    size: usize, // of the last forward; add what else backward will need
{{/backward}}
}

/// Why a call is refused.
pub struct Refused;

impl Layer {
    fn new(
        channels: usize, eps: f64, momentum: f64, affine: bool, track_running_stats: bool,
    ) -> Layer {
        Layer {
            channels,
            eps,
            momentum,
            affine,
            track_running_stats,
            gamma: vec![1.0; channels],
            beta: vec![0.0; channels],
            running_mean: vec![0.0; channels],
            running_var: vec![1.0; channels],
{{#backward}}
            size: 0,
{{/backward}}
        }
    }

    /// {{documentation}}
    #[allow(unused_variables)]
    fn forward(
        &mut self, x: &[f64], shape: &[usize], training: bool, out: &mut [f64],
    ) -> Result<(), Refused> {
        let channels = self.channels;
        let samples: usize = shape[..{{axis}}].iter().product();
        let inner: usize = shape[{{axis}} + 1..].iter().product();
{{#backward}}
        self.size = x.len();
{{/backward}}
        for c in 0..channels {
            // 1. The mean and the variance of this channel: from the batch, or the running ones?
            // 2. When training: update self.running_mean[c] and self.running_var[c].
            // 3. Normalise, scale and shift. So far the input is only copied.
            for n in 0..samples {
                for i in 0..inner {
                    let k = (n * channels + c) * inner + i;
                    out[k] = x[k];
                }
            }
        }
        Ok(())
    }
{{#backward}}

    /// The gradients of a loss with respect to x, gamma and beta of the last forward, where
    /// grad_out is its gradient with respect to y.
    fn backward(
        &mut self, grad_out: &[f64], grad_x: &mut [f64], grad_gamma: &mut [f64],
        grad_beta: &mut [f64],
    ) {
        // So far grad_out is passed on, and gamma and beta do not learn.
        grad_x.copy_from_slice(grad_out);
        grad_gamma.fill(0.0);
        grad_beta.fill(0.0);
    }
{{/backward}}

    fn field(&mut self, number: i32) -> &mut Vec<f64> {
        match number {
            0 => &mut self.gamma,
            1 => &mut self.beta,
            2 => &mut self.running_mean,
            _ => &mut self.running_var,
        }
    }
}

// ---- What the judge calls. It makes slices of the pointers; leave it as it is. ----

#[no_mangle]
pub extern "C" fn bn_layer_create(
    num_features: i64, eps: f64, momentum: f64, affine: bool, track_running_stats: bool,
) -> *mut Layer {
    let layer = Layer::new(num_features as usize, eps, momentum, affine, track_running_stats);
    Box::into_raw(Box::new(layer))
}

#[no_mangle]
pub unsafe extern "C" fn bn_layer_destroy(layer: *mut Layer) {
    drop(Box::from_raw(layer));
}

/// Returns 0; anything else means "I refuse this input".
#[no_mangle]
pub unsafe extern "C" fn bn_layer_forward(
    layer: *mut Layer, x: *const f64, shape: *const i64, rank: i32, training: bool,
    out: *mut f64,
) -> i32 {
    let shape: Vec<usize> =
        std::slice::from_raw_parts(shape, rank as usize).iter().map(|&n| n as usize).collect();
    let total = shape.iter().product();
    let x = std::slice::from_raw_parts(x, total);
    let out = std::slice::from_raw_parts_mut(out, total);
    match (*layer).forward(x, &shape, training, out) {
        Ok(()) => 0,
        Err(Refused) => 1,
    }
}
{{#backward}}

#[no_mangle]
pub unsafe extern "C" fn bn_layer_backward(
    layer: *mut Layer, grad_out: *const f64, grad_x: *mut f64, grad_gamma: *mut f64,
    grad_beta: *mut f64,
) -> i32 {
    let layer = &mut *layer;
    layer.backward(
        std::slice::from_raw_parts(grad_out, layer.size),
        std::slice::from_raw_parts_mut(grad_x, layer.size),
        std::slice::from_raw_parts_mut(grad_gamma, layer.channels),
        std::slice::from_raw_parts_mut(grad_beta, layer.channels),
    );
    0
}
{{/backward}}

#[no_mangle]
pub unsafe extern "C" fn bn_layer_get(layer: *mut Layer, field: i32, values: *mut f64) -> i32 {
    let layer = &mut *layer;
    std::slice::from_raw_parts_mut(values, layer.channels).copy_from_slice(layer.field(field));
    0
}

#[no_mangle]
pub unsafe extern "C" fn bn_layer_set(layer: *mut Layer, field: i32, values: *const f64) -> i32 {
    let layer = &mut *layer;
    let values = std::slice::from_raw_parts(values, layer.channels);
    layer.field(field).copy_from_slice(values);
    0
}
