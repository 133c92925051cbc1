/// The order of a tensor's dimensions: a letter each, exactly one of them C, as in "NC" or "NHWC".
package struct Layout: Hashable, Sendable {
  package let letters: String
  /// The dimension that holds the channels.
  package let channelAxis: Int
  /// The dimension that holds the samples, if the layout has one.
  package let batchAxis: Int?

  /// - Throws: `BatchNormError.layout` unless the letters are capitals, each at most once, with one C.
  package init(_ letters: String) throws(BatchNormError) {
    let characters = Array(letters)
    let capitals: ClosedRange<Character> = "A"..."Z"
    guard let axis = characters.firstIndex(of: "C"), characters.allSatisfy(capitals.contains),
      Set(characters).count == characters.count
    else {
      throw .layout(letters)
    }
    self.letters = letters
    channelAxis = axis
    batchAxis = characters.firstIndex(of: "N")
  }

  package var rank: Int { letters.count }
}
