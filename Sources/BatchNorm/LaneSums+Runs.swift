extension LaneSums {
  /// The sums of a tensor whose channels lie in long runs of neighbours, a pair of channels each.
  ///
  /// The arguments are those of `ofChannels`.
  static func overRuns(
    _ x: Span<Double>, cotangent: Span<Double>?, shape: TensorShape, channels: Range<Int>,
    pivots: Span<Double>, moments: Bool
  ) -> [LaneSums] {
    var sums = [LaneSums](repeating: LaneSums(), count: channels.count)
    // From the end, so that the beginning is still in a cache when the next pass starts there.
    for outer in (0..<shape.outer).reversed() {
      for channel in sums.indices {
        let start =
          (outer * shape.channels + channels.lowerBound + channel) * shape.inner
        let run = x.extracting(start..<start + shape.inner)
        let pivot = Lanes(repeating: pivots[channel])
        if let cotangent {
          let cotangents = cotangent.extracting(start..<start + shape.inner)
          if moments {
            sums[channel].add(run: run, cotangents, pivot, moments: true)
          } else {
            sums[channel].add(run: run, cotangents, pivot, moments: false)
          }
        } else {
          sums[channel].add(run: run, pivot)
        }
      }
    }
    var pairs = [LaneSums](repeating: LaneSums(), count: (channels.count + 1) / 2)
    for (channel, sums) in sums.enumerated() {
      pairs[channel / 2].add(sums, lane: 0, to: channel % 2)
      pairs[channel / 2].add(sums, lane: 1, to: channel % 2)
    }
    return pairs
  }

  /// The sums of every channel, a pair of channels each.
  ///
  /// - Parameter channels: Those that are wanted; all where they do not lie in runs.
  /// - Parameter pivots: For each of them, what its distances are taken from.
  /// - Parameter cotangent: nil: Σdy and Σdy·d are left out.
  /// - Parameter moments: Whether Σd and Σd² are wanted beside those.
  static func ofChannels(
    _ x: [Double], cotangent: [Double]?, shape: TensorShape, channels: Range<Int>,
    pivots: [Double], moments: Bool
  ) -> [LaneSums] {
    let pivots = pivots.span
    if let cotangent {
      return shape.liesInRuns
        ? overRuns(
          x.span, cotangent: cotangent.span, shape: shape, channels: channels, pivots: pivots,
          moments: moments)
        : overColumns(
          x.span, cotangent: cotangent.span, shape: shape, pivots: pivots, moments: moments)
    }
    return shape.liesInRuns
      ? overRuns(
        x.span, cotangent: nil, shape: shape, channels: channels, pivots: pivots, moments: true)
      : overColumns(x.span, cotangent: nil, shape: shape, pivots: pivots, moments: true)
  }
}

extension LaneSums {
  fileprivate mutating func add(run: Span<Double>, _ pivot: Lanes) {
    var start = 0
    while start + 32 <= run.count {
      let block = run.extracting(start..<start + 32)
      let first =
        (Terms(block, from: 0, pivot) + Terms(block, from: 4, pivot))
        + (Terms(block, from: 8, pivot) + Terms(block, from: 12, pivot))
      let second =
        (Terms(block, from: 16, pivot) + Terms(block, from: 20, pivot))
        + (Terms(block, from: 24, pivot) + Terms(block, from: 28, pivot))
      add(first + second, moments: true, cotangents: false, settling: start & 32 != 0)
      start += 32
    }
    while start + 2 <= run.count {
      add(Terms(run.lanes(start) - pivot), moments: true, cotangents: false)
      start += 2
    }
    if start < run.count {
      add(Terms(Lanes(run[start] - pivot[0], 0)), moments: true, cotangents: false)
    }
  }

  /// Four parts of the run at once, since memory delivers several streams faster than one.
  @inline(__always)
  fileprivate mutating func add(
    run: Span<Double>, _ cotangents: Span<Double>, _ pivot: Lanes, moments: Bool
  ) {
    let part = run.count / 64 * 16
    var start = 0
    while start < part {
      let x0 = run.extracting(start..<start + 16)
      let x1 = run.extracting(part + start..<part + start + 16)
      let x2 = run.extracting(2 * part + start..<2 * part + start + 16)
      let x3 = run.extracting(3 * part + start..<3 * part + start + 16)
      let dy0 = cotangents.extracting(start..<start + 16)
      let dy1 = cotangents.extracting(part + start..<part + start + 16)
      let dy2 = cotangents.extracting(2 * part + start..<2 * part + start + 16)
      let dy3 = cotangents.extracting(3 * part + start..<3 * part + start + 16)
      var sum = Terms()
      var i = 0
      while i < 16 {
        var first = Terms(x0, dy0, from: i, pivot) + Terms(x1, dy1, from: i, pivot)
        moveCotangent(of: &first)
        var second = Terms(x2, dy2, from: i, pivot) + Terms(x3, dy3, from: i, pivot)
        moveCotangent(of: &second)
        sum = sum + (first + second)
        i += 4
      }
      add(sum, moments: moments, cotangents: true)
      start += 16
    }
    start = 4 * part
    while start + 16 <= run.count {
      let x = run.extracting(start..<start + 16)
      let dy = cotangents.extracting(start..<start + 16)
      let first = Terms(x, dy, from: 0, pivot) + Terms(x, dy, from: 4, pivot)
      let second = Terms(x, dy, from: 8, pivot) + Terms(x, dy, from: 12, pivot)
      add(first + second, moments: moments, cotangents: true)
      start += 16
    }
    while start < run.count {
      let distance = Lanes(run[start] - pivot[0], 0)
      add(Terms(distance, Lanes(cotangents[start], 0)), moments: moments, cotangents: true)
      start += 1
    }
  }
}
