package import BatchNorm

/// Sums over a channel that error bounds are made of; plain float64, since bounds need two digits.
package struct Moments: Sendable {
  /// mean|x|, a value per channel, as are all of these.
  package var meanAbsolute: [Double]
  /// mean dy and mean|dy|.
  package var meanGradient: [Double]
  package var meanAbsoluteGradient: [Double]
  /// mean(dy·(x − center)) and mean|dy·(x − center)|.
  package var meanProduct: [Double]
  package var meanAbsoluteProduct: [Double]
  /// mean dy², and mean (dy·(x − center))².
  package var meanSquaredGradient: [Double]
  package var meanSquaredProduct: [Double]

  package init(x: [Double], gradOutput: [Double]?, shape: TensorShape, center: [Double]) {
    let channels = shape.channels
    let zeros = [Double](repeating: 0, count: channels)
    (meanAbsolute, meanGradient, meanAbsoluteGradient) = (zeros, zeros, zeros)
    (meanProduct, meanAbsoluteProduct) = (zeros, zeros)
    (meanSquaredGradient, meanSquaredProduct) = (zeros, zeros)
    var offset = 0
    for _ in 0..<shape.outer {
      for channel in 0..<channels {
        let middle = center[channel]
        var absolute = 0.0
        var sums = SIMD4<Double>.zero
        var squares = SIMD2<Double>.zero
        for index in offset..<(offset + shape.inner) {
          absolute += x[index].magnitude
          guard let gradOutput else { continue }
          let dy = gradOutput[index]
          let product = dy * (x[index] - middle)
          sums += SIMD4(dy, dy.magnitude, product, product.magnitude)
          squares += SIMD2(dy * dy, product * product)
        }
        offset += shape.inner
        meanAbsolute[channel] += absolute
        meanGradient[channel] += sums.x
        meanAbsoluteGradient[channel] += sums.y
        meanProduct[channel] += sums.z
        meanAbsoluteProduct[channel] += sums.w
        meanSquaredGradient[channel] += squares.x
        meanSquaredProduct[channel] += squares.y
      }
    }
    let n = Double(shape.valuesPerChannel)
    for channel in 0..<channels {
      meanAbsolute[channel] /= n
      meanGradient[channel] /= n
      meanAbsoluteGradient[channel] /= n
      meanProduct[channel] /= n
      meanAbsoluteProduct[channel] /= n
      meanSquaredGradient[channel] /= n
      meanSquaredProduct[channel] /= n
    }
  }
}
