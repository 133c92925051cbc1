import BatchNorm
import Judging
import WorkerProtocol

/// Puts the calls of one case into a program, step by step, so that two cases can be interleaved.
struct CaseLowering {
  /// Where the values of one step will be.
  struct StepBuffers {
    var output = ProgramBuilder.null
    var runningMean = ProgramBuilder.null
    var runningVariance = ProgramBuilder.null
    var gradX = ProgramBuilder.null
    var gradGamma = ProgramBuilder.null
    var gradBeta = ProgramBuilder.null

    subscript(quantity: StepValues.Quantity) -> ProgramBuilder.BufferIndex {
      switch quantity {
      case .output: output
      case .runningMean: runningMean
      case .runningVariance: runningVariance
      case .gradX: gradX
      case .gradGamma: gradGamma
      case .gradBeta: gradBeta
      }
    }
  }

  let testCase: Case
  let entry: Problem.Entry
  let hasBackward: Bool
  let alignment: BufferDescriptor.Alignment
  let layer: UInt32
  private(set) var steps: [StepBuffers] = []
  /// Two numbers for each offset of each derivative.
  private(set) var sweepResults = ProgramBuilder.null

  private var gamma = ProgramBuilder.null
  private var beta = ProgramBuilder.null
  private var initialMean = ProgramBuilder.null
  private var initialVariance = ProgramBuilder.null

  init(
    _ testCase: Case, entry: Problem.Entry, hasBackward: Bool,
    alignment: BufferDescriptor.Alignment, layer: UInt32 = 0
  ) {
    self.testCase = testCase
    self.entry = entry
    self.hasBackward = hasBackward
    self.alignment = alignment
    self.layer = layer
  }

  /// Parameters, and in the layer form a layer.
  mutating func begin(_ program: inout ProgramBuilder) {
    gamma = program.input("gamma", testCase.affine?.gamma, step: 0, alignment: alignment)
    beta = program.input("beta", testCase.affine?.beta, step: 0, alignment: alignment)
    let running = testCase.initialRunning
    initialMean = program.input("running_mean", running?.mean, step: 0, alignment: alignment)
    initialVariance = program.input("running_var", running?.variance, step: 0, alignment: alignment)
    guard entry == .layer else { return }

    var create = operation(.create)
    create.shape[0] = Int64(testCase.channels)
    create.affine = testCase.affine == nil ? 0 : 1
    create.tracked = running == nil ? 0 : 1
    program.call(create, "bn_layer_create", step: 0)
    var fields = [(0, gamma), (1, beta)]
    if case .given = testCase.initial { fields += [(2, initialMean), (3, initialVariance)] }
    for (field, buffer) in fields where buffer != ProgramBuilder.null {
      var set = operation(.set, [buffer])
      set.field = Int32(field)
      program.call(set, "bn_layer_set", step: 0)
    }
  }

  mutating func step(_ index: Int, _ program: inout ProgramBuilder) {
    let step = testCase.steps[index]
    var buffers = StepBuffers()
    let x = program.input("x", step.x, step: index, alignment: alignment)
    buffers.output = program.output("out", count: step.x.count, step: index, alignment: alignment)
    let wantsGradient = hasBackward && step.gradOutput != nil
    let gradOut =
      wantsGradient
      ? program.input("grad_out", step.gradOutput, step: index, alignment: alignment)
      : ProgramBuilder.null
    if wantsGradient {
      buffers.gradX = program.output(
        "grad_x", count: step.x.count, step: index, alignment: alignment)
      if testCase.affine != nil {
        buffers.gradGamma = program.output(
          "grad_gamma", count: testCase.channels, step: index, alignment: alignment)
        buffers.gradBeta = program.output(
          "grad_beta", count: testCase.channels, step: index, alignment: alignment)
      }
    }
    if testCase.initialRunning != nil {
      let initial = entry == .function && index == 0 ? testCase.initialRunning : nil
      buffers.runningMean = program.output(
        "running_mean", count: testCase.channels, step: index, alignment: alignment,
        contents: initial?.mean)
      buffers.runningVariance = program.output(
        "running_var", count: testCase.channels, step: index, alignment: alignment,
        contents: initial?.variance)
    }
    switch entry {
    case .function: function(index, x, gradOut, buffers, &program)
    case .layer: layer(index, x, gradOut, buffers, &program)
    }
    steps.append(buffers)
  }

  private func function(
    _ index: Int, _ x: ProgramBuilder.BufferIndex, _ gradOut: ProgramBuilder.BufferIndex,
    _ buffers: StepBuffers, _ program: inout ProgramBuilder
  ) {
    let before =
      index == 0
      ? (mean: initialMean, variance: initialVariance)
      : (mean: steps[index - 1].runningMean, variance: steps[index - 1].runningVariance)
    if index > 0, buffers.runningMean != ProgramBuilder.null {
      program.call(operation(.copy, [buffers.runningMean, before.mean]), "", step: index)
      program.call(operation(.copy, [buffers.runningVariance, before.variance]), "", step: index)
    }
    program.call(
      operation(
        .functionForward,
        [x, gamma, beta, buffers.runningMean, buffers.runningVariance, buffers.output],
        step: testCase.steps[index]), "my_batch_norm", step: index)
    guard gradOut != ProgramBuilder.null else { return }
    program.call(
      operation(
        .functionBackward,
        [
          gradOut, x, gamma, before.mean, before.variance, buffers.gradX, buffers.gradGamma,
          buffers.gradBeta,
        ], step: testCase.steps[index]), "my_batch_norm_backward", step: index)
  }

  private func layer(
    _ index: Int, _ x: ProgramBuilder.BufferIndex, _ gradOut: ProgramBuilder.BufferIndex,
    _ buffers: StepBuffers, _ program: inout ProgramBuilder
  ) {
    program.call(
      operation(.layerForward, [x, buffers.output], step: testCase.steps[index]),
      "bn_layer_forward", step: index)
    for (field, buffer) in [(2, buffers.runningMean), (3, buffers.runningVariance)]
    where buffer != ProgramBuilder.null {
      var get = operation(.get, [buffer])
      get.field = Int32(field)
      program.call(get, "bn_layer_get", step: index)
    }
    guard gradOut != ProgramBuilder.null else { return }
    program.call(
      operation(
        .layerBackward, [gradOut, buffers.gradX, buffers.gradGamma, buffers.gradBeta],
        step: testCase.steps[index]), "bn_layer_backward", step: index)
  }

  /// Calls forward at all points of the case's sweep.
  mutating func sweep(_ program: inout ProgramBuilder) {
    guard let sweep = testCase.sweep, let step = testCase.steps.last,
      let cotangent = step.gradOutput
    else { return }
    let last = testCase.steps.count - 1
    var entries: [Double] = []
    var directions: [Double] = []
    for derivative in sweep.derivatives {
      var coordinate = -1
      var start = -1
      switch derivative.direction {
      case .coordinate(let element): coordinate = element
      case .dense(let direction):
        start = directions.count
        directions += direction
      }
      for offset in derivative.offsets {
        entries +=
          SweepEntry(
            variable: derivative.variable.rawValue, coordinate: coordinate, direction: start,
            offset: offset
          ).numbers
      }
    }
    let count = entries.count / 4
    func input(_ label: String, _ values: [Double]?) -> ProgramBuilder.BufferIndex {
      program.input(label, values, step: last, alignment: alignment)
    }
    func scratch(_ label: String, _ values: [Double]?) -> ProgramBuilder.BufferIndex {
      values.map {
        program.output(label, count: $0.count, step: last, alignment: alignment)
      } ?? ProgramBuilder.null
    }
    let running = testCase.initialRunning
    let variables: [(String, [Double]?)] = [
      ("x", step.x), ("gamma", testCase.affine?.gamma), ("beta", testCase.affine?.beta),
      ("running_mean", running?.mean), ("running_var", running?.variance),
    ]
    var buffers = variables.map { input($0.0, $0.1) }
    buffers += [
      input("cotangent", cotangent), input("entries", entries),
      input("directions", directions.isEmpty ? nil : directions),
    ]
    sweepResults = program.output(
      "results", count: 2 * count, step: last, alignment: alignment)
    buffers.append(sweepResults)
    buffers += variables.map { scratch($0.0, $0.1) }
    buffers.append(scratch("out", step.x))
    var operation = operation(.sweep, buffers, step: step)
    operation.entries = UInt32(count)
    program.call(
      operation, entry == .function ? "my_batch_norm" : "bn_layer_forward", step: last)
  }

  func end(_ program: inout ProgramBuilder) {
    guard entry == .layer else { return }
    program.call(operation(.destroy), "bn_layer_destroy", step: testCase.steps.count - 1)
  }

  private func operation(
    _ code: Operation.Code, _ buffers: [ProgramBuilder.BufferIndex] = [], step: Case.Step? = nil
  ) -> Operation {
    var operation = Operation(code)
    operation.layer = layer
    operation.eps = testCase.configuration.eps
    operation.momentum = testCase.configuration.momentum ?? .nan
    for (position, buffer) in buffers.enumerated() { operation.buffers[position] = buffer }
    if let step {
      operation.training = step.mode == .train ? 1 : 0
      operation.rank = Int32(step.shape.sizes.count)
      for (axis, size) in step.shape.sizes.enumerated() { operation.shape[axis] = Int64(size) }
    }
    return operation
  }
}
