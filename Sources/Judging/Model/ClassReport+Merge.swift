/// Shards that do not make one class.
package enum MergeError: Error, Hashable, Sendable, CustomStringConvertible {
  case nothing
  /// Not a shard, though there are several files.
  case notAShard
  /// Two shards were not made by the same judge from the same problem.
  case disagreement(what: String, first: String, other: String)
  case doubledShard(Int, count: Int)
  /// The first of those that are missing.
  case missingShards([Int], count: Int)
  case doubledSubmission(String)

  package var description: String {
    switch self {
    case .nothing: "there is no report to merge"
    case .notAShard: "one of the reports is of a whole class, not of a shard"
    case .disagreement(let what, let first, let other):
      "the shards disagree about \(what): \(first) and \(other)"
    case .doubledShard(let index, let count): "shard \(index)/\(count) is there twice"
    case .missingShards(let indexes, let count):
      (indexes.count == 1 ? "shard " : "shards ")
        + indexes.map { "\($0)/\(count)" }.joined(separator: ", ")
        + (indexes.count == 1 ? " is missing" : " are missing")
    case .doubledSubmission(let name): "\"\(name)\" is in two shards"
    }
  }
}

extension ClassReport {
  /// One report of all shards: what a run without shards gives.
  package static func merging(_ shards: [ClassReport]) throws(MergeError) -> ClassReport {
    guard let first = shards.first else { throw .nothing }
    if shards.count == 1, first.shard == nil { return first }
    guard let count = first.shard?.count else { throw .notAShard }
    var seen: Set<Int> = []
    for other in shards {
      guard let shard = other.shard else { throw .notAShard }
      try agree("the problem", first.problemID, other.problemID)
      try agree("the problem's content", first.problemSHA256, other.problemSHA256)
      try agree("the judge's version", first.judgeVersion, other.judgeVersion)
      try agree("the seed", "\(first.seed)", "\(other.seed)")
      try agree("the number of shards", "\(count)", "\(shard.count)")
      if !seen.insert(shard.index).inserted { throw .doubledShard(shard.index, count: count) }
    }
    let missing = Array((1...max(count, 1)).lazy.filter { !seen.contains($0) }.prefix(20))
    if !missing.isEmpty { throw .missingShards(missing, count: count) }
    let settings = Set(shards.flatMap(\.reports).compactMap(\.settings)).map(\.words).sorted()
    if settings.count > 1 {
      throw .disagreement(what: "the limits", first: settings[0], other: settings[1])
    }
    var names: Set<[UInt8]> = []
    for entry in shards.flatMap(\.entries) where !names.insert(Array(entry.name.utf8)).inserted {
      throw .doubledSubmission(entry.name)
    }
    return ClassReport(
      judgeVersion: first.judgeVersion, problemID: first.problemID,
      problemSHA256: first.problemSHA256, seed: first.seed, entries: shards.flatMap(\.entries))
  }

  private static func agree(
    _ what: String, _ first: String, _ other: String
  ) throws(MergeError) {
    if first != other { throw .disagreement(what: what, first: first, other: other) }
  }
}

extension Report.Settings {
  fileprivate var words: String {
    "\(timeoutSeconds) s, \(memoryMebibytes) MiB, \(diagnoses ? "with" : "without") diagnosis"
  }
}
