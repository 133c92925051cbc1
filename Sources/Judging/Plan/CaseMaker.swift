import BatchNorm

/// Makes the cases of one problem and one layout.
struct CaseMaker {
  let problem: Problem
  let layout: Layout
  let seed: UInt64
  /// The hard inputs are made for a problem's first layout alone.
  let isFirst: Bool

  func builder(_ name: String) -> CaseBuilder {
    CaseBuilder(problem: problem, layout: layout, seed: seed, name: name)
  }

  func id(_ name: String) -> String { "\(name)-\(layout.letters.lowercased())" }

  var hasSpatialDimensions: Bool { layout.letters.contains { $0 != "N" && $0 != "C" } }

  /// One call, described by a row of a table.
  struct Single {
    var name: String
    var purpose: String
    var batch: Int
    var channels: Int
    var spatial: [Int] = [2, 5, 3]
    var eps: Double?
    var momentum: Double?
    var zeroGamma = false
    var affine = true
    var tracked = true
    var fresh = false
  }

  func make(_ row: Single, mode: Mode, group: CaseGroup) throws(BatchNormError) -> Case {
    var builder = builder("\(group.rawValue)/\(row.name)")
    let shape = try builder.shape(row.batch, row.channels, row.spatial)
    var affine = row.affine ? builder.affine(channels: row.channels) : nil
    if row.zeroGamma { affine?.gamma[row.channels / 2] = 0 }
    let initial: Case.InitialStatistics =
      !row.tracked
      ? .none : row.fresh ? .fresh : .given(builder.running(channels: row.channels))
    return Case(
      id: id("\(group.rawValue)-\(row.name)"), group: group, purpose: row.purpose,
      configuration: builder.configuration(
        eps: row.eps, momentum: row.momentum ?? problem.defaultMomentum),
      channels: row.channels, affine: affine, initial: initial,
      steps: [builder.step(mode, shape)])
  }

  func train() throws(BatchNormError) -> [Case] {
    var rows = [
      Single(
        name: "first", purpose: "a new layer's first batch", batch: 6, channels: 3, fresh: true),
      Single(
        name: "general", purpose: "all dimensions differ, eps 0.05, momentum 0.3", batch: 7,
        channels: 4, eps: 0.05, momentum: 0.3),
      Single(
        name: "square", purpose: "as many samples as channels", batch: 4, channels: 4,
        spatial: [3, 2, 5], eps: 1e-3, momentum: 0.3),
      Single(
        name: "one-channel", purpose: "a single channel", batch: 6, channels: 1, eps: 0.05,
        momentum: 0.3),
      Single(
        name: "two-values", purpose: "two values per channel", batch: 2, channels: 3,
        spatial: [1, 1, 1], eps: 1e-3, momentum: 0.3),
      Single(
        name: "n33", purpose: "33 values per channel", batch: hasSpatialDimensions ? 3 : 33,
        channels: 3, spatial: [11, 1, 1], eps: 0.05, momentum: 0.3),
      Single(
        name: "n257", purpose: "257 values per channel", batch: 257, channels: 3,
        spatial: [1, 1, 1], momentum: 0.3),
      Single(
        name: "many-values", purpose: "a thousand values per channel",
        batch: hasSpatialDimensions ? 13 : 1031, channels: 2, spatial: [83, 1, 1], eps: 1e-3,
        momentum: 0.3),
      Single(
        name: "many-channels", purpose: "more channels than a small buffer holds", batch: 3,
        channels: 131, spatial: [2, 1, 1], eps: 1e-3, momentum: 0.3),
      Single(
        name: "momentum-0", purpose: "momentum 0", batch: 5, channels: 3, eps: 0.05, momentum: 0),
      Single(
        name: "momentum-1", purpose: "momentum 1", batch: 5, channels: 3, eps: 0.05, momentum: 1),
      Single(
        name: "zero-gamma", purpose: "a channel whose gamma is 0", batch: 5, channels: 3,
        eps: 1e-3, momentum: 0.3, zeroGamma: true),
    ]
    if hasSpatialDimensions {
      rows.append(
        Single(
          name: "one-sample", purpose: "a single sample, many positions", batch: 1, channels: 3,
          spatial: [4, 5, 2], eps: 0.05, momentum: 0.3))
    }
    if problem.options.notAffine {
      rows.append(
        Single(
          name: "not-affine", purpose: "without gamma and beta", batch: 5, channels: 3, eps: 0.05,
          momentum: 0.3, affine: false))
    }
    if problem.options.notTracked {
      rows.append(
        Single(
          name: "not-tracked", purpose: "without running statistics", batch: 5, channels: 3,
          eps: 0.05, momentum: 0.3, tracked: false))
    }
    var cases: [Case] = []
    for row in rows { cases.append(try make(row, mode: .train, group: .train)) }
    return cases
  }

  func eval() throws(BatchNormError) -> [Case] {
    var rows = [
      Single(
        name: "general", purpose: "all dimensions differ, eps 0.05", batch: 7, channels: 4,
        eps: 0.05, momentum: 0.3),
      Single(
        name: "one-sample", purpose: "a single sample", batch: 1, channels: 3, spatial: [1, 1, 1],
        eps: 0.05, momentum: 0.3),
      Single(name: "eps-0", purpose: "eps 0", batch: 5, channels: 3, eps: 0, momentum: 0.3),
      Single(
        name: "eps-1e-3", purpose: "eps 1e-3", batch: 5, channels: 3, eps: 1e-3, momentum: 0.3),
      Single(
        name: "large-eps", purpose: "eps 0.5, above some running variances", batch: 5, channels: 4,
        eps: 0.5, momentum: 0.3),
      Single(
        name: "square", purpose: "as many samples as channels", batch: 4, channels: 4,
        spatial: [3, 2, 5], eps: 0.05, momentum: 0.3),
      Single(
        name: "n257", purpose: "257 values per channel", batch: 257, channels: 3,
        spatial: [1, 1, 1], momentum: 0.3),
      Single(
        name: "many-channels", purpose: "more channels than a small buffer holds", batch: 2,
        channels: 131, spatial: [2, 1, 1], eps: 1e-3, momentum: 0.3),
      Single(
        name: "zero-gamma", purpose: "a channel whose gamma is 0", batch: 3, channels: 2,
        eps: 0.05, momentum: 0.3, zeroGamma: true),
      Single(
        name: "new-layer", purpose: "a layer that has seen no batch", batch: 4, channels: 3,
        eps: 0.05, fresh: true),
    ]
    if problem.options.notAffine {
      rows.append(
        Single(
          name: "not-affine", purpose: "without gamma and beta", batch: 5, channels: 3, eps: 0.05,
          affine: false))
    }
    if problem.options.notTracked {
      rows.append(
        Single(
          name: "not-tracked", purpose: "without running statistics", batch: 5, channels: 3,
          eps: 0.05, tracked: false))
    }
    var cases: [Case] = []
    for row in rows { cases.append(try make(row, mode: .eval, group: .eval)) }
    return cases
  }

  /// Training with one value per channel, which must be refused; the layer then works on.
  func refusals() throws(BatchNormError) -> [Case] {
    guard problem.options.refusesSingleValue else { return [] }
    var builder = builder("refusal/one-value")
    let single = try builder.shape(1, 3, [1, 1, 1])
    let several = try builder.shape(5, 3, [2, 1, 1])
    var refused = builder.step(.train, single, gradient: false)
    refused.mustRefuse = true
    let affine = builder.affine(channels: 3)
    let running = builder.running(channels: 3)
    return [
      Case(
        id: id("refusal-one-value"), group: .refusal,
        purpose: "training with one value per channel is refused",
        configuration: builder.configuration(eps: 0.05, momentum: 0.3), channels: 3,
        affine: affine, initial: .given(running),
        steps: [refused]),
      Case(
        id: id("refusal-then-train"), group: .refusal,
        purpose: "after a refusal, training on",
        configuration: builder.configuration(eps: 0.05, momentum: 0.3), channels: 3,
        affine: affine, initial: .given(running),
        steps: [refused, builder.step(.train, several)]),
    ]
  }
}
