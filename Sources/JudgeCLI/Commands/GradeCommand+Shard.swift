import Judging

/// Which part of a class is to be graded: from `--shard` or from the variables of the system that
/// started this run as one of several.
struct ShardChoice: Equatable {
  /// nil: everything.
  var shard: ClassReport.Shard?
  /// A file that the system wants to see as a sign that shards are understood.
  var statusFile: String?

  private struct Source {
    var name: String
    var shard: ClassReport.Shard
  }

  /// - Throws: `UsageError` where sources disagree, or one makes no sense.
  init(_ parsed: ParsedCommand, _ environment: [String: String]) throws(UsageError) {
    let set = environment.filter { !$0.value.isEmpty }
    statusFile = set["TEST_SHARD_STATUS_FILE"]
    if parsed.value(of: "--shard") == "all" {
      guard !parsed.has("--shards") else {
        throw .contradiction("--shard all", "--shards", why: "one is everything, the other a part")
      }
      return
    }
    let total = try parsed.integer(of: "--shards", in: 1...1_000_000)
    var sources: [Source] = []
    if let text = parsed.value(of: "--shard") { sources.append(try Self.option(text)) }
    let variables = try [
      Self.bazel(set), Self.gitLab(set), Self.slurm(set),
      Self.kubernetes(set, total: total, hasOther: !sources.isEmpty),
    ].compactMap { $0 }
    sources += variables
    for other in sources.dropFirst() where other.shard != sources[0].shard {
      throw .contradiction(
        Self.words(sources[0]), Self.words(other),
        why: "name one part, or grade everything with --shard all")
    }
    shard = sources.first?.shard
    guard let total else { return }
    guard let shard else {
      throw .contradiction(
        "--shards \(total)", "no number of this shard",
        why: "give --shard I/\(total), or run where JOB_COMPLETION_INDEX is set")
    }
    guard shard.count == total else {
      throw .contradiction(
        "--shards \(total)", Self.words(sources[0]), why: "they are different numbers of shards")
    }
  }

  private static func words(_ source: Source) -> String {
    "\(source.name) (shard \(source.shard.index)/\(source.shard.count))"
  }

  private static func option(_ text: String) throws(UsageError) -> Source {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let index = parts[0], let count = parts[1], count >= 1,
      (1...count).contains(index)
    else {
      throw .notANumber(
        option: "--shard", given: text, allowed: "I/N, with I from 1 to N, or the word all")
    }
    return Source(name: "--shard \(text)", shard: .init(index: index, count: count))
  }

  private static func number(
    _ name: String, _ environment: [String: String], in range: ClosedRange<Int> = 0...Int(Int32.max)
  ) throws(UsageError) -> Int {
    let text = environment[name] ?? ""
    guard let number = Int(text), range.contains(number) else {
      throw .notANumber(
        option: name, given: text,
        allowed: "a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  /// Bazel counts from 0.
  private static func bazel(_ environment: [String: String]) throws(UsageError) -> Source? {
    guard environment["TEST_SHARD_INDEX"] != nil else { return nil }
    let count = try number("TEST_TOTAL_SHARDS", environment, in: 1...1_000_000)
    let index = try number("TEST_SHARD_INDEX", environment, in: 0...count - 1)
    return Source(name: "TEST_SHARD_INDEX", shard: .init(index: index + 1, count: count))
  }

  /// GitLab counts from 1, and sets the total alone where a job is not parallel.
  private static func gitLab(_ environment: [String: String]) throws(UsageError) -> Source? {
    guard environment["CI_NODE_INDEX"] != nil else { return nil }
    let count = try number("CI_NODE_TOTAL", environment, in: 1...1_000_000)
    let index = try number("CI_NODE_INDEX", environment, in: 1...count)
    return Source(name: "CI_NODE_INDEX", shard: .init(index: index, count: count))
  }

  /// Slurm counts from wherever the array begins, perhaps in steps.
  private static func slurm(_ environment: [String: String]) throws(UsageError) -> Source? {
    guard environment["SLURM_ARRAY_TASK_ID"] != nil else { return nil }
    let count = try number("SLURM_ARRAY_TASK_COUNT", environment, in: 1...1_000_000)
    let first = try number("SLURM_ARRAY_TASK_MIN", environment)
    let id = try number("SLURM_ARRAY_TASK_ID", environment)
    let hasStep = environment["SLURM_ARRAY_TASK_STEP"] != nil
    let step = hasStep ? try number("SLURM_ARRAY_TASK_STEP", environment, in: 1...1_000_000) : 1
    guard id >= first, (id - first) % step == 0, (id - first) / step < count else {
      throw .contradiction(
        "SLURM_ARRAY_TASK_ID=\(id)",
        "SLURM_ARRAY_TASK_MIN=\(first), SLURM_ARRAY_TASK_COUNT=\(count)",
        why: "the array has gaps; use --array=1-N")
    }
    return Source(
      name: "SLURM_ARRAY_TASK_ID", shard: .init(index: (id - first) / step + 1, count: count))
  }

  /// Kubernetes counts from 0 and does not tell the total.
  private static func kubernetes(
    _ environment: [String: String], total: Int?, hasOther: Bool
  ) throws(UsageError) -> Source? {
    guard environment["JOB_COMPLETION_INDEX"] != nil else { return nil }
    guard let total else {
      if hasOther { return nil }
      throw .contradiction(
        "JOB_COMPLETION_INDEX", "no --shards N",
        why: "the variable does not tell the number of completions; --shard all grades everything")
    }
    let index = try number("JOB_COMPLETION_INDEX", environment, in: 0...total - 1)
    return Source(name: "JOB_COMPLETION_INDEX", shard: .init(index: index + 1, count: total))
  }
}
