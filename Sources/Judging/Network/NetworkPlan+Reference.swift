package import BatchNorm

extension NetworkPlan {
  /// The run with the built-in reference as its BatchNorm layers.
  package func referenceTrace() throws(BatchNormError) -> Trace {
    var layers: [ReferenceLayer] = []
    for layer in 0..<2 {
      layers.append(
        ReferenceLayer(
          affine: Affine(gamma: initial.gammas[layer], beta: initial.betas[layer]),
          running: .fresh(channels: sizes[layer + 1]),
          configuration: BatchNormConfiguration(
            eps: eps, momentum: momentum, conventions: conventions)))
    }
    var failure: BatchNormError?
    let trace = try? NetworkTrainer(self).run { call throws(NetworkStop) in
      do throws(BatchNormError) {
        return try Self.answer(call, &layers)
      } catch {
        failure = error
        throw NetworkStop(ending: .judgeError(message: error.description))
      }
    }
    if let failure { throw failure }
    return trace ?? Trace(parameters: initial)
  }

  private struct ReferenceLayer {
    var affine: Affine
    var running: RunningStatistics
    let configuration: BatchNormConfiguration
    /// Of the last forward in training.
    var last: (x: [Double], shape: TensorShape, running: RunningStatistics)?
  }

  private static func answer(
    _ call: NetworkCall, _ layers: inout [ReferenceLayer]
  ) throws(BatchNormError) -> NetworkAnswer {
    switch call {
    case .forward(let index, let x, let batch, let training):
      let layer = layers[index]
      let shape = try TensorShape([batch, layer.running.mean.count], layout: try Layout("NC"))
      let result = try ReferenceBatchNorm.forward(
        x, shape: shape, affine: layer.affine, running: layer.running,
        configuration: layer.configuration, mode: training ? .train : .eval)
      layers[index].last = (x, shape, layer.running)
      layers[index].running = result.running ?? layer.running
      return .output(result.output)
    case .backward(let index, let gradOutput):
      let layer = layers[index]
      guard let last = layer.last else { return .done }
      let gradients = try ReferenceBatchNorm.backward(
        gradOutput: gradOutput, x: last.x, shape: last.shape, affine: layer.affine,
        running: last.running, configuration: layer.configuration, mode: .train)
      return .gradients(x: gradients.x, gamma: gradients.gamma ?? [], beta: gradients.beta ?? [])
    case .setParameters(let index, let gamma, let beta):
      layers[index].affine = Affine(gamma: gamma, beta: beta)
      return .done
    case .running(let index):
      return .running(mean: layers[index].running.mean, variance: layers[index].running.variance)
    }
  }
}
