import BatchNorm
import Judging

/// Holds the parts of a fixture against each other.
extension RawFixture {
  func checked(file: String) throws(DocumentError) -> Fixture {
    let at = Place(file: file)
    guard let layout, let first = steps.first?.x else {
      throw at.error("steps", expected: "at least one step", found: "none")
    }
    let channels = try at.shape(first, layout, [.key("steps"), .index(0), .key("x")]).channels
    let affine = try at.pair(gamma, "gamma", beta, "beta", channels)
    let running = try at.pair(
      runningMean, "running_mean", runningVar, "running_var", channels)
    if let negative = running?.1.first(where: { $0 < 0 }) {
      throw at.error(
        "running_var", runningVar, expected: "variances of at least 0", found: "\(negative)")
    }
    var checked: [Fixture.Step] = []
    for (index, step) in steps.enumerated() {
      do {
        checked.append(
          try step.checked(
            at, layout, channels: channels, affine: affine != nil, tracked: running != nil))
      } catch {
        throw error.inside(.index(index)).inside(.key("steps"))
      }
    }
    return Fixture(
      id: id, description: description, source: source, layout: layout,
      configuration: BatchNormConfiguration(
        eps: eps, momentum: momentum, conventions: conventions),
      channels: channels, affine: affine.map { Affine(gamma: $0.0, beta: $0.1) },
      running: running.map { RunningStatistics(mean: $0.0, variance: $0.1) }, steps: checked,
      relativeTolerance: tolerance.relative, absoluteTolerance: tolerance.absolute)
  }
}

extension RawStep {
  fileprivate func checked(
    _ at: Place, _ layout: Layout, channels: Int, affine: Bool, tracked: Bool
  ) throws(DocumentError) -> Fixture.Step {
    guard let x else { throw at.error("x", expected: "the key \"x\"", found: "none") }
    let shape = try at.shape(x, layout, [.key("x")])
    guard shape.channels == channels else {
      throw at.error(
        "x", x, expected: "\(channels) channels as in the first step", found: "\(shape.channels)")
    }
    if let gradOut { try at.same(gradOut, as: shape.sizes, [.key("grad_out")]) }
    var values = StepValues()
    for quantity in StepValues.Quantity.allCases {
      guard let numbers = expected[quantity] else { continue }
      let path: [DocumentError.PathComponent] = [.key("expect"), .key(quantity.key)]
      if let reason = reasonAgainst(quantity, affine: affine, tracked: tracked) {
        throw at.error(path, numbers, expected: "no such value", found: reason)
      }
      try at.same(numbers, as: quantity.hasShapeOfX ? shape.sizes : [channels], path)
      values[quantity] = numbers.values
    }
    return Fixture.Step(
      mode: mode, shape: shape, x: x.values, gradOutput: gradOut?.values, expected: values)
  }

  /// Why a recorded value makes no sense; nil if it does.
  private func reasonAgainst(
    _ quantity: StepValues.Quantity, affine: Bool, tracked: Bool
  ) -> String? {
    switch quantity {
    case .output: nil
    case .runningMean, .runningVariance:
      tracked ? nil : "one although running_mean and running_var are null"
    case .gradX: gradOut == nil ? "one without a grad_out" : nil
    case .gradGamma, .gradBeta:
      gradOut == nil
        ? "one without a grad_out" : affine ? nil : "one although gamma and beta are null"
    }
  }
}

/// Makes errors at the places of values that were read before.
private struct Place {
  let file: String

  func error(
    _ path: [DocumentError.PathComponent], _ numbers: NestedNumbers?, expected: String,
    found: String
  ) -> DocumentError {
    let place = numbers?.place ?? DocumentPlace()
    return DocumentError(
      file: file, line: place.line, column: place.column, path: path, expected: expected,
      found: found)
  }

  func error(
    _ key: String, _ numbers: NestedNumbers? = nil, expected: String, found: String
  ) -> DocumentError {
    error([.key(key)], numbers, expected: expected, found: found)
  }

  /// The shape of a tensor that is nested as the layout says.
  func shape(
    _ numbers: NestedNumbers, _ layout: Layout, _ path: [DocumentError.PathComponent]
  ) throws(DocumentError) -> TensorShape {
    do {
      return try TensorShape(numbers.sizes, layout: layout)
    } catch {
      throw self.error(
        path, numbers, expected: "\(layout.rank) levels of arrays as the layout \(layout.letters)",
        found: "\(numbers.sizes.count)")
    }
  }

  func same(
    _ numbers: NestedNumbers, as sizes: [Int], _ path: [DocumentError.PathComponent]
  ) throws(DocumentError) {
    if numbers.sizes == sizes { return }
    throw error(
      path, numbers, expected: "the shape \(Self.text(sizes))", found: Self.text(numbers.sizes))
  }

  /// Two arrays of a value per channel, or neither.
  func pair(
    _ one: NestedNumbers?, _ key: String, _ other: NestedNumbers?, _ otherKey: String,
    _ channels: Int
  ) throws(DocumentError) -> ([Double], [Double])? {
    guard let one, let other else {
      if one == nil, other == nil { return nil }
      throw error(
        one == nil ? key : otherKey, one ?? other,
        expected: "numbers since \(one == nil ? otherKey : key) has them, or null for both",
        found: "null")
    }
    try same(one, as: [channels], [.key(key)])
    try same(other, as: [channels], [.key(otherKey)])
    return (one.values, other.values)
  }

  private static func text(_ sizes: [Int]) -> String {
    "(\(sizes.map(String.init).joined(separator: ", ")))"
  }
}
