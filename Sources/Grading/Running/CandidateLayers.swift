import BatchNorm
import Judging
import WorkerProtocol

/// The two BatchNorm layers of a network, made by the candidate in one worker.
struct CandidateLayers {
  private let plan: NetworkPlan
  /// Shape of the last forward of each layer.
  private var shapes: [[Int]] = [[], []]

  init(_ plan: NetworkPlan) { self.plan = plan }

  /// Makes both layers.
  mutating func create(in session: inout WorkerSession) throws(NetworkStop) {
    for layer in 0..<2 {
      var create = operation(.create, layer)
      create.shape[0] = Int64(plan.sizes[layer + 1])
      create.affine = 1
      create.tracked = 1
      var program = ProgramBuilder()
      program.call(create, "bn_layer_create", step: 0)
      _ = try session.exchange(program, reading: [])
      _ = try answer(
        .setParameters(
          layer: layer, gamma: plan.initial.gammas[layer], beta: plan.initial.betas[layer]),
        in: &session)
    }
  }

  mutating func answer(
    _ call: NetworkCall, in session: inout WorkerSession
  ) throws(NetworkStop) -> NetworkAnswer {
    var program = ProgramBuilder()
    switch call {
    case .forward(let layer, let x, let batch, let training):
      let input = program.input("x", x, step: 0, alignment: .right)
      let output = program.output("out", count: x.count, step: 0, alignment: .right)
      shapes[layer] = [batch, plan.sizes[layer + 1]]
      var forward = operation(.layerForward, layer, [input, output])
      forward.training = training ? 1 : 0
      program.call(forward, "bn_layer_forward", step: 0)
      return .output(try session.exchange(program, reading: [output])[0])
    case .backward(let layer, let gradOutput):
      let channels = plan.sizes[layer + 1]
      let input = program.input("grad_out", gradOutput, step: 0, alignment: .right)
      let outputs = [
        program.output("grad_x", count: gradOutput.count, step: 0, alignment: .right),
        program.output("grad_gamma", count: channels, step: 0, alignment: .right),
        program.output("grad_beta", count: channels, step: 0, alignment: .right),
      ]
      program.call(
        operation(.layerBackward, layer, [input] + outputs), "bn_layer_backward", step: 0)
      let values = try session.exchange(program, reading: outputs)
      return .gradients(x: values[0], gamma: values[1], beta: values[2])
    case .setParameters(let layer, let gamma, let beta):
      for (field, label, values) in [(0, "gamma", gamma), (1, "beta", beta)] {
        let input = program.input(label, values, step: 0, alignment: .right)
        var set = operation(.set, layer, [input])
        set.field = Int32(field)
        program.call(set, "bn_layer_set", step: 0)
      }
      _ = try session.exchange(program, reading: [])
      return .done
    case .running(let layer):
      var outputs: [ProgramBuilder.BufferIndex] = []
      for (field, label) in [(2, "running_mean"), (3, "running_var")] {
        let output = program.output(
          label, count: plan.sizes[layer + 1], step: 0, alignment: .right)
        var get = operation(.get, layer, [output])
        get.field = Int32(field)
        program.call(get, "bn_layer_get", step: 0)
        outputs.append(output)
      }
      let values = try session.exchange(program, reading: outputs)
      return .running(mean: values[0], variance: values[1])
    }
  }

  private func operation(
    _ code: Operation.Code, _ layer: Int, _ buffers: [ProgramBuilder.BufferIndex] = []
  ) -> Operation {
    var operation = Operation(code)
    operation.layer = UInt32(layer)
    operation.eps = plan.eps
    operation.momentum = plan.momentum
    operation.rank = 2
    for (axis, size) in shapes[layer].enumerated() { operation.shape[axis] = Int64(size) }
    for (position, buffer) in buffers.enumerated() { operation.buffers[position] = buffer }
    return operation
  }

  /// The largest programs of a run, to size the memory by.
  static func largest(_ plan: NetworkPlan) -> (input: UInt64, output: UInt64) {
    var program = ProgramBuilder()
    let count = max(plan.batch, plan.testBatch) * (plan.sizes.dropFirst().dropLast().max() ?? 0)
    let zeros = [Double](repeating: 0, count: count)
    for _ in 0..<4 {
      _ = program.input("", zeros, step: 0, alignment: .right)
      _ = program.output("", count: count, step: 0, alignment: .right)
    }
    return (program.inputBytes, program.outputBytes)
  }
}
