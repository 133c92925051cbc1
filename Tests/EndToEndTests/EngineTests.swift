import Foundation
import Testing

/// The files that grade a class beyond one machine, run as their engines run them.
@Suite("Slurm, Kubernetes, GitHub Actions") struct EngineTests {
  static let folder = Classroom.repository + "/Sources/Grading/Class/Engines"

  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    try Classroom.fill(scratch)
  }

  private static func text(_ name: String) throws -> String {
    try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
  }

  /// The blocks of a file that follow a line ending in "|", without their indentation.
  static func scripts(_ name: String) throws -> [String] {
    var scripts: [String] = []
    var lines = try text(name).split(separator: "\n", omittingEmptySubsequences: false)[...]
    while let line = lines.popFirst() {
      guard line.hasSuffix("|"), let first = lines.first else { continue }
      let indent = first.prefix { $0 == " " }
      let block = lines.prefix { $0.hasPrefix(indent) }
      scripts.append(block.map { $0.dropFirst(indent.count) + "\n" }.joined())
      lines = lines.dropFirst(block.count)
    }
    return scripts
  }

  private func run(_ script: String, _ variables: [String: String]) throws -> JudgeRun {
    let path = JudgeRun.productFolder + ":" + (ProcessInfo.processInfo.environment["PATH"] ?? "")
    return try JudgeRun.run(
      "/bin/sh", ["-eu", "-c", script], in: scratch,
      JudgeRun.plain(variables.merging(["PATH": path]) { $1 }))
  }

  private func expectWholeClass(_ text: String) {
    #expect(text.contains("batchnorm: 2 of 6 accepted"))
    #expect(text.contains("eps-missing.c"))
  }

  @Test("The job array of Slurm") func slurm() throws {
    for task in 1...4 {
      let run = try run(
        "bash '\(Self.folder)/grade.sbatch' batchnorm class",
        [
          "SLURM_ARRAY_TASK_ID": "\(task)", "SLURM_ARRAY_TASK_MIN": "1",
          "SLURM_ARRAY_TASK_COUNT": "4", "SLURM_ARRAY_TASK_STEP": "1", "SLURM_CPUS_PER_TASK": "1",
        ])
      #expect(run.status == 0, "\(run.errors)")
    }
    // The command of the document.
    let document = try Self.text("SLURM.md")
    let merge = try #require(document.firstMatch(of: #/--wrap '(.*)'/#)?.1)
    #expect(try run(String(merge), [:]).status == 0)
    expectWholeClass(try scratch.read("class.html"))
  }

  @Test("The Indexed Job of Kubernetes") func kubernetes() throws {
    try scratch.move("class", to: "submissions")
    let grade = try #require(try Self.scripts("grade-job.yaml").first)
    for index in 0..<4 {
      let run = try run(
        grade,
        [
          "PROBLEM": "batchnorm", "CLASS": scratch.path, "SHARDS": "4",
          "JOB_COMPLETION_INDEX": "\(index)",
        ])
      #expect(run.status == 0, "\(run.errors)")
    }
    let merge = try #require(try Self.scripts("merge-job.yaml").first)
    #expect(try run(merge, ["CLASS": scratch.path]).status == 0)
    expectWholeClass(try scratch.read("class.html"))
    let job = try Self.text("grade-job.yaml")
    for line in ["completions: 4", "parallelism: 4", "value: \"4\""] { #expect(job.contains(line)) }
  }

  @Test("The matrix of GitHub Actions") func gitHubActions() throws {
    let scripts = try Self.scripts("grade.yml")
    #expect(scripts.count == 3)
    // What the job before packs: the judge under a prefix, as the first script lays it out.
    let build = try #require(scripts.first)
    let product = JudgeRun.productFolder
    let layout =
      build.replacing("swift build -c release --product judge\n", with: "")
      .replacing(".build/release", with: product)
      .replacing(
        "cp -r problems fixtures",
        with: "ln -s '\(Classroom.repository)'/problems '\(Classroom.repository)'/fixtures")
    #expect(build.hasPrefix("swift build -c release --product judge\n"))
    #expect(try run(layout, [:]).status == 0)
    for shard in 1...4 {
      let run = try run(
        scripts[1],
        ["PROBLEM": "batchnorm", "SUBMISSIONS": "class", "SHARD": "\(shard)", "SHARDS": "4"])
      #expect(run.status == 0, "\(run.errors)")
    }
    // The artifacts of the jobs are put into one folder.
    #expect(try run("mkdir shards && mv [1-4].json shards", [:]).status == 0)
    let merge = try run(scripts[2], ["GITHUB_STEP_SUMMARY": scratch.path + "/summary.md"])
    #expect(merge.status == 0, "\(merge.errors)")
    #expect(merge.output.hasPrefix("::error title=batchnorm::2 of 6 accepted\n"))
    expectWholeClass(try scratch.read("class.html"))
    expectWholeClass(try scratch.read("summary.md"))
    #expect(try scratch.read("class.xml").contains("<testsuite name=\"batchnorm\" tests=\"6\""))
  }

  @Test(
    "The files are YAML", .enabled(if: canReadYAML, "needs python3 with yaml"),
    arguments: ["grade-job.yaml", "merge-job.yaml", "grade.yml"])
  func yaml(_ name: String) throws {
    let script =
      "import sys, yaml; sys.exit(0 if isinstance(yaml.safe_load(open(sys.argv[1])), dict) else 1)"
    let run = try JudgeRun.run(
      "/usr/bin/env", ["python3", "-c", script, "\(Self.folder)/\(name)"], in: scratch)
    #expect(run.status == 0, "\(run.errors)")
  }

  static let canReadYAML: Bool = {
    guard let scratch = try? Scratch() else { return false }
    let run = try? JudgeRun.run("/usr/bin/env", ["python3", "-c", "import yaml"], in: scratch)
    return run?.status == 0
  }()
}
