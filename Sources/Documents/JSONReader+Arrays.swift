/// The numbers of nested arrays, in order, and the size of each level.
struct NestedNumbers {
  var values: [Double] = []
  /// From the outside in.
  var sizes: [Int] = []
  /// Where in the document they begin.
  var place: DocumentPlace
  fileprivate var offset: Int

  /// How many levels there are; nil until the first number.
  fileprivate var rank: Int?

  /// Many numbers get room for as many as the rest of the document may have, so that the array is not
  /// copied each time it has doubled, with up to three times its memory; room that stays empty takes
  /// none.
  @inline(__always)
  fileprivate mutating func append(_ value: Double, _ reader: borrowing JSONReader) {
    if values.count == values.capacity, values.count >= 1 << 16, let size = reader.pieces.size {
      let read = reader.dropped + reader.position
      let left = Double(size - read) / Double(read - offset) * Double(values.count)
      values.reserveCapacity(values.count + max(values.count / 8, Int(1.05 * left)))
    }
    values.append(value)
  }
}

extension JSONReader {
  /// Reads arrays of numbers nested to any depth, all arrays of a level equally long.
  ///
  /// - Parameter special: Whether "NaN", "Infinity" and "-Infinity" may stand among the numbers.
  mutating func nestedNumbers(special: Bool) throws(DocumentError) -> NestedNumbers {
    var result = NestedNumbers(place: place(), offset: dropped + position)
    try nested(level: 0, special: special, into: &result)
    return result
  }

  /// Reads a plain array of finite numbers.
  mutating func numbers() throws(DocumentError) -> NestedNumbers {
    var result = NestedNumbers(place: place(), offset: dropped + position)
    try array(of: "an array of numbers") { reader, _ throws(DocumentError) in
      result.append(try reader.number(), reader)
    }
    result.sizes = [result.values.count]
    return result
  }

  private mutating func nested(
    level: Int, special: Bool, into result: inout NestedNumbers
  ) throws(DocumentError) {
    let start = place()
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
      result.append(try special ? reader.numberOrSpecial() : reader.number(), reader)
    }
    if count == 0 { throw error(at: start, expected: "at least one element", found: "none") }
    if result.sizes[level] == 0 { result.sizes[level] = count }
    if result.sizes[level] != count {
      throw error(
        at: start, expected: "\(result.sizes[level]) elements, as many as in the first array here",
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
