import BatchNorm
import Testing

/// The reference's gradient against differences of the oracle's own forward in `Wide`: no formula of
/// backward is used on the other side.
@Suite struct GradientDifferenceTests {
  @Test(arguments: ["NC", "NCL", "CN"], Mode.allCases)
  func agrees(_ layout: String, mode: Mode) throws {
    let sizes = layout == "NCL" ? [3, 2, 4] : layout == "NC" ? [6, 3] : [3, 5]
    let setting = try Setting(sizes, layout)
    let gradients = try setting.backward(mode)
    let affine = try #require(setting.affine)
    let x = setting.x.map { Wide($0) }
    let gamma = affine.gamma.map { Wide($0) }
    let beta = affine.beta.map { Wide($0) }
    let loss = Loss(setting: setting, running: mode == .eval ? setting.running : nil)
    expectNear(gradients.x, difference(x) { loss($0, gamma, beta) })
    expectNear(try #require(gradients.gamma), difference(gamma) { loss(x, $0, beta) })
    expectNear(try #require(gradients.beta), difference(beta) { loss(x, gamma, $0) })
  }

  /// Σ dy·y
  private struct Loss {
    let setting: Setting
    let running: RunningStatistics?

    func callAsFunction(_ x: [Wide], _ gamma: [Wide], _ beta: [Wide]) -> Wide {
      var total: Wide = 0
      for channel in gamma.indices {
        let offsets = x.indices.filter {
          setting.shape.index(at: $0)[setting.shape.layout.channelAxis] == channel
        }
        let count = Wide(offsets.count)
        var mean = offsets.map { x[$0] }.reduce(0, +) / count
        var variance = offsets.map { (x[$0] - mean) * (x[$0] - mean) }.reduce(0, +) / count
        if let running {
          mean = Wide(running.mean[channel])
          variance = Wide(running.variance[channel])
        }
        let deviation = (variance + Wide(setting.configuration.eps)).squareRoot()
        for offset in offsets {
          let y = gamma[channel] * (x[offset] - mean) / deviation + beta[channel]
          total += Wide(setting.cotangent[offset]) * y
        }
      }
      return total
    }
  }

  /// Central differences at h and h/2, joined by Richardson's rule: an error of order h⁴.
  private func difference(_ at: [Wide], _ loss: ([Wide]) -> Wide) -> [Wide] {
    at.indices.map { index in
      func central(_ step: Wide) -> Wide {
        var up = at
        var down = at
        up[index] += step
        down[index] -= step
        return (loss(up) - loss(down)) / (2 * step)
      }
      return (4 * central(0x1p-10) - central(0x1p-9)) / 3
    }
  }

  private func expectNear(
    _ actual: [Double], _ expected: [Wide], sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let bound: Wide = Wide.self == Double.self ? 1e-7 : 1e-11
    for (actual, expected) in zip(actual, expected) {
      #expect(
        (Wide(actual) - expected).magnitude <= bound * max(1, expected.magnitude),
        sourceLocation: sourceLocation)
    }
    #expect(actual.count == expected.count, sourceLocation: sourceLocation)
  }
}
