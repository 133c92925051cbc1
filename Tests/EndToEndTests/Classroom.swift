import Foundation
import Testing

/// A class to be graded: a folder of small candidates in C, compiled once for all tests.
enum Classroom {
  static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  /// Names of stored submissions to `batchnorm`, and what each gets.
  static let members: [(name: String, verdict: String)] = [
    ("accepted/two-pass.c", "accepted"), ("accepted/welford.c", "accepted"),
    ("wrong_answer/eps-missing.c", "wrong_answer"), ("wrong_answer/beta-missing.c", "wrong_answer"),
    ("run_time_error/aborts-in-eval.c", "run_time_error"),
    ("compile_error/other-name.c", "compile_error"),
  ]

  static func source(_ name: String) -> String {
    "\(repository)/problems/batchnorm/submissions/\(name)"
  }

  /// A folder `class` with all members.
  static func fill(_ scratch: Scratch) throws {
    let folder = scratch.path + "/class"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for member in members {
      let name = (member.name as NSString).lastPathComponent
      try FileManager.default.copyItem(atPath: source(member.name), toPath: "\(folder)/\(name)")
    }
  }

  /// Never returns, and says so.
  static let endless = """
    #include "judge_candidate.h"
    int32_t my_batch_norm(const double *x, const int64_t *shape, int32_t rank, const double *gamma,
        const double *beta, double *running_mean, double *running_var, double eps, double momentum,
        bool training, double *out) {
      volatile int going = 1;
      while (going) {}
      return 0;
    }
    """

  static let variables = [
    "TEST_SHARD_INDEX", "TEST_TOTAL_SHARDS", "TEST_SHARD_STATUS_FILE", "CI_NODE_INDEX",
    "CI_NODE_TOTAL", "SLURM_ARRAY_TASK_ID", "SLURM_ARRAY_TASK_COUNT", "SLURM_ARRAY_TASK_MIN",
    "SLURM_ARRAY_TASK_STEP", "JOB_COMPLETION_INDEX", "GITHUB_STEP_SUMMARY",
  ]
}

extension JudgeRun {
  /// `judge grade batchnorm …`, as a machine runs it that is no part of a CI system.
  static func grade(
    _ arguments: [String], in scratch: Scratch, _ changes: [String: String] = [:]
  ) throws -> JudgeRun {
    try judge(["grade", "batchnorm"] + arguments, in: scratch, plain(changes))
  }

  static func merge(
    _ arguments: [String], in scratch: Scratch, _ changes: [String: String] = [:]
  ) throws -> JudgeRun {
    try judge(["merge"] + arguments, in: scratch, plain(changes))
  }

  /// What this machine's own CI system has set is taken away.
  static func plain(_ changes: [String: String]) -> [String: String] {
    Dictionary(uniqueKeysWithValues: Classroom.variables.map { ($0, "") })
      .merging(changes) { $1 }
  }
}

/// The columns of a report in csv that hold no commas here.
func table(_ csv: String, _ columns: Int...) -> [String] {
  csv.split(separator: "\r\n").dropFirst().map { line in
    let cells = line.split(separator: ",", omittingEmptySubsequences: false)
    return columns.map { String(cells[$0]) }.joined(separator: " ")
  }
}
