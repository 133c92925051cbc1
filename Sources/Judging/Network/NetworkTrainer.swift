/// What the network asks of its two BatchNorm layers, numbered 0 and 1.
package enum NetworkCall: Sendable {
  case forward(layer: Int, x: [Double], batch: Int, training: Bool)
  /// Of the last forward.
  case backward(layer: Int, gradOutput: [Double])
  case setParameters(layer: Int, gamma: [Double], beta: [Double])
  case running(layer: Int)
}

package enum NetworkAnswer: Sendable {
  case output([Double])
  case gradients(x: [Double], gamma: [Double], beta: [Double])
  case running(mean: [Double], variance: [Double])
  case done
}

/// A layer did not answer.
package struct NetworkStop: Error, Hashable, Sendable {
  package var ending: Ending

  package init(ending: Ending) { self.ending = ending }
}

/// Everything of the network but its BatchNorm layers.
package struct NetworkTrainer: Sendable {
  package typealias Layers = (NetworkCall) throws(NetworkStop) -> NetworkAnswer

  let plan: NetworkPlan

  package init(_ plan: NetworkPlan) { self.plan = plan }

  /// Trains, then runs the test inputs in eval.
  ///
  /// A loss that is not finite ends the run: what follows would be NaN as well.
  package func run(_ layers: Layers) throws(NetworkStop) -> NetworkPlan.Trace {
    var trace = NetworkPlan.Trace(parameters: plan.initial)
    for _ in 0..<plan.epochs {
      let pass = try forward(
        plan.x, batch: plan.batch, training: true, trace.parameters, layers)
      let errors = zip(pass.output, plan.target).map { $0 - $1 }
      let count = Double(errors.count)
      trace.losses.append(errors.reduce(0) { $0 + $1 * $1 } / count)
      guard trace.losses.last?.isFinite == true else { return trace }
      try update(
        &trace.parameters, pass, gradOutput: errors.map { 2 * $0 / count }, layers)
    }
    for layer in 0..<2 {
      if case .running(let mean, let variance) = try layers(.running(layer: layer)) {
        trace.runningMeans.append(mean)
        trace.runningVariances.append(variance)
      }
    }
    trace.testOutput =
      try forward(
        plan.testX, batch: plan.testBatch, training: false, trace.parameters, layers
      ).output
    return trace
  }

  /// What a forward pass leaves for the backward pass.
  private struct Pass {
    /// What each linear layer got.
    var inputs: [[Double]] = []
    /// What each BatchNorm gave, before ReLU.
    var normalised: [[Double]] = []
    var output: [Double] = []
  }

  private func forward(
    _ x: [Double], batch: Int, training: Bool, _ parameters: NetworkPlan.Parameters,
    _ layers: Layers
  ) throws(NetworkStop) -> Pass {
    var pass = Pass()
    var values = x
    for layer in 0..<2 {
      pass.inputs.append(values)
      values = Matrix.timesTransposed(
        values, parameters.weights[layer], rows: batch, columns: plan.sizes[layer + 1],
        inner: plan.sizes[layer])
      guard
        case .output(let normalised) = try layers(
          .forward(layer: layer, x: values, batch: batch, training: training))
      else { return pass }
      pass.normalised.append(normalised)
      values = normalised.map { max($0, 0) }
    }
    pass.inputs.append(values)
    pass.output = Matrix.timesTransposed(
      values, parameters.weights[2], rows: batch, columns: plan.sizes[3], inner: plan.sizes[2])
    for index in pass.output.indices {
      pass.output[index] += parameters.bias[index % plan.sizes[3]]
    }
    return pass
  }

  /// One step of gradient descent: p ← p − rate·∂loss/∂p.
  private func update(
    _ parameters: inout NetworkPlan.Parameters, _ pass: Pass, gradOutput: [Double],
    _ layers: Layers
  ) throws(NetworkStop) {
    let old = parameters
    var gradient = gradOutput
    for index in gradient.indices {
      parameters.bias[index % plan.sizes[3]] -= plan.learningRate * gradient[index]
    }
    for layer in (0..<3).reversed() {
      let (inputs, outputs) = (plan.sizes[layer], plan.sizes[layer + 1])
      descend(
        &parameters.weights[layer],
        Matrix.transposedTimes(
          gradient, pass.inputs[layer], rows: outputs, columns: inputs, inner: plan.batch))
      guard layer > 0 else { return }
      let back = Matrix.times(
        gradient, old.weights[layer], rows: plan.batch, columns: inputs, inner: outputs)
      let normalised = pass.normalised[layer - 1]
      let throughReLU = back.indices.map { normalised[$0] > 0 ? back[$0] : 0 }
      guard
        case .gradients(let x, let gamma, let beta) = try layers(
          .backward(layer: layer - 1, gradOutput: throughReLU))
      else { return }
      descend(&parameters.gammas[layer - 1], gamma)
      descend(&parameters.betas[layer - 1], beta)
      _ = try layers(
        .setParameters(
          layer: layer - 1, gamma: parameters.gammas[layer - 1],
          beta: parameters.betas[layer - 1]))
      gradient = x
    }
  }

  private func descend(_ values: inout [Double], _ gradient: [Double]) {
    for index in values.indices { values[index] -= plan.learningRate * gradient[index] }
  }
}

/// Products of row-major matrices. `inner` is the dimension that is summed over.
enum Matrix {
  /// a [rows, inner] · b [columns, inner]ᵀ
  static func timesTransposed(
    _ a: [Double], _ b: [Double], rows: Int, columns: Int, inner: Int
  ) -> [Double] {
    var product: [Double] = []
    product.reserveCapacity(rows * columns)
    for row in 0..<rows {
      for column in 0..<columns {
        var sum = 0.0
        for index in 0..<inner { sum += a[row * inner + index] * b[column * inner + index] }
        product.append(sum)
      }
    }
    return product
  }

  /// a [rows, inner] · b [inner, columns]
  static func times(
    _ a: [Double], _ b: [Double], rows: Int, columns: Int, inner: Int
  ) -> [Double] {
    var product = [Double](repeating: 0, count: rows * columns)
    for row in 0..<rows {
      for index in 0..<inner {
        let factor = a[row * inner + index]
        for column in 0..<columns {
          product[row * columns + column] += factor * b[index * columns + column]
        }
      }
    }
    return product
  }

  /// a [inner, rows]ᵀ · b [inner, columns]
  static func transposedTimes(
    _ a: [Double], _ b: [Double], rows: Int, columns: Int, inner: Int
  ) -> [Double] {
    var product = [Double](repeating: 0, count: rows * columns)
    for index in 0..<inner {
      for row in 0..<rows {
        let factor = a[index * rows + row]
        for column in 0..<columns {
          product[row * columns + column] += factor * b[index * columns + column]
        }
      }
    }
    return product
  }
}
