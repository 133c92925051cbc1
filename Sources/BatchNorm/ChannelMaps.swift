/// y = (x − centre)·factor + offset, with numbers of their own for each channel.
struct OutputMap {
  let shape: TensorShape
  /// m
  let centre: [Double]
  /// γ/√(v + ε)
  let factor: [Double]
  /// β, less the part of m that its nearest double lacks.
  let offset: [Double]

  /// - Parameter memory: An array that is no longer needed, whose memory the result may take.
  func callAsFunction(_ x: [Double], reusing memory: consuming [Double]) -> [Double] {
    let x = x.span
    if shape.liesInRuns {
      return Array(memory: memory, capacity: shape.count) { output in
        for index in 0..<shape.outer * shape.channels {
          let run = x.extracting(index * shape.inner..<(index + 1) * shape.inner)
          let channel = index % shape.channels
          let (centre, factor, offset) = (
            self.centre[channel], self.factor[channel], self.offset[channel]
          )
          for i in 0..<run.count { output.append((run[i] - centre) * factor + offset) }
        }
      }
    }
    let (centre, factor, offset) = (
      shape.spread(centre), shape.spread(factor), shape.spread(offset)
    )
    let width = centre.count
    let centres = centre.span.extracting(0..<width)
    let factors = factor.span.extracting(0..<width)
    let offsets = offset.span.extracting(0..<width)
    return Array(memory: memory, capacity: shape.count) { output in
      for index in 0..<shape.outer {
        let row = x.extracting(index * width..<(index + 1) * width)
        for j in 0..<width { output.append((row[j] - centres[j]) * factors[j] + offsets[j]) }
      }
    }
  }
}

/// dx = ((dy − average) − (x − centre)·slope)·factor for some channels, with numbers of their own for
/// each; dx = dy·factor where the statistics do not depend on x.
struct GradientMap {
  let shape: TensorShape
  let channels: Range<Int>
  let throughStatistics: Bool
  /// m
  let centre: [Double]
  /// Σ(dy·x̂)/n/√(v + ε)
  let slope: [Double]
  /// Σdy/n, less the part of m that its nearest double lacks, times the slope.
  let average: [Double]
  /// γ/√(v + ε)
  let factor: [Double]

  /// In place, for some channels or all.
  func callAsFunction(gradOutput: [Double], x: [Double], into gradX: inout [Double]) {
    var dx = gradX.mutableSpan
    precondition(dx.count == shape.count)
    forEach(gradOutput.span, x.span) { i, value in dx[i] = value }
  }

  /// In a new array, for all channels: it is written once and in order.
  func callAsFunction(gradOutput: [Double], x: [Double]) -> [Double] {
    precondition(channels == 0..<shape.channels)
    return Array(capacity: shape.count) { output in
      forEach(gradOutput.span, x.span) { _, value in output.append(value) }
    }
  }

  /// The elements of dx, in the order of their indices.
  @inline(__always)
  private func forEach(
    _ dy: Span<Double>, _ x: Span<Double>, _ put: (Int, Double) -> Void
  ) {
    precondition(x.count == shape.count && dy.count == shape.count)
    if shape.liesInRuns {
      for outer in 0..<shape.outer {
        for (index, channel) in channels.enumerated() {
          let start = (outer * shape.channels + channel) * shape.inner
          let end = start + shape.inner
          precondition(start >= 0 && end <= shape.count)
          let factor = self.factor[index]
          if !throughStatistics {
            for i in start..<end { put(i, dy[i] * factor) }
            continue
          }
          let (centre, slope, average) = (
            self.centre[index], self.slope[index], self.average[index]
          )
          for i in start..<end {
            put(i, ((dy[i] - average) - (x[i] - centre) * slope) * factor)
          }
        }
      }
      return
    }
    let width = shape.channels * shape.inner
    let factor = shape.spread(factor)
    let (centre, slope, average) = (
      shape.spread(centre), shape.spread(slope), shape.spread(average)
    )
    let factors = factor.span.extracting(0..<width)
    let centres = centre.span.extracting(0..<width)
    let slopes = slope.span.extracting(0..<width)
    let averages = average.span.extracting(0..<width)
    for outer in 0..<shape.outer {
      let start = outer * width
      let row = x.extracting(start..<start + width)
      let other = dy.extracting(start..<start + width)
      precondition(start >= 0 && start + width <= shape.count)
      if throughStatistics {
        for j in 0..<width {
          let inner = (other[j] - averages[j]) - (row[j] - centres[j]) * slopes[j]
          put(start + j, inner * factors[j])
        }
      } else {
        for j in 0..<width { put(start + j, other[j] * factors[j]) }
      }
    }
  }
}

extension [Double] {
  /// A new array, in the memory of one that is no longer needed where that is large enough: fresh
  /// memory of many megabytes takes longer to get than to fill.
  @inline(__always)
  init(
    memory: consuming [Double], capacity: Int,
    initializingWith body: (inout OutputSpan<Double>) -> Void
  ) {
    if memory.capacity < capacity {
      self.init(capacity: capacity, initializingWith: body)
    } else {
      memory.removeAll(keepingCapacity: true)
      memory.append(addingCapacity: capacity, initializingWith: body)
      self = memory
    }
  }
}
