import FoundationEssentials
import Judging

/// The form of the file that progress is kept in.
struct EncodedProgress: Codable {
  static let schema = "judge-progress/1"

  struct Entry: Codable {
    var id: String
    var tries: Int
    var accepted: Bool
    var best_ms: Double?
    var last_verdict: String?
    var earned: Int?
    var possible: Int?
    var last_mistakes: [String]
    var topics: [String]
    var hints: [Int]
  }

  /// Read before all else: a later version may look quite different.
  struct Head: Codable {
    var schema: String
  }

  var schema: String
  var problems: [Entry]

  init(_ progress: Progress) {
    schema = Self.schema
    problems = progress.entries.sorted { $0.key < $1.key }.map { id, entry in
      Entry(
        id: id, tries: entry.tries, accepted: entry.accepted, best_ms: entry.bestMilliseconds,
        last_verdict: entry.lastVerdict?.rawValue, earned: entry.score?.earned,
        possible: entry.score?.possible, last_mistakes: entry.lastMistakes, topics: entry.topics,
        hints: entry.hints)
    }
  }

  /// nil where a value makes no sense.
  var model: Progress? {
    var progress = Progress()
    for encoded in problems {
      guard encoded.tries >= 0, encoded.hints.allSatisfy({ $0 >= 0 }),
        progress.entries[encoded.id] == nil
      else { return nil }
      var entry = Progress.Entry()
      entry.tries = encoded.tries
      entry.accepted = encoded.accepted
      entry.bestMilliseconds = encoded.best_ms
      entry.lastVerdict = encoded.last_verdict.flatMap { Verdict(rawValue: $0) }
      if let earned = encoded.earned, let possible = encoded.possible {
        entry.score = Report.Score(earned: earned, possible: possible)
      }
      entry.lastMistakes = encoded.last_mistakes
      entry.topics = encoded.topics
      entry.hints = encoded.hints
      progress.entries[encoded.id] = entry
    }
    return progress
  }

  var bytes: [UInt8] {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
      return [UInt8](try encoder.encode(self)) + [UInt8(ascii: "\n")]
    }
  }
}
