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

/// dx = ((dy − average) − (x − centre)·slope)·factor, with numbers of their own for each
/// channel; dx = dy·factor where the statistics do not depend on x.
struct GradientMap {
  let shape: TensorShape
  let throughStatistics: Bool
  /// m
  let centre: [Double]
  /// Σ(dy·x̂)/n/√(v + ε)
  let slope: [Double]
  /// Σdy/n, less the part of m that its nearest double lacks, times the slope.
  let average: [Double]
  /// γ/√(v + ε)
  let factor: [Double]

  /// - Parameter memory: As for `OutputMap`.
  func callAsFunction(
    gradOutput: [Double], x: [Double], reusing memory: consuming [Double]
  ) -> [Double] {
    let x = x.span
    let cotangent = gradOutput.span
    if shape.liesInRuns {
      return Array(memory: memory, capacity: shape.count) { output in
        for index in 0..<shape.outer * shape.channels {
          let range = index * shape.inner..<(index + 1) * shape.inner
          let run = x.extracting(range)
          let dy = cotangent.extracting(range)
          let channel = index % shape.channels
          let factor = self.factor[channel]
          if !throughStatistics {
            for i in 0..<dy.count { output.append(dy[i] * factor) }
            continue
          }
          let (centre, slope) = (self.centre[channel], self.slope[channel])
          let average = self.average[channel]
          for i in 0..<run.count {
            output.append(((dy[i] - average) - (run[i] - centre) * slope) * factor)
          }
        }
      }
    }
    let width = shape.channels * shape.inner
    let factor = shape.spread(factor)
    let factors = factor.span.extracting(0..<width)
    if !throughStatistics {
      return Array(memory: memory, capacity: shape.count) { output in
        for index in 0..<shape.outer {
          let dy = cotangent.extracting(index * width..<(index + 1) * width)
          for j in 0..<width { output.append(dy[j] * factors[j]) }
        }
      }
    }
    let (centre, slope) = (shape.spread(centre), shape.spread(slope))
    let average = shape.spread(average)
    let centres = centre.span.extracting(0..<width)
    let slopes = slope.span.extracting(0..<width)
    let averages = average.span.extracting(0..<width)
    return Array(memory: memory, capacity: shape.count) { output in
      for index in 0..<shape.outer {
        let row = x.extracting(index * width..<(index + 1) * width)
        let dy = cotangent.extracting(index * width..<(index + 1) * width)
        for j in 0..<width {
          let inner = (dy[j] - averages[j]) - (row[j] - centres[j]) * slopes[j]
          output.append(inner * factors[j])
        }
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
