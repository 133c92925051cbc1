import BatchNorm

/// Compares a tensor with what it must be, element by element.
struct Comparison {
  /// What was found so far: every step of a case is added to the same comparison.
  private(set) var compared = 0
  private(set) var outside = 0
  private(set) var maxError: Double?
  private(set) var first: CheckResult.Element?
  private(set) var worst: CheckResult.Element?
  private var worstTolerance = 0.0
  /// Where the tensor of the worst element is wrong.
  private var map: ErrorMap?
  private var worstRatio = -1.0

  /// |actual − expected| ≤ bound; NaN is right where NaN is expected and nowhere else, and an infinity
  /// only where the same infinity is.
  static func agrees(_ actual: Double, _ expected: Double, bound: Double) -> Bool {
    if expected.isNaN { return actual.isNaN }
    if actual == expected { return true }
    return (actual - expected).magnitude <= bound && actual.isFinite
  }

  /// How many bounds an element is off, to find the worst: infinite where NaN is involved.
  private static func ratio(_ actual: Double, _ expected: Double, bound: Double) -> Double {
    if actual == expected || (actual.isNaN && expected.isNaN) { return 0 }
    let error = (actual - expected).magnitude
    guard error.isFinite else { return .infinity }
    return bound > 0 ? error / bound : error > 0 ? .infinity : 0
  }

  @inline(__always)
  mutating func add(
    _ actual: Double, _ expected: Double, bound: @autoclosure () -> Double, step: Int,
    index: @autoclosure () -> [Int]
  ) {
    compared += 1
    // Nothing is better, and something is the worst already.
    if actual == expected, maxError != nil { return }
    let bound = bound()
    let right = Self.agrees(actual, expected, bound: bound)
    if !(actual.isNaN && expected.isNaN) {
      let error = actual == expected ? 0 : (actual - expected).magnitude
      if let old = maxError {
        maxError = old.isNaN || error.isNaN ? .nan : max(old, error)
      } else {
        maxError = error
      }
    }
    if !right {
      outside += 1
      if first == nil {
        first = CheckResult.Element(step: step, index: index(), expected: expected, actual: actual)
      }
    }
    // An element that is out always counts for more than one that is in.
    let ratio = Self.ratio(actual, expected, bound: bound)
    if ratio > worstRatio || worst == nil {
      worstRatio = ratio
      worstTolerance = bound
      worst = CheckResult.Element(step: step, index: index(), expected: expected, actual: actual)
    }
  }

  /// A tensor in the shape of x.
  mutating func add(
    _ actual: [Double], _ expected: [Double], tolerance: Tolerance, step: Int, of input: Case.Step
  ) {
    let shape = input.shape
    guard actual.count == shape.count, expected.count == shape.count else { return }
    let outsideBefore = outside
    func bound(_ offset: Int) -> Double {
      tolerance.bound(
        channel: shape.channel(at: offset), x: input.x[offset],
        gradOutput: input.gradOutput?[offset] ?? 0)
    }
    var offset = 0
    for _ in 0..<shape.outer {
      for channel in 0..<shape.channels {
        for _ in 0..<shape.inner {
          add(
            actual[offset], expected[offset],
            bound: tolerance.bound(
              channel: channel, x: input.x[offset], gradOutput: input.gradOutput?[offset] ?? 0),
            step: step, index: shape.index(at: offset))
          offset += 1
        }
      }
    }
    guard outside > outsideBefore, worst?.step == step else { return }
    map = ErrorMap(shape: shape, expected: expected, actual: actual) {
      !Self.agrees(actual[$0], expected[$0], bound: bound($0))
    }
  }

  /// A value per channel.
  mutating func add(_ actual: [Double], _ expected: [Double], tolerance: Tolerance, step: Int) {
    guard actual.count == expected.count else { return }
    let outsideBefore = outside
    for channel in expected.indices {
      add(
        actual[channel], expected[channel], bound: tolerance.base[channel], step: step,
        index: [channel])
    }
    guard outside > outsideBefore, worst?.step == step else { return }
    map = ErrorMap(
      outer: 1, channels: expected.count, inner: 1, expected: expected, actual: actual
    ) { !Self.agrees(actual[$0], expected[$0], bound: tolerance.base[$0]) }
  }

  func result(_ name: CheckName, message: String? = nil) -> CheckResult {
    CheckResult(
      name: name, status: compared == 0 ? .skipped : outside == 0 ? .passed : .failed,
      maxError: maxError, tolerance: compared == 0 ? nil : worstTolerance, first: first,
      worst: worst, compared: compared, outside: outside, map: map, message: message)
  }
}
