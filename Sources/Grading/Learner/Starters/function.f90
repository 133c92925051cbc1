module candidate
  use, intrinsic :: iso_c_binding
  implicit none

contains

  ! {{documentation}}
  subroutine batch_norm(x, samples, channels, inner, gamma, beta, running_mean, running_var, &
      eps, momentum, training, y)
    integer(c_int64_t), intent(in) :: samples, channels, inner
    real(c_double), intent(in) :: x(inner, channels, samples)
    real(c_double), intent(in) :: gamma(channels), beta(channels)
    real(c_double), intent(inout) :: running_mean(channels), running_var(channels)
    real(c_double), intent(in) :: eps, momentum
    logical(c_bool), intent(in) :: training
    real(c_double), intent(out) :: y(inner, channels, samples)
    integer(c_int64_t) :: c
{{#backward}}
    real(c_double) :: mean, variance, count

    count = real(samples * inner, c_double)
    do c = 1, channels
      mean = running_mean(c)
      variance = running_var(c)
      if (training) then
        mean = sum(x(:, c, :)) / count
        variance = sum((x(:, c, :) - mean)**2) / count
        running_mean(c) = {{old}} * running_mean(c) + {{batch}} * mean
        running_var(c) = {{old}} * running_var(c) + {{batch}} * variance{{bessel}}
      end if
      y(:, c, :) = gamma(c) * (x(:, c, :) - mean) / sqrt(variance + eps) + beta(c)
    end do
  end subroutine

  ! The gradients of a loss with respect to x, gamma and beta, where grad_y is its gradient with
  ! respect to y.
  !
  ! training: y was made with the mean and the variance of x, which depend on x themselves.
  ! otherwise: y was made with running_mean and running_var, which do not.
  subroutine batch_norm_backward(grad_y, x, samples, channels, inner, gamma, running_mean, &
      running_var, eps, training, grad_x, grad_gamma, grad_beta)
    integer(c_int64_t), intent(in) :: samples, channels, inner
    real(c_double), intent(in) :: grad_y(inner, channels, samples), x(inner, channels, samples)
    real(c_double), intent(in) :: gamma(channels)
    real(c_double), intent(in) :: running_mean(channels), running_var(channels), eps
    logical(c_bool), intent(in) :: training
    real(c_double), intent(out) :: grad_x(inner, channels, samples)
    real(c_double), intent(out) :: grad_gamma(channels), grad_beta(channels)
    integer(c_int64_t) :: c

    do c = 1, channels
      ! 1. Sums over the channel.
      grad_gamma(c) = 0
      grad_beta(c) = 0
      ! 2. Through y, the mean and the variance. So far grad_y is only copied.
      grad_x(:, c, :) = grad_y(:, c, :)
    end do
  end subroutine
{{/backward}}
{{^backward}}

    do c = 1, channels
      ! 1. The mean and the variance of this channel: from the batch, or the running ones?
      ! 2. When training: update running_mean(c) and running_var(c).
      ! 3. Normalise, scale and shift. So far the input is only copied.
      y(:, c, :) = x(:, c, :)
    end do
  end subroutine
{{/backward}}

  ! ---- What the judge calls; leave it as it is. ----

  ! Returns 0; anything else means "I refuse this input".
  integer(c_int32_t) function my_batch_norm(x, dims, rank, gamma, beta, running_mean, &
      running_var, eps, momentum, training, y) bind(c)
    integer(c_int32_t), value :: rank
    integer(c_int64_t), intent(in) :: dims(rank)
    real(c_double), intent(in) :: x(*), gamma(*), beta(*)
    real(c_double), intent(inout) :: running_mean(*), running_var(*)
    real(c_double), value :: eps, momentum
    logical(c_bool), value :: training
    real(c_double), intent(out) :: y(*)

    call batch_norm(x, product(dims(:{{axis}})), dims({{axis}} + 1), product(dims({{axis}} + 2:)), &
        gamma, beta, running_mean, running_var, eps, momentum, training, y)
    my_batch_norm = 0
  end function
{{#backward}}

  integer(c_int32_t) function my_batch_norm_backward(grad_y, x, dims, rank, gamma, running_mean, &
      running_var, eps, training, grad_x, grad_gamma, grad_beta) bind(c)
    integer(c_int32_t), value :: rank
    integer(c_int64_t), intent(in) :: dims(rank)
    real(c_double), intent(in) :: grad_y(*), x(*), gamma(*), running_mean(*), running_var(*)
    real(c_double), value :: eps
    logical(c_bool), value :: training
    real(c_double), intent(out) :: grad_x(*), grad_gamma(*), grad_beta(*)

    call batch_norm_backward(grad_y, x, product(dims(:{{axis}})), dims({{axis}} + 1), &
        product(dims({{axis}} + 2:)), gamma, running_mean, running_var, eps, training, &
        grad_x, grad_gamma, grad_beta)
    my_batch_norm_backward = 0
  end function
{{/backward}}
end module
