extension LaneSums {
  /// The sums of a tensor whose channels lie in long runs of neighbours, a pair of channels each.
  ///
  /// The arguments are those of `ofChannels`.
  static func overRuns(
    _ x: Span<Double>, cotangent: Span<Double>?, shape: TensorShape, pivots: Span<Double>,
    moments: Bool
  ) -> [LaneSums] {
    var sums = [LaneSums](repeating: LaneSums(), count: shape.channels)
    // From the end, so that the beginning is still in a cache when the next pass starts there.
    for outer in (0..<shape.outer).reversed() {
      for channel in 0..<shape.channels {
        let start = (outer * shape.channels + channel) * shape.inner
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
    var pairs = [LaneSums](repeating: LaneSums(), count: (shape.channels + 1) / 2)
    for (channel, sums) in sums.enumerated() {
      pairs[channel / 2].add(sums, lane: 0, to: channel % 2)
      pairs[channel / 2].add(sums, lane: 1, to: channel % 2)
    }
    return pairs
  }

  /// The sums of every channel, a pair of channels each.
  ///
  /// - Parameter cotangent: nil: Σdy and Σdy·d are left out.
  /// - Parameter moments: Whether Σd and Σd² are wanted beside those.
  static func ofChannels(
    _ x: [Double], cotangent: [Double]? = nil, shape: TensorShape, pivots: [Double],
    moments: Bool = true
  ) -> [LaneSums] {
    let pivots = pivots.span
    if let cotangent {
      return shape.liesInRuns
        ? overRuns(
          x.span, cotangent: cotangent.span, shape: shape, pivots: pivots, moments: moments)
        : overColumns(
          x.span, cotangent: cotangent.span, shape: shape, pivots: pivots, moments: moments)
    }
    return shape.liesInRuns
      ? overRuns(x.span, cotangent: nil, shape: shape, pivots: pivots, moments: true)
      : overColumns(x.span, cotangent: nil, shape: shape, pivots: pivots, moments: true)
  }
}

extension LaneSums {
  fileprivate mutating func add(run: Span<Double>, _ pivot: Lanes) {
    var start = 0
    while start + 32 <= run.count {
      let block = run.extracting(start..<start + 32)
      add(
        EightLanes(block, from: 0) - pivot, EightLanes(block, from: 16) - pivot,
        settling: start & 32 != 0)
      start += 32
    }
    while start + 2 <= run.count {
      add(run.lanes(start) - pivot)
      start += 2
    }
    if start < run.count { add(Lanes(run[start] - pivot[0], 0)) }
  }

  @inline(__always)
  fileprivate mutating func add(
    run: Span<Double>, _ cotangents: Span<Double>, _ pivot: Lanes, moments: Bool
  ) {
    var start = 0
    while start + 16 <= run.count {
      let block = run.extracting(start..<start + 16)
      let other = cotangents.extracting(start..<start + 16)
      add(
        EightLanes(block, from: 0) - pivot, EightLanes(other, from: 0), moments: moments)
      start += 16
    }
    while start < run.count {
      let distance = Lanes(run[start] - pivot[0], 0)
      add(distance, Lanes(cotangents[start], 0), moments: moments)
      start += 1
    }
  }
}
