/// A sum and its rounding errors, a sum per lane.
struct LaneSum {
  private var high = Lanes()
  private var low = Lanes()
  /// Blocks that are not yet in the sum.
  private var pending = Lanes()

  /// Adds without losing the rounding error (Knuth's two-sum).
  @inline(__always)
  mutating func add(_ value: Lanes) {
    let sum = high + value
    let partOfValue = sum - high
    low += (high - (sum - partOfValue)) + (value - partOfValue)
    high = sum
  }

  /// Adds a block to some others, and with `settling` these to the sum.
  @inline(__always)
  mutating func add(_ block: Lanes, settling: Bool) {
    if settling {
      add(pending + block)
      pending = Lanes()
    } else {
      pending += block
    }
  }

  /// |lo| is as large as the rounding errors have become.
  @inline(__always)
  var value: DoubleDouble<Lanes> {
    var settled = self
    settled.add(pending)
    return DoubleDouble(settled.high, settled.low)
  }

  /// Adds one lane of another sum to a lane.
  mutating func add(_ other: LaneSum, lane: Int, to own: Int) {
    let value = other.value
    let total = DoubleDouble(high[own], low[own]) + DoubleDouble(value.hi[lane], value.lo[lane])
    high[own] = total.hi
    low[own] = total.lo
  }
}

/// What is summed over a channel's values x and their cotangents dy, with distances d = x − pivot:
/// Σd, Σd², Σdy and Σdy·d. The lanes are two channels, or two parts of one.
struct LaneSums {
  private(set) var distances = LaneSum()
  private(set) var squares = LaneSum()
  private(set) var cotangents = LaneSum()
  private(set) var products = LaneSum()

  @inline(__always)
  mutating func add(_ distance: Lanes) {
    distances.add(distance)
    squares.add(distance * distance)
  }

  /// With `settling`, Σd and Σd² take up the blocks since they last did.
  @inline(__always)
  mutating func add(_ first: EightLanes, _ second: EightLanes, settling: Bool) {
    distances.add(first.sum + second.sum, settling: settling)
    squares.add((first * first).sum + (second * second).sum, settling: settling)
  }

  /// With `moments` also Σd and Σd².
  @inline(__always)
  mutating func add(_ distance: Lanes, _ cotangent: Lanes, moments: Bool) {
    if moments { add(distance) }
    cotangents.add(cotangent)
    products.add(cotangent * distance)
  }

  @inline(__always)
  mutating func add(_ distance: EightLanes, _ cotangent: EightLanes, moments: Bool) {
    if moments {
      distances.add(distance.sum)
      squares.add((distance * distance).sum)
    }
    cotangents.add(cotangent.sum)
    products.add((cotangent * distance).sum)
  }

  /// Adds one lane of other sums to a lane.
  mutating func add(_ other: LaneSums, lane: Int, to own: Int) {
    distances.add(other.distances, lane: lane, to: own)
    squares.add(other.squares, lane: lane, to: own)
    cotangents.add(other.cotangents, lane: lane, to: own)
    products.add(other.products, lane: lane, to: own)
  }
}

/// Eight pairs of lanes. They are added as a tree, so that eight equal values have an exact sum.
struct EightLanes {
  private let a, b, c, d, e, f, g, h: Lanes

  @inline(__always)
  init(
    _ a: Lanes, _ b: Lanes, _ c: Lanes, _ d: Lanes, _ e: Lanes, _ f: Lanes, _ g: Lanes,
    _ h: Lanes
  ) {
    self.a = a
    self.b = b
    self.c = c
    self.d = d
    self.e = e
    self.f = f
    self.g = g
    self.h = h
  }

  /// Sixteen neighbours.
  @inline(__always)
  init(_ values: Span<Double>, from start: Int) {
    self.init(
      values.lanes(start), values.lanes(start + 2), values.lanes(start + 4),
      values.lanes(start + 6), values.lanes(start + 8), values.lanes(start + 10),
      values.lanes(start + 12), values.lanes(start + 14))
  }

  @inline(__always)
  var sum: Lanes { ((a + b) + (c + d)) + ((e + f) + (g + h)) }

  @inline(__always)
  static func - (x: EightLanes, y: Lanes) -> EightLanes {
    EightLanes(x.a - y, x.b - y, x.c - y, x.d - y, x.e - y, x.f - y, x.g - y, x.h - y)
  }

  @inline(__always)
  static func * (x: EightLanes, y: EightLanes) -> EightLanes {
    EightLanes(
      x.a * y.a, x.b * y.b, x.c * y.c, x.d * y.d, x.e * y.e, x.f * y.f, x.g * y.g, x.h * y.h)
  }
}
