import FoundationEssentials
import Judging

/// The form of the file that progress is kept in.
struct EncodedProgress: Codable {
  static let schema = "judge-progress/1"

  struct Entry: Codable {
    var id: String
    var tries: Int
    var accepted: Bool
    var bestMilliseconds: Double?
    var lastVerdict: String?
    var earned: Int?
    var possible: Int?
    var lastMistakes: [String]
    var topics: [String]
    var hints: [Int]

    private enum CodingKeys: String, CodingKey {
      case id, tries, accepted, earned, possible, topics, hints
      case bestMilliseconds = "best_ms"
      case lastVerdict = "last_verdict"
      case lastMistakes = "last_mistakes"
    }
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
        id: id, tries: entry.tries, accepted: entry.accepted,
        bestMilliseconds: entry.bestMilliseconds,
        lastVerdict: entry.lastVerdict?.rawValue, earned: entry.score?.earned,
        possible: entry.score?.possible, lastMistakes: entry.lastMistakes, topics: entry.topics,
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
      entry.bestMilliseconds = encoded.bestMilliseconds
      entry.lastVerdict = encoded.lastVerdict.flatMap { Verdict(rawValue: $0) }
      if let earned = encoded.earned, let possible = encoded.possible {
        entry.score = Report.Score(earned: earned, possible: possible)
      }
      entry.lastMistakes = encoded.lastMistakes
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
