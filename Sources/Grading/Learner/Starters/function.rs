/// {{documentation}}
#[allow(unused_variables)] // Take this out when you use them.
fn batch_norm(
    x: &[f64], size: Size, gamma: &[f64], beta: &[f64],
    running_mean: &mut [f64], running_var: &mut [f64],
    eps: f64, momentum: f64, training: bool, out: &mut [f64],
) {
{{#backward}}
    let count = (size.samples * size.inner) as f64;
    for c in 0..size.channels {
        let (mut mean, mut variance) = (running_mean[c], running_var[c]);
        if training {
            mean = size.positions(c).map(|k| x[k]).sum::<f64>() / count;
            variance = size.positions(c).map(|k| (x[k] - mean).powi(2)).sum::<f64>() / count;
            let stored = variance{{bessel}};
            running_mean[c] = {{old}} * running_mean[c] + {{batch}} * mean;
            running_var[c] = {{old}} * running_var[c] + {{batch}} * stored;
        }
        for k in size.positions(c) {
            out[k] = gamma[c] * (x[k] - mean) / (variance + eps).sqrt() + beta[c];
        }
    }
}

/// The gradients of a loss with respect to x, gamma and beta, where grad_out is its gradient with
/// respect to y.
///
/// - training: y was made with the mean and the variance of x, which depend on x themselves.
/// - otherwise: y was made with running_mean and running_var, which do not.
#[allow(unused_variables)]
fn batch_norm_backward(
    grad_out: &[f64], x: &[f64], size: Size, gamma: &[f64],
    running_mean: &[f64], running_var: &[f64], eps: f64, training: bool,
    grad_x: &mut [f64], grad_gamma: &mut [f64], grad_beta: &mut [f64],
) {
    for c in 0..size.channels {
        // 1. Sums over the channel.
        grad_gamma[c] = 0.0;
        grad_beta[c] = 0.0;
        // 2. Through y, the mean and the variance. So far grad_out is only copied.
        for k in size.positions(c) {
            grad_x[k] = grad_out[k];
        }
    }
}
{{/backward}}
{{^backward}}
    for c in 0..size.channels {
        // 1. The mean and the variance of this channel: from the batch, or the running ones?
        // 2. When training: update running_mean[c] and running_var[c].
        // 3. Normalise, scale and shift. So far the input is only copied.
        for k in size.positions(c) {
            out[k] = x[k];
        }
    }
}
{{/backward}}

/// The sizes of a tensor around the dimension of its channels.
#[derive(Clone, Copy)]
struct Size {
    samples: usize,
    channels: usize,
    inner: usize,
}

impl Size {
    /// Where the elements of channel c stand.
    fn positions(self, c: usize) -> impl Iterator<Item = usize> {
        (0..self.samples).flat_map(move |n| {
            let start = (n * self.channels + c) * self.inner;
            start..start + self.inner
        })
    }
}

// ---- What the judge calls. It makes slices of the pointers; leave it as it is. ----

/// Returns 0; anything else means "I refuse this input". A null pointer becomes an empty slice.
#[no_mangle]
pub unsafe extern "C" fn my_batch_norm(
    x: *const f64, shape: *const i64, rank: i32, gamma: *const f64, beta: *const f64,
    running_mean: *mut f64, running_var: *mut f64,
    eps: f64, momentum: f64, training: bool, out: *mut f64,
) -> i32 {
    let (size, total) = size(shape, rank);
    batch_norm(
        slice(x, total), size, slice(gamma, size.channels), slice(beta, size.channels),
        slice_mut(running_mean, size.channels), slice_mut(running_var, size.channels),
        eps, momentum, training, slice_mut(out, total),
    );
    0
}
{{#backward}}

#[no_mangle]
pub unsafe extern "C" fn my_batch_norm_backward(
    grad_out: *const f64, x: *const f64, shape: *const i64, rank: i32, gamma: *const f64,
    running_mean: *const f64, running_var: *const f64, eps: f64, training: bool,
    grad_x: *mut f64, grad_gamma: *mut f64, grad_beta: *mut f64,
) -> i32 {
    let (size, total) = size(shape, rank);
    batch_norm_backward(
        slice(grad_out, total), slice(x, total), size, slice(gamma, size.channels),
        slice(running_mean, size.channels), slice(running_var, size.channels), eps, training,
        slice_mut(grad_x, total), slice_mut(grad_gamma, size.channels),
        slice_mut(grad_beta, size.channels),
    );
    0
}
{{/backward}}

unsafe fn size(shape: *const i64, rank: i32) -> (Size, usize) {
    let shape: Vec<usize> =
        std::slice::from_raw_parts(shape, rank as usize).iter().map(|&n| n as usize).collect();
    let size = Size {
        samples: shape[..{{axis}}].iter().product(),
        channels: shape[{{axis}}],
        inner: shape[{{axis}} + 1..].iter().product(),
    };
    (size, shape.iter().product())
}

unsafe fn slice<'a>(pointer: *const f64, count: usize) -> &'a [f64] {
    if pointer.is_null() { &[] } else { std::slice::from_raw_parts(pointer, count) }
}

unsafe fn slice_mut<'a>(pointer: *mut f64, count: usize) -> &'a mut [f64] {
    if pointer.is_null() { &mut [] } else { std::slice::from_raw_parts_mut(pointer, count) }
}
