import Foundation
import Testing

/// Follows `problems/README.md`: a new exercise is data, and `judge verify` passes on it.
struct GuideTests {
  @Test func anExerciseOfOnesOwn() throws {
    let scratch = try Scratch()
    let files = FileManager.default
    let mine = scratch.path + "/problems/batchnorm-mine"
    try files.createDirectory(
      atPath: scratch.path + "/problems", withIntermediateDirectories: true)
    try files.copyItem(atPath: CheckTests.checkout + "/problems/batchnorm-numpy", toPath: mine)
    try files.removeItem(atPath: mine + "/submissions")
    var text = try scratch.read("problems/batchnorm-mine/problem.json")
    text = text.replacing("\"batchnorm-numpy\"", with: "\"batchnorm-mine\"")
      .replacing("\"running_var\": \"biased\"", with: "\"running_var\": \"unbiased\"")
      .replacing(#/"fixtures": \[[^\]]*\]/#, with: "\"fixtures\": []")
      .replacing(#/\{ *"id": "fixture"[^}]*\},/#, with: "")
    try scratch.write(text, to: "problems/batchnorm-mine/problem.json")

    for folder in ["accepted", "wrong_answer"] {
      try files.createDirectory(
        atPath: "\(mine)/submissions/\(folder)", withIntermediateDirectories: true)
    }
    let biased = try String(
      contentsOfFile: CheckTests.submission("batchnorm-numpy/submissions/accepted/two-pass.c"),
      encoding: .utf8)
    let submissions = "problems/batchnorm-mine/submissions"
    try scratch.write(biased, to: submissions + "/wrong_answer/running-var-biased.c")
    try scratch.write(
      """
      {"schema": "judge-submission/1", "mistakes": ["running-var-biased"], \
      "checks": ["running_var"]}
      """, to: submissions + "/wrong_answer/running-var-biased.c.json")
    let unbiased = biased.replacing(
      "(1 - l->momentum) * var;", with: "(1 - l->momentum) * var * rows / (rows - 1);")
    try scratch.write(unbiased, to: submissions + "/accepted/layer.c")

    let run = try JudgeRun.judge(
      ["verify", "batchnorm-mine", "--problems", "problems"], in: scratch)
    #expect(run.output.contains("2 judged"))
    #expect(run.output.contains("1 of 1 problems are what they say"))
    #expect(run.status == 0)
  }
}
