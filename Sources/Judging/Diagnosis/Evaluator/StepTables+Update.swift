import BatchNorm

extension StepTables {
  /// The running statistics after a batch, and the weights that its mean and variance got.
  ///
  /// - Parameter output: y, for a recipe that averages the output's statistics.
  func updated(
    _ state: StepState, by recipe: Recipe.Update, _ configuration: BatchNormConfiguration,
    output: [Double]?
  ) -> StepState {
    let values =
      output.map { GroupStatistics($0, index: groups(.channel).index, count: step.shape.channels) }
      ?? groups(recipe.elements)
    let batchMean = perChannel(recipe, values.mean)
    var new = state
    var after = state.before
    for _ in 0..<recipe.times {
      let first =
        switch recipe.firstBatch {
        case .ordinary: false
        case .replaces: after.batchesSeen == 0
        case .replacesFresh: after.isFresh
        }
      func weight(_ weight: Recipe.Weight) -> Double {
        first
          ? 1 : recipe.weight(weight, configuration.momentum, seen: after.batchesSeen)
      }
      new.weights = (weight(recipe.meanWeight), weight(recipe.varianceWeight))
      let keep = (
        mean: recipe.decays || first ? 1 - new.weights.mean : 1,
        variance: recipe.decays || first ? 1 - new.weights.variance : 1
      )
      var batch = (batchMean, storedVariance(recipe, values, state, configuration.eps))
      if recipe.places == .batchValuesSwapped { batch = (batch.1, batch.0) }
      if recipe.updatesMean {
        for channel in after.mean.indices {
          after.mean[channel] =
            keep.mean * after.mean[channel] + new.weights.mean * batch.0[channel]
        }
      }
      if recipe.centre == .updatedRunningMean {
        let updated = StepState(before: state.before, after: after)
        batch.1 = storedVariance(recipe, values, updated, configuration.eps)
      }
      if recipe.updatesVariance {
        for channel in after.variance.indices {
          after.variance[channel] =
            keep.variance * after.variance[channel] + new.weights.variance * batch.1[channel]
        }
      }
      if recipe.places == .newValuesSwapped {
        (after.mean, after.variance) = (after.variance, after.mean)
      }
      if recipe.countsEachTime { after.batchesSeen += 1 }
    }
    after.batchesSeen = recipe.countsEachTime ? after.batchesSeen : after.batchesSeen + 1
    new.after = after
    return new
  }

  /// What goes into the running variance, a value per channel.
  private func storedVariance(
    _ recipe: Recipe.Update, _ values: GroupStatistics, _ state: StepState, _ eps: Double
  ) -> [Double] {
    let centre = self.centre(recipe.centre, values, state)
    let factor = self.factor(recipe.correction)
    let variance = perChannel(recipe, values.variance(about: centre, recipe.rounding))
    return variance.map { biased in
      let value = biased * factor
      return switch recipe.stored {
      case .variance: value
      case .deviation: value.squareRoot()
      case .inverseDeviation: 1 / (value + eps).squareRoot()
      case .variancePlusEps: value + eps
      case .variancePlusEpsCorrected: (biased + eps) * factor
      }
    }
  }

  /// One value per channel of one per group, averaged over the channel's elements.
  private func perChannel(_ recipe: Recipe.Update, _ perGroup: [Double]) -> [Double] {
    let channel = groups(.channel)
    switch recipe.elements {
    case .channel, .viewedColumn: return perGroup
    case .everything, .sample, .sampleAndChannel, .position:
      guard recipe.values == .input else { return perGroup }
      let group = groups(recipe.elements).index
      var sum = [Double](repeating: 0, count: channel.count)
      for offset in group.indices {
        sum[Int(channel.index[offset])] += perGroup[Int(group[offset])]
      }
      return (0..<channel.count).map { sum[$0] / channel.size[$0] }
    }
  }
}

extension Recipe.Update {
  /// a, the weight of the batch after `seen` others.
  func weight(_ weight: Recipe.Weight, _ momentum: Double?, seen: Int) -> Double {
    if weight == .one { return 1 }
    guard let momentum else {
      return switch cumulativeWeight {
      case .oneOverCount: 1 / Double(seen + 1)
      case .oneOverNextCount: 1 / Double(seen + 2)
      case .complement: 1 - 1 / Double(seen + 1)
      case .fixed(let value): value
      }
    }
    return switch weight {
    case .momentum: momentum
    case .oneMinusMomentum: 1 - momentum
    case .fixed(let value): value
    case .one: 1
    }
  }
}

extension RunningStatistics {
  /// 0 and 1 in every channel, as in a new layer.
  var isFresh: Bool { mean.allSatisfy { $0 == 0 } && variance.allSatisfy { $0 == 1 } }
}
