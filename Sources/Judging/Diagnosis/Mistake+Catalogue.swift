extension Mistake {
  /// Every mistake of the catalogue, in its order.
  package static let catalogue: [Mistake] =
    output + running + evaluation + backward

  /// The output in training, and in eval where it is computed alike.
  private static let output: [Mistake] = [
    unbiasedVarianceInOutput,
    epsOutsideSqrt,
    epsMissing,
    epsAfterDivision,
    epsSquared,
    epsHardcoded,
    epsAsFloor,
    sqrtMissing,
    meanNotSubtracted,
    varianceNotCentred,
    onePassVariance,
    pooledStatistics,
    perSampleStatistics,
    perSamplePerChannelStatistics,
    batchAxisOnly,
    spatialAxesOnlyVarianceDividedByBatch,
    reshapeWithoutTranspose,
    affineOnLastAxis,
    varianceAboutRunningMean,
    normalisesWithUpdatedRunningStats,
    normalisesWithOldRunningStats,
    gammaMissing,
    betaMissing,
    gammaBetaSwapped,
    gammaScalesBeta,
    normalisationMissing,
  ]

  /// The running statistics.
  private static let running: [Mistake] = [
    momentumSwapped,
    momentumSwappedForVarianceOnly,
    momentumHardcoded,
    runningVarBiased,
    runningVarUnbiased,
    runningVarCorrectedTwice,
    runningVarCorrectedByBatch,
    runningVarStoresStd,
    runningVarStoresInverseStd,
    runningVarIncludesEps,
    runningVarAboutRunningMean,
    runningStatsNotUpdated,
    runningMeanNotUpdated,
    runningVarNotUpdated,
    runningStatsOverwritten,
    runningStatsWithoutDecay,
    runningStatsUpdatedTwice,
    runningStatsUpdatedInEval,
    runningStatsOfOutput,
    runningMeanVarSwapped,
    firstBatchInitialises,
    cumulativeAverageOffByOne,
  ]

  /// The output in eval.
  private static let evaluation: [Mistake] = [
    batchStatsInEval,
    batchVarianceInEval,
    modeInverted,
    evalUpdatesThenUses,
    epsMissingInEval,
    epsOutsideSqrtInEval,
    epsTwiceInEval,
    sqrtMissingInEval,
    meanNotSubtractedInEval,
    affineMissingInEval,
    unbiasedVarianceInEval,
  ]

  /// The gradients.
  private static let backward: [Mistake] = [
    statisticsDetached,
    meanTermMissing,
    varianceTermMissing,
    meanTermsNotAveraged,
    meanTermsDividedByBatch,
    gammaMissingInGradX,
    gammaSquaredInGradX,
    gradXNegated,
    gradXDividedByCount,
    gradGammaUsesInput,
    gradGammaUsesOutput,
    parameterGradientsAveraged,
    gradGammaGradBetaSwapped,
    epsMissingInBackward,
    unbiasedVarianceInBackward,
    backwardUsesRunningStats,
    evalBackwardUsesTrainingFormula,
    zeroGradientInEval,
    gradientsAllZero,
  ]

  package static func named(_ slug: String) -> Mistake? { catalogue.first { $0.slug == slug } }
}
