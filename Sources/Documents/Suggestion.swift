/// What someone who made a typo may have meant.
package enum Suggestion {
  /// The word nearest to what was given, if it is near enough to be a typo: at most a third of the
  /// longer word's letters differ, or the word goes on where the given one ends. Of words equally
  /// near, the first.
  package static func nearest(to given: String, among words: [String]) -> String? {
    let typed = given.lowercased()
    if typed.isEmpty { return nil }
    var best: (word: String, distance: Int)?
    for word in words {
      let wanted = word.lowercased()
      let distance = distance(Array(typed), Array(wanted))
      if distance <= max(typed.count, wanted.count) / 3, distance < best?.distance ?? .max {
        best = (word, distance)
      }
    }
    return best?.word ?? words.first { typed.count > 2 && $0.lowercased().hasPrefix(typed) }
  }

  /// The Damerau–Levenshtein distance in its restricted form ("optimal string alignment"): the
  /// fewest insertions, deletions, substitutions and swaps of neighbours that make one of the other.
  static func distance(_ one: [Character], _ other: [Character]) -> Int {
    var beforeLast = [Int]()
    var last = Array(0...other.count)
    for i in one.indices {
      var row = [i + 1]
      for j in other.indices {
        var least = min(last[j + 1] + 1, row[j] + 1, last[j] + (one[i] == other[j] ? 0 : 1))
        if i > 0, j > 0, one[i] == other[j - 1], one[i - 1] == other[j] {
          least = min(least, beforeLast[j - 1] + 1)
        }
        row.append(least)
      }
      beforeLast = last
      last = row
    }
    return last[other.count]
  }
}
