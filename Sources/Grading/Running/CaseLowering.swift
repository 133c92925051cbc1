import BatchNorm
import Judging
import WorkerProtocol

/// Puts the calls of one case into a program, step by step, so that two cases can be interleaved.
struct CaseLowering {
  /// Where the values of one step are and will be.
  struct StepBuffers {
    var x = ProgramBuilder.null
    var gradOut = ProgramBuilder.null
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

  /// What the layer says of its parameters at the end; none in the function form.
  private(set) var finalGamma = ProgramBuilder.null
  private(set) var finalBeta = ProgramBuilder.null

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
    var fields = testCase.isNewLayer ? [] : [(0, gamma), (1, beta)]
    if case .given = testCase.initial { fields += [(2, initialMean), (3, initialVariance)] }
    for (field, buffer) in fields where buffer != ProgramBuilder.null {
      var set = operation(.set, [buffer])
      set.field = Int32(field)
      program.call(set, "bn_layer_set", step: 0)
    }
  }

  /// The forward of a step. Its backward may come later, but before the next forward.
  mutating func forward(_ index: Int, _ program: inout ProgramBuilder) {
    let step = testCase.steps[index]
    var buffers = StepBuffers()
    buffers.x = program.input("x", step.x, step: index, alignment: alignment)
    buffers.output = program.output("out", count: step.x.count, step: index, alignment: alignment)
    if hasBackward, step.gradOutput != nil {
      buffers.gradOut = program.input(
        "grad_out", step.gradOutput, step: index, alignment: alignment)
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
    case .function: functionForward(index, buffers, &program)
    case .layer: layerForward(index, buffers, &program)
    }
    steps.append(buffers)
  }

  func backward(_ index: Int, _ program: inout ProgramBuilder) {
    let buffers = steps[index]
    guard buffers.gradOut != ProgramBuilder.null else { return }
    let gradients = [buffers.gradX, buffers.gradGamma, buffers.gradBeta]
    switch entry {
    case .function:
      let before = statistics(before: index)
      program.call(
        operation(
          .functionBackward,
          [buffers.gradOut, buffers.x, gamma, before.mean, before.variance] + gradients,
          step: testCase.steps[index]), "my_batch_norm_backward", step: index)
    case .layer:
      program.call(
        operation(.layerBackward, [buffers.gradOut] + gradients, step: testCase.steps[index]),
        "bn_layer_backward", step: index)
    }
  }

  private func statistics(
    before index: Int
  ) -> (mean: ProgramBuilder.BufferIndex, variance: ProgramBuilder.BufferIndex) {
    index == 0
      ? (initialMean, initialVariance)
      : (steps[index - 1].runningMean, steps[index - 1].runningVariance)
  }

  private func functionForward(
    _ index: Int, _ buffers: StepBuffers, _ program: inout ProgramBuilder
  ) {
    if index > 0, buffers.runningMean != ProgramBuilder.null {
      let before = statistics(before: index)
      program.call(operation(.copy, [buffers.runningMean, before.mean]), "", step: index)
      program.call(operation(.copy, [buffers.runningVariance, before.variance]), "", step: index)
    }
    program.call(
      operation(
        .functionForward,
        [buffers.x, gamma, beta, buffers.runningMean, buffers.runningVariance, buffers.output],
        step: testCase.steps[index]), "my_batch_norm", step: index)
  }

  private func layerForward(
    _ index: Int, _ buffers: StepBuffers, _ program: inout ProgramBuilder
  ) {
    program.call(
      operation(.layerForward, [buffers.x, buffers.output], step: testCase.steps[index]),
      "bn_layer_forward", step: index)
    get(2, buffers.runningMean, step: index, &program)
    get(3, buffers.runningVariance, step: index, &program)
  }

  /// After the last step: asks a layer for its parameters, which no call may have changed.
  mutating func readParameters(_ program: inout ProgramBuilder) {
    guard entry == .layer, testCase.affine != nil else { return }
    let last = testCase.steps.count - 1
    finalGamma = program.output(
      "gamma", count: testCase.channels, step: last, alignment: alignment)
    finalBeta = program.output("beta", count: testCase.channels, step: last, alignment: alignment)
    get(0, finalGamma, step: last, &program)
    get(1, finalBeta, step: last, &program)
  }

  private func get(
    _ field: Int32, _ buffer: ProgramBuilder.BufferIndex, step: Int,
    _ program: inout ProgramBuilder
  ) {
    guard buffer != ProgramBuilder.null else { return }
    var get = operation(.get, [buffer])
    get.field = field
    program.call(get, "bn_layer_get", step: step)
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
        directions += direction.words.map { Double(bitPattern: $0) }
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
    func scratch(_ label: String, _ count: Int?) -> ProgramBuilder.BufferIndex {
      count.map {
        program.output(label, count: $0, step: last, alignment: alignment)
      } ?? ProgramBuilder.null
    }
    // The inputs of the step, where it is in the same program.
    let x = steps.last?.x ?? input("x", step.x)
    let known = steps.last?.gradOut ?? ProgramBuilder.null
    let gradOut = known == ProgramBuilder.null ? input("grad_out", cotangent) : known
    var buffers = [
      x, gamma, beta, initialMean, initialVariance, gradOut, input("entries", entries),
      input("directions", directions.isEmpty ? nil : directions),
    ]
    sweepResults = scratch("results", 2 * count)
    buffers.append(sweepResults)
    let affine = testCase.affine == nil ? nil : testCase.channels
    let running = testCase.initialRunning == nil ? nil : testCase.channels
    buffers += [
      scratch("x", step.x.count), scratch("gamma", affine), scratch("beta", affine),
      scratch("running_mean", running), scratch("running_var", running),
      scratch("out", step.x.count),
    ]
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
