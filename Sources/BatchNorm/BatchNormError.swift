/// Inputs that the reference does not take.
package enum BatchNormError: Error, Hashable, Sendable, CustomStringConvertible {
  case layout(String)
  case rank(expected: Int, actual: Int)
  case emptyDimension([Int])
  case tooLarge([Int])
  case count(what: String, expected: Int, actual: Int)
  case eps(Double)
  /// The unbiased variance of one value per channel does not exist.
  case singleValuePerChannel

  package var description: String {
    switch self {
    case .layout(let letters):
      "\"\(letters)\" is not a layout: give one capital letter per dimension, each at most once and "
        + "one of them C, as in NC or NCHW"
    case .rank(let expected, let actual):
      "the layout has \(expected) dimensions but the tensor has \(actual)"
    case .emptyDimension(let sizes): "every dimension needs a size of at least 1, not \(sizes)"
    case .tooLarge(let sizes): "a tensor of \(sizes) has too many elements"
    case .count(let what, let expected, let actual):
      "\(what) needs \(expected) values but has \(actual)"
    case .eps(let eps): "eps must be a finite number of at least 0, not \(eps)"
    case .singleValuePerChannel:
      "training needs more than one value per channel to update an unbiased running variance"
    }
  }
}
