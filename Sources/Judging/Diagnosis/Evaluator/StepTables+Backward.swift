import BatchNorm

extension StepTables {
  /// y = scale·x̂ + shift
  func output(_ forward: Resolved) -> [Double] {
    let (x, affine) = (step.x, forward.affineIndex)
    let (means, variances) = (forward.meanGroups.index, forward.varianceGroups.index)
    var y = x
    for offset in y.indices {
      let inverse = forward.inverse[Int(variances[offset])]
      let normalised = (x[offset] - forward.mean[Int(means[offset])]) * inverse + forward.offset
      let channel = Int(affine[offset])
      y[offset] = forward.scale[channel] * normalised + forward.shift[channel]
    }
    return y
  }

  /// dx, dγ and dβ of Σ dy·y.
  ///
  /// With g the factor of x̂ in y, c what v is taken about, and sums over the elements that share a
  /// statistic, the derivative of a forward is
  /// dx = (g·dy − w·Σg·dy/n)/s − k·2s′/s·(x − c)·Σ(g·dy·x̂)/n,
  /// where w and k say how much of the batch is in the mean and in the variance, and s′ = ds/dv. Where
  /// both are the batch's own and s = √(v + ε), that is the usual formula
  /// dx = (g·dy − Σg·dy/n − x̂·Σ(g·dy·x̂)/n)/s, which a recipe that does not follow its own forward uses
  /// whatever s is.
  func gradients(
    _ recipe: Recipe.Backward, _ forward: Resolved, _ terms: BackwardTerms, gradOutput dy: [Double],
    output: [Double]
  ) -> Gradients {
    let x = step.x
    let channels = step.shape.channels
    let (means, variances) = (forward.meanGroups.index, forward.varianceGroups.index)
    let (sums, products) = terms.sums ?? (forward.meanGroups, forward.varianceGroups)
    let (sumIndex, productIndex) = (sums.index, products.index)
    let affineIndex = forward.affineIndex
    let scale = terms.scale
    var sum = [Double](repeating: 0, count: sums.count)
    var product = [Double](repeating: 0, count: products.count)
    var parameter = (
      product: [Double](repeating: 0, count: channels), sum: [Double](repeating: 0, count: channels)
    )
    for offset in x.indices {
      let (mean, variance) = (Int(means[offset]), Int(variances[offset]))
      let quotient = (x[offset] - forward.mean[mean]) * forward.inverse[variance]
      let channel = Int(affineIndex[offset])
      let cotangent = scale[channel] * dy[offset]
      sum[Int(sumIndex[offset])] += cotangent
      product[Int(productIndex[offset])] +=
        cotangent * (terms.usual ? quotient + forward.offset : quotient)
      let factor =
        switch recipe.gradGamma {
        case .normalised: quotient + forward.offset
        case .input: x[offset]
        case .output: output[offset]
        }
      parameter.product[channel] += dy[offset] * factor
      parameter.sum[channel] += dy[offset]
    }
    let divisor = sumsDivisor(recipe.sums)
    for group in sum.indices {
      sum[group] *= terms.mean / (sums.size[group] * divisor)
    }
    for group in product.indices {
      product[group] *= terms.variance / (products.size[group] * divisor)
      if !terms.usual { product[group] *= 2 * forward.slope[group] }
    }
    let whole = (recipe.negatesX ? -1 : 1) / (recipe.dividesXByCount ? count : 1)
    var dx = x
    for offset in x.indices {
      let (mean, variance) = (Int(means[offset]), Int(variances[offset]))
      let inverse = forward.inverse[variance]
      let factor = whole * (terms.inverse?[variance] ?? inverse)
      let cotangent = scale[Int(affineIndex[offset])] * dy[offset] - sum[Int(sumIndex[offset])]
      let product = product[Int(productIndex[offset])]
      if terms.variance == 0 {
        dx[offset] = factor * cotangent
      } else if terms.usual {
        let normalised = (x[offset] - forward.mean[mean]) * inverse + forward.offset
        dx[offset] = factor * (cotangent - normalised * product)
      } else {
        dx[offset] = factor * cotangent - whole * (x[offset] - forward.centre[variance]) * product
      }
    }
    return Gradients(x: dx, gamma: parameter.product, beta: parameter.sum)
  }

  private var count: Double { Double(step.shape.valuesPerChannel) }

  /// What the mean number of elements is multiplied by to get what sums are divided by.
  private func sumsDivisor(_ sums: Recipe.Divisor) -> Double {
    switch sums {
    case .count: 1
    case .batch: Double(step.shape.batch) / count
    case .one: 1 / count
    }
  }
}

/// Which terms dx has, and by what dy is multiplied.
struct BackwardTerms {
  /// Of Σdy and of Σ(dy·x̂); 0 where a term is missing.
  var mean: Double
  var variance: Double
  /// The usual formula, rather than the derivative of whatever the forward is.
  var usual: Bool
  /// g, a value per channel.
  var scale: [Double]
  /// Over which elements the sums go; nil: those that share the mean, and the variance.
  var sums: (mean: GroupStatistics, variance: GroupStatistics)?
  /// 1/s before the bracket, where it is not the one of x̂.
  var inverse: [Double]?
}
