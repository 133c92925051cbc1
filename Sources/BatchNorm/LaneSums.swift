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

  /// With `moments` Σd and Σd², with `cotangents` the others.
  @inline(__always)
  mutating func add(_ terms: Terms, moments: Bool, cotangents: Bool) {
    if moments {
      distances.add(terms.distance)
      squares.add(terms.square)
    }
    if cotangents {
      self.cotangents.add(terms.cotangent)
      products.add(terms.product)
    }
  }

  /// With `settling`, the sums take up the terms since they last did.
  @inline(__always)
  mutating func add(_ terms: Terms, moments: Bool, cotangents: Bool, settling: Bool) {
    if moments {
      distances.add(terms.distance, settling: settling)
      squares.add(terms.square, settling: settling)
    }
    if cotangents {
      self.cotangents.add(terms.cotangent, settling: settling)
      products.add(terms.product, settling: settling)
    }
  }

  /// Adds Σdy before the rest: it often is small beside what it is the sum of, so that rounding errors
  /// of long plain sums show.
  @inline(__always)
  mutating func moveCotangent(of terms: inout Terms) {
    cotangents.add(terms.cotangent)
    terms.cotangent = Lanes()
  }

  /// Adds one lane of other sums to a lane.
  mutating func add(_ other: LaneSums, lane: Int, to own: Int) {
    distances.add(other.distances, lane: lane, to: own)
    squares.add(other.squares, lane: lane, to: own)
    cotangents.add(other.cotangents, lane: lane, to: own)
    products.add(other.products, lane: lane, to: own)
  }
}

/// What one value of each lane, or several, add to the sums.
struct Terms {
  var distance: Lanes
  var square: Lanes
  var cotangent: Lanes
  var product: Lanes

  @inline(__always)
  init(_ distance: Lanes = Lanes(), _ cotangent: Lanes = Lanes()) {
    self.distance = distance
    square = distance * distance
    self.cotangent = cotangent
    product = cotangent * distance
  }

  /// Two pairs of neighbours in a row of x.
  @inline(__always)
  init(_ x: Span<Double>, from index: Int, _ pivot: Lanes) {
    self = Terms(x.lanes(index) - pivot) + Terms(x.lanes(index + 2) - pivot)
  }

  /// Two pairs of neighbours in a row of x and of dy.
  @inline(__always)
  init(_ x: Span<Double>, _ dy: Span<Double>, from index: Int, _ pivot: Lanes) {
    self =
      Terms(x.lanes(index) - pivot, dy.lanes(index))
      + Terms(x.lanes(index + 2) - pivot, dy.lanes(index + 2))
  }

  /// A plain sum. Added as a tree, two, four or eight equal terms have an exact one.
  @inline(__always)
  static func + (a: Terms, b: Terms) -> Terms {
    var sum = a
    sum.distance += b.distance
    sum.square += b.square
    sum.cotangent += b.cotangent
    sum.product += b.product
    return sum
  }
}
