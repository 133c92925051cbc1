import Foundation
import Testing

@Suite("Shards") struct GradeShardTests {
  static let formats = ["text", "json", "jsonl", "junit", "csv", "gradescope", "github", "html"]

  /// A class, judged once; later runs take it from the record, so that only reports are made.
  private let scratch: Scratch
  private let options = [
    "class", "--resume", "done.jsonl", "--reproducible", "--exit-zero", "--quiet",
  ]

  init() throws {
    scratch = try Scratch()
    try Classroom.fill(scratch)
    #expect(try JudgeRun.grade(options, in: scratch).status == 0)
  }

  private func grade(_ more: [String], _ changes: [String: String] = [:]) throws -> JudgeRun {
    try JudgeRun.grade(options + more, in: scratch, changes)
  }

  private func makeShards(_ count: Int, format: String, seed: String = "0") throws -> [String] {
    try (1...count).map { index in
      let name = "\(index).\(seed).\(format)"
      let run = try grade([
        "--shard", "\(index)/\(count)", "--format", format, "--output", name, "--seed", seed,
      ])
      #expect(run.status == 0)
      return name
    }
  }

  @Test("Merged, they are byte for byte one run", arguments: ["json", "jsonl"])
  func merging(_ form: String) throws {
    // Of seven shards some are empty.
    for (count, formats) in [(1, [form]), (7, Self.formats)] {
      let shards = try makeShards(count, format: form)
      for format in formats {
        let whole = try grade(["--format", format])
        let merged = try JudgeRun.merge(
          shards.reversed() + ["--format", format, "--exit-zero"], in: scratch)
        #expect(merged.status == 0)
        #expect(merged.output == whole.output, "\(count) shards, \(format)")
      }
    }
    #expect(try JudgeRun.merge(try makeShards(3, format: form), in: scratch).status == 1)
  }

  @Test("A missing, a doubled, a disagreeing shard and a broken file end with exit code 6")
  func refusals() throws {
    let shards = try makeShards(3, format: "json")
    let other = try makeShards(3, format: "json", seed: "1")
    try scratch.write(try scratch.read(shards[1]).prefix(300) + "", to: "cut.json")
    for (files, words) in [
      ([shards[0], shards[2]], "shard 2/3 is missing"),
      (shards + [shards[0]], "shard 1/3 is there twice"),
      ([shards[0], shards[1], other[2]], "the shards disagree about the seed: 0 and 1"),
      ([shards[0], "cut.json", shards[2]], "cut.json: "),
      ([shards[0], "nowhere.json"], "nowhere.json"),
    ] {
      let run = try JudgeRun.merge(files + ["--output", "merged.txt"], in: scratch)
      #expect(run.status == 6)
      #expect(run.errors.contains(words), "\(run.errors)")
      #expect(run.output == "")
      #expect(!scratch.exists("merged.txt"))
    }
  }

  @Test(
    "The environment of a system says which part it is",
    arguments: [
      ["TEST_SHARD_INDEX": "1", "TEST_TOTAL_SHARDS": "3"],
      ["CI_NODE_INDEX": "2", "CI_NODE_TOTAL": "3"],
      [
        "SLURM_ARRAY_TASK_ID": "11", "SLURM_ARRAY_TASK_MIN": "10", "SLURM_ARRAY_TASK_COUNT": "3",
        "SLURM_ARRAY_TASK_STEP": "1",
      ],
      ["JOB_COMPLETION_INDEX": "1"],
    ])
  func environment(_ variables: [String: String]) throws {
    let kubernetes = variables["JOB_COMPLETION_INDEX"] != nil ? ["--shards", "3"] : []
    let wanted = try grade(["--shard", "2/3", "--format", "csv"])
    #expect(table(wanted.output, 0) != table(try grade(["--format", "csv"]).output, 0))
    let run = try grade(kubernetes + ["--format", "csv"], variables)
    #expect(run.status == 0)
    #expect(run.output == wanted.output)
    let everything = try grade(["--shard", "all", "--format", "csv"], variables)
    #expect(everything.output == (try grade(["--format", "csv"]).output))
    let contradiction = try grade(kubernetes + ["--shard", "1/3"], variables)
    #expect(contradiction.status == 2)
    #expect(contradiction.errors.contains("shard 2/3"))
  }

  @Test("Sources that make no sense or disagree are an error; Bazel's sign is given")
  func disagreement() throws {
    for (variables, options) in [
      (
        [
          "TEST_SHARD_INDEX": "0", "TEST_TOTAL_SHARDS": "2", "CI_NODE_INDEX": "2",
          "CI_NODE_TOTAL": "2",
        ], []
      ),
      (["TEST_SHARD_INDEX": "2", "TEST_TOTAL_SHARDS": "2"], []),
      (["CI_NODE_INDEX": "x", "CI_NODE_TOTAL": "2"], []),
      (["SLURM_ARRAY_TASK_ID": "5"], []),
      (["JOB_COMPLETION_INDEX": "0"], []),
      ([:], ["--shard", "4/3"]), ([:], ["--shard", "0/3"]), ([:], ["--shards", "3"]),
    ] as [([String: String], [String])] {
      #expect(try grade(options, variables).status == 2, "\(variables) \(options)")
    }
    let sign = scratch.path + "/understood"
    _ = try grade(
      [], ["TEST_SHARD_INDEX": "0", "TEST_TOTAL_SHARDS": "2", "TEST_SHARD_STATUS_FILE": sign])
    #expect(scratch.exists("understood"))
  }
}
