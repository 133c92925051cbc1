/// A dense array of numbers with a shape, stored row by row.
///
///     var x = Tensor(shape: [2, 3], values: [1, 2, 3, 4, 5, 6])
///     x[1, 2]        // 6
///     x[0, 0] = 10
///     x.values[3]    // 4: the same elements, in one row
///
/// The element (i₀, i₁, …) stands at ((i₀·s₁ + i₁)·s₂ + i₂)… in `values`, where s is the shape.
public struct Tensor: Equatable, Sendable {
  /// The size of each dimension.
  public let shape: [Int]
  /// All elements, row-major.
  public var values: [Double]

  /// `values` must hold as many numbers as the shape has elements.
  public init(shape: [Int], values: [Double]) {
    precondition(
      values.count == shape.reduce(1, *),
      "a tensor of shape \(shape) does not have \(values.count) elements")
    self.shape = shape
    self.values = values
  }

  public init(shape: [Int], repeating value: Double = 0) {
    self.shape = shape
    values = Array(repeating: value, count: shape.reduce(1, *))
  }

  /// The number of elements.
  public var count: Int { values.count }

  public subscript(indices: Int...) -> Double {
    get { values[offset(indices)] }
    set { values[offset(indices)] = newValue }
  }

  private func offset(_ indices: [Int]) -> Int {
    precondition(
      indices.count == shape.count, "\(indices.count) indices for \(shape.count) dimensions")
    var offset = 0
    for (index, size) in zip(indices, shape) {
      precondition(index >= 0 && index < size, "index \(indices) is outside of shape \(shape)")
      offset = offset * size + index
    }
    return offset
  }
}
