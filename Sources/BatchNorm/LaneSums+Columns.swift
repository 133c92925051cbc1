extension LaneSums {
  /// The sums of a tensor whose channels change from one value to the next or after a few, a pair of
  /// channels each: row by row, with sums for each of the channels·inner columns.
  ///
  /// The arguments are those of `ofChannels`.
  static func overColumns(
    _ x: Span<Double>, cotangent: Span<Double>?, shape: TensorShape, pivots: Span<Double>,
    moments: Bool
  ) -> [LaneSums] {
    let inner = shape.inner
    let width = shape.channels * inner
    var columns = [LaneSums](repeating: LaneSums(), count: (width + 1) / 2)
    var columnPivots = [Lanes](repeating: Lanes(), count: width / 2)
    for pair in columnPivots.indices {
      columnPivots[pair] = Lanes(pivots[2 * pair / inner], pivots[(2 * pair + 1) / inner])
    }
    if let cotangent {
      if moments {
        add(x, cotangent, width: width, columnPivots.span, moments: true, to: &columns)
      } else {
        add(x, cotangent, width: width, columnPivots.span, moments: false, to: &columns)
      }
    } else {
      add(x, width: width, columnPivots.span, to: &columns)
    }
    if width % 2 == 1 {
      // The last column has no partner.
      let pivot = pivots[shape.channels - 1]
      for row in 0..<shape.outer {
        let index = row * width + width - 1
        let distance = Lanes(x[index] - pivot, 0)
        let other = Lanes(cotangent?[index] ?? 0, 0)
        columns[width / 2].add(
          Terms(distance, other), moments: moments, cotangents: cotangent != nil)
      }
    }
    if inner == 1 { return columns }
    var pairs = [LaneSums](repeating: LaneSums(), count: (shape.channels + 1) / 2)
    for column in 0..<width {
      let channel = column / inner
      pairs[channel / 2].add(columns[column / 2], lane: column % 2, to: channel % 2)
    }
    return pairs
  }

  /// Sixteen rows at a time, so that two of three additions are plain ones.
  private static func add(
    _ x: Span<Double>, width: Int, _ pivots: Span<Lanes>, to columns: inout [LaneSums]
  ) {
    precondition(pivots.count == width / 2 && columns.count == (width + 1) / 2)
    var rest = x
    var settling = false
    while rest.count >= 16 * width {
      let upper = rest.extracting(first: 8 * width)
      let lower = rest.extracting(8 * width..<16 * width)
      let x0 = upper.extracting(0..<width)
      let x1 = upper.extracting(width..<2 * width)
      let x2 = upper.extracting(2 * width..<3 * width)
      let x3 = upper.extracting(3 * width..<4 * width)
      let x4 = upper.extracting(4 * width..<5 * width)
      let x5 = upper.extracting(5 * width..<6 * width)
      let x6 = upper.extracting(6 * width..<7 * width)
      let x7 = upper.extracting(7 * width..<8 * width)
      let x8 = lower.extracting(0..<width)
      let x9 = lower.extracting(width..<2 * width)
      let x10 = lower.extracting(2 * width..<3 * width)
      let x11 = lower.extracting(3 * width..<4 * width)
      let x12 = lower.extracting(4 * width..<5 * width)
      let x13 = lower.extracting(5 * width..<6 * width)
      let x14 = lower.extracting(6 * width..<7 * width)
      let x15 = lower.extracting(7 * width..<8 * width)
      var j = 0
      while j < width - 1 {
        let pivot = pivots[j / 2]
        let first =
          ((Terms(x0.lanes(j) - pivot) + Terms(x1.lanes(j) - pivot))
            + (Terms(x2.lanes(j) - pivot) + Terms(x3.lanes(j) - pivot)))
          + ((Terms(x4.lanes(j) - pivot) + Terms(x5.lanes(j) - pivot))
            + (Terms(x6.lanes(j) - pivot) + Terms(x7.lanes(j) - pivot)))
        let second =
          ((Terms(x8.lanes(j) - pivot) + Terms(x9.lanes(j) - pivot))
            + (Terms(x10.lanes(j) - pivot) + Terms(x11.lanes(j) - pivot)))
          + ((Terms(x12.lanes(j) - pivot) + Terms(x13.lanes(j) - pivot))
            + (Terms(x14.lanes(j) - pivot) + Terms(x15.lanes(j) - pivot)))
        columns[j / 2].add(first + second, moments: true, cotangents: false, settling: settling)
        j += 2
      }
      rest = rest.extracting(droppingFirst: 16 * width)
      settling.toggle()
    }
    while rest.count >= width {
      let row = rest.extracting(0..<width)
      var j = 0
      while j < width - 1 {
        columns[j / 2].add(
          Terms(row.lanes(j) - pivots[j / 2]), moments: true, cotangents: false)
        j += 2
      }
      rest = rest.extracting(droppingFirst: width)
    }
  }

  @inline(__always)
  private static func add(
    _ x: Span<Double>, _ cotangent: Span<Double>, width: Int, _ pivots: Span<Lanes>,
    moments: Bool, to columns: inout [LaneSums]
  ) {
    precondition(pivots.count == width / 2 && columns.count == (width + 1) / 2)
    var rest = x
    var others = cotangent
    while rest.count >= 8 * width {
      let x0 = rest.extracting(0..<width)
      let x1 = rest.extracting(width..<2 * width)
      let x2 = rest.extracting(2 * width..<3 * width)
      let x3 = rest.extracting(3 * width..<4 * width)
      let x4 = rest.extracting(4 * width..<5 * width)
      let x5 = rest.extracting(5 * width..<6 * width)
      let x6 = rest.extracting(6 * width..<7 * width)
      let x7 = rest.extracting(7 * width..<8 * width)
      let dy0 = others.extracting(0..<width)
      let dy1 = others.extracting(width..<2 * width)
      let dy2 = others.extracting(2 * width..<3 * width)
      let dy3 = others.extracting(3 * width..<4 * width)
      let dy4 = others.extracting(4 * width..<5 * width)
      let dy5 = others.extracting(5 * width..<6 * width)
      let dy6 = others.extracting(6 * width..<7 * width)
      let dy7 = others.extracting(7 * width..<8 * width)
      var j = 0
      while j < width - 1 {
        let pivot = pivots[j / 2]
        let first =
          (Terms(x0.lanes(j) - pivot, dy0.lanes(j)) + Terms(x1.lanes(j) - pivot, dy1.lanes(j)))
          + (Terms(x2.lanes(j) - pivot, dy2.lanes(j)) + Terms(x3.lanes(j) - pivot, dy3.lanes(j)))
        let second =
          (Terms(x4.lanes(j) - pivot, dy4.lanes(j)) + Terms(x5.lanes(j) - pivot, dy5.lanes(j)))
          + (Terms(x6.lanes(j) - pivot, dy6.lanes(j)) + Terms(x7.lanes(j) - pivot, dy7.lanes(j)))
        columns[j / 2].add(first + second, moments: moments, cotangents: true)
        j += 2
      }
      rest = rest.extracting(droppingFirst: 8 * width)
      others = others.extracting(droppingFirst: 8 * width)
    }
    while rest.count >= width {
      let row = rest.extracting(0..<width)
      let other = others.extracting(0..<width)
      var j = 0
      while j < width - 1 {
        columns[j / 2].add(
          Terms(row.lanes(j) - pivots[j / 2], other.lanes(j)), moments: moments,
          cotangents: true)
        j += 2
      }
      rest = rest.extracting(droppingFirst: width)
      others = others.extracting(droppingFirst: width)
    }
  }
}
