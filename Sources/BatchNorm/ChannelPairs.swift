/// Numbers of one channel each, taken two channels at a time.
struct ChannelPairs {
  /// Those that are paired, neighbour by neighbour.
  let range: Range<Int>

  init(channels: Range<Int>) { range = channels }

  var channels: Int { range.count }

  /// How many pairs there are; an odd last channel is in one with a copy of itself.
  var count: Int { (channels + 1) / 2 }

  /// As many numbers as there are lanes.
  func padded(_ numbers: [Double]) -> [Double] {
    guard channels % 2 == 1, let last = numbers.last else { return numbers }
    return numbers + [last]
  }

  /// A result of each pair.
  @inline(__always)
  func map<Result>(_ body: (Int) -> Result) -> [Result] { (0..<count).map(body) }

  /// A number of each channel.
  @inline(__always)
  func numbers(_ body: (Int) -> Lanes) -> [Double] {
    Array(capacity: channels) { numbers in
      for pair in 0..<channels / 2 {
        let lanes = body(pair)
        numbers.append(lanes[0])
        numbers.append(lanes[1])
      }
      if channels % 2 == 1 { numbers.append(body(count - 1)[0]) }
    }
  }

  /// Lists the channels of a pair where a mask is not set.
  @inline(__always)
  func addUnset(_ mask: SIMDMask<SIMD2<Int64>>, _ pair: Int, to list: inout [Int]) {
    if all(mask) { return }
    for lane in 0..<2 where !mask[lane] && 2 * pair + lane < channels {
      list.append(range.lowerBound + 2 * pair + lane)
    }
  }
}

extension [Double] {
  /// The two numbers of a pair.
  @inline(__always)
  func pair(_ pair: Int) -> Lanes { Lanes(self[2 * pair], self[2 * pair + 1]) }
}

extension Span<Double> {
  /// Two neighbours.
  @inline(__always)
  func lanes(_ index: Int) -> Lanes { Lanes(self[index], self[index + 1]) }
}

extension TensorShape {
  /// For each channel a number near its values: one of them plus the mean distance of eight, spread
  /// over the channel, from it. For equal values it is that value exactly.
  func pivots(of x: [Double], channels group: Range<Int>) -> [Double] {
    let samples = min(valuesPerChannel, 8)
    let x = x.span
    let firsts = group.map { x[$0 * inner] }
    var sums = [Double](repeating: 0, count: group.count)
    for sample in 1..<max(samples, 2) {
      let (outer, offset) = (sample % samples * (valuesPerChannel / samples))
        .quotientAndRemainder(dividingBy: inner)
      let start = (outer * channels + group.lowerBound) * inner + offset
      addDistances(
        in: x.extracting(start..<start + (group.count - 1) * inner + 1), from: firsts.span,
        to: &sums)
    }
    let share = 1 / Double(samples)
    return Array(capacity: group.count) { pivots in
      for channel in firsts.indices { pivots.append(firsts[channel] + sums[channel] * share) }
    }
  }

  /// Adds the distances of one value of each channel.
  private func addDistances(
    in row: Span<Double>, from firsts: Span<Double>, to sums: inout [Double]
  ) {
    var sums = sums.mutableSpan
    precondition(sums.count == firsts.count)
    if inner == 1 {
      precondition(row.count == firsts.count)
      for channel in firsts.indices { sums[channel] += row[channel] - firsts[channel] }
    } else {
      for channel in firsts.indices { sums[channel] += row[channel * inner] - firsts[channel] }
    }
  }

  /// Whether every element is worth all the care there is: some hundred operations.
  var isSmall: Bool { count <= 1024 }

  /// Whether the values of a channel are neighbours in numbers worth a loop of their own; if not, the
  /// tensor is taken as rows of channels·inner columns.
  var liesInRuns: Bool { inner >= 32 }

  /// Channels that are worth taking by themselves: where they lie in runs, few enough that their
  /// values are still in a cache when a second pass reads them.
  var channelGroups: [Range<Int>] {
    let size = liesInRuns ? max(1, 1 << 15 / valuesPerChannel) : channels
    return stride(from: 0, to: channels, by: size).map { $0..<min($0 + size, channels) }
  }

  /// A number per channel as one per column.
  func spread(_ numbers: [Double]) -> [Double] {
    inner == 1 ? numbers : numbers.flatMap { repeatElement($0, count: inner) }
  }
}
