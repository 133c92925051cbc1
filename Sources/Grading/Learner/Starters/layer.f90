module candidate
  use, intrinsic :: iso_c_binding
  implicit none

  ! What a layer keeps. Layers are independent of each other: no module or saved variables.
  type :: layer_type
    integer(c_int64_t) :: channels
    real(c_double) :: eps, momentum
    logical(c_bool) :: affine, track_running_stats
    real(c_double), allocatable :: gamma(:), beta(:), running_mean(:), running_var(:)
{{#backward}}
    integer(c_int64_t) :: samples = 0, inner = 0 ! of the last forward; add what backward needs
{{/backward}}
  end type

contains

  ! {{documentation}}
  integer(c_int32_t) function forward(layer, x, samples, inner, training, y) result(status)
    type(layer_type), intent(inout) :: layer
    integer(c_int64_t), intent(in) :: samples, inner
    real(c_double), intent(in) :: x(inner, layer%channels, samples)
    logical(c_bool), intent(in) :: training
    real(c_double), intent(out) :: y(inner, layer%channels, samples)
    integer(c_int64_t) :: c

{{#backward}}
    layer%samples = samples
    layer%inner = inner
{{/backward}}
    do c = 1, layer%channels
      ! 1. The mean and the variance of this channel: from the batch, or the running ones?
      ! 2. When training: update layer%running_mean(c) and layer%running_var(c).
      ! 3. Normalise, scale and shift. So far the input is only copied.
      y(:, c, :) = x(:, c, :)
    end do
    status = 0
  end function
{{#backward}}

  ! The gradients of a loss with respect to x, gamma and beta of the last forward, where grad_y is
  ! its gradient with respect to y.
  subroutine backward(layer, grad_y, grad_x, grad_gamma, grad_beta)
    type(layer_type), intent(inout) :: layer
    real(c_double), intent(in) :: grad_y(layer%inner, layer%channels, layer%samples)
    real(c_double), intent(out) :: grad_x(layer%inner, layer%channels, layer%samples)
    real(c_double), intent(out) :: grad_gamma(layer%channels), grad_beta(layer%channels)

    ! So far grad_y is passed on, and gamma and beta do not learn.
    grad_x = grad_y
    grad_gamma = 0
    grad_beta = 0
  end subroutine
{{/backward}}

  ! ---- What the judge calls; leave it as it is. ----

  type(c_ptr) function bn_layer_create(num_features, eps, momentum, affine, &
      track_running_stats) bind(c)
    integer(c_int64_t), value :: num_features
    real(c_double), value :: eps, momentum
    logical(c_bool), value :: affine, track_running_stats
    type(layer_type), pointer :: layer

    allocate (layer)
    layer%channels = num_features
    layer%eps = eps
    layer%momentum = momentum
    layer%affine = affine
    layer%track_running_stats = track_running_stats
    allocate (layer%gamma(num_features), source=1.0_c_double)
    allocate (layer%beta(num_features), source=0.0_c_double)
    allocate (layer%running_mean(num_features), source=0.0_c_double)
    allocate (layer%running_var(num_features), source=1.0_c_double)
    bn_layer_create = c_loc(layer)
  end function

  subroutine bn_layer_destroy(handle) bind(c)
    type(c_ptr), value :: handle
    type(layer_type), pointer :: layer

    call c_f_pointer(handle, layer)
    deallocate (layer)
  end subroutine

  ! Returns 0; anything else means "I refuse this input".
  integer(c_int32_t) function bn_layer_forward(handle, x, dims, rank, training, y) bind(c)
    type(c_ptr), value :: handle
    integer(c_int32_t), value :: rank
    integer(c_int64_t), intent(in) :: dims(rank)
    real(c_double), intent(in) :: x(*)
    logical(c_bool), value :: training
    real(c_double), intent(out) :: y(*)
    type(layer_type), pointer :: layer

    call c_f_pointer(handle, layer)
    bn_layer_forward = forward( &
        layer, x, product(dims(:{{axis}})), product(dims({{axis}} + 2:)), training, y)
  end function
{{#backward}}

  integer(c_int32_t) function bn_layer_backward(handle, grad_y, grad_x, grad_gamma, grad_beta) &
      bind(c)
    type(c_ptr), value :: handle
    real(c_double), intent(in) :: grad_y(*)
    real(c_double), intent(out) :: grad_x(*), grad_gamma(*), grad_beta(*)
    type(layer_type), pointer :: layer

    call c_f_pointer(handle, layer)
    call backward(layer, grad_y, grad_x, grad_gamma, grad_beta)
    bn_layer_backward = 0
  end function
{{/backward}}

  integer(c_int32_t) function bn_layer_get(handle, field, values) bind(c)
    type(c_ptr), value :: handle
    integer(c_int32_t), value :: field
    real(c_double), intent(out) :: values(*)
    type(layer_type), pointer :: layer

    call c_f_pointer(handle, layer)
    select case (field)
    case (0); values(:layer%channels) = layer%gamma
    case (1); values(:layer%channels) = layer%beta
    case (2); values(:layer%channels) = layer%running_mean
    case default; values(:layer%channels) = layer%running_var
    end select
    bn_layer_get = 0
  end function

  integer(c_int32_t) function bn_layer_set(handle, field, values) bind(c)
    type(c_ptr), value :: handle
    integer(c_int32_t), value :: field
    real(c_double), intent(in) :: values(*)
    type(layer_type), pointer :: layer

    call c_f_pointer(handle, layer)
    select case (field)
    case (0); layer%gamma = values(:layer%channels)
    case (1); layer%beta = values(:layer%channels)
    case (2); layer%running_mean = values(:layer%channels)
    case default; layer%running_var = values(:layer%channels)
    end select
    bn_layer_set = 0
  end function
end module
