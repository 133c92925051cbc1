/// The numbers of nested arrays, in order, and the size of each level.
struct NestedNumbers {
  var values: [Double] = []
  /// From the outside in.
  var sizes: [Int] = []
  /// Where in the document they begin.
  var offset: Int

  /// How many levels there are; nil until the first number.
  fileprivate var rank: Int?
}

extension JSONReader {
  /// Reads arrays of numbers nested to any depth, all arrays of a level equally long.
  ///
  /// - Parameter special: Whether "NaN", "Infinity" and "-Infinity" may stand among the numbers.
  mutating func nestedNumbers(special: Bool) throws(DocumentError) -> NestedNumbers {
    var result = NestedNumbers(offset: position)
    try nested(level: 0, special: special, into: &result)
    return result
  }

  /// Reads a plain array of finite numbers.
  mutating func numbers() throws(DocumentError) -> NestedNumbers {
    var result = NestedNumbers(offset: position)
    try array(of: "an array of numbers") { reader, _ throws(DocumentError) in
      result.values.append(try reader.number())
    }
    result.sizes = [result.values.count]
    return result
  }

  private mutating func nested(
    level: Int, special: Bool, into result: inout NestedNumbers
  ) throws(DocumentError) {
    let start = position
    var count = 0
    if let rank = result.rank, level >= rank { throw error(expected: "a number") }
    if result.sizes.count == level { result.sizes.append(0) }
    try array(of: "an array of numbers") { reader, _ throws(DocumentError) in
      count += 1
      if reader.next == UInt8(ascii: "[") {
        return try reader.nested(level: level + 1, special: special, into: &result)
      }
      if let rank = result.rank, rank != level + 1 { throw reader.error(expected: "an array") }
      result.rank = level + 1
      result.values.append(try special ? reader.numberOrSpecial() : reader.number())
    }
    if count == 0 { throw error(start, expected: "at least one element", found: "none") }
    if result.sizes[level] == 0 { result.sizes[level] = count }
    if result.sizes[level] != count {
      throw error(
        start, expected: "\(result.sizes[level]) elements, as many as in the first array here",
        found: "\(count)")
    }
  }

  private mutating func numberOrSpecial() throws(DocumentError) -> Double {
    guard next == UInt8(ascii: "\"") else { return try number() }
    let start = position
    let text = try string()
    switch text {
    case "NaN": return .nan
    case "Infinity": return .infinity
    case "-Infinity": return -.infinity
    default:
      throw error(
        start, expected: "a number, \"NaN\", \"Infinity\" or \"-Infinity\"",
        found: Self.quoted(text))
    }
  }
}
