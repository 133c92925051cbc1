import BatchNorm
import Grading
import Judging
import Reporting

/// `judge bench PROBLEM [CANDIDATE]`
enum BenchCommand: Command {
  static let description = CommandDescription(
    name: "bench", summary: "Measure the speed of a candidate beside the reference.",
    discussion: """
      The candidate's calls are timed inside its locked worker, and the reference's in the judge; \
      both on the same numbers, which are judged as well. Times are nanoseconds per element: the \
      median of the repetitions, and between which times half of them were. The share says how \
      much of the rate of a plain copy of the tensor a call reaches: a copy and forward read and \
      write each element once, backward reads two tensors and writes one.
      """,
    arguments: [
      CommonOptions.problem,
      ArgumentDescription(
        name: "CANDIDATE", help: "A source file or a shared library.", kind: .optional,
        completion: .file),
    ],
    options: [
      OptionDescription(
        name: "--shape", valueName: "N,C,…",
        help: "One shape, a size per dimension of the problem's layout.",
        defaultText: "64,256 and 4096,256, or 32,64,56,56"),
      OptionDescription(
        name: "--timeout", valueName: "SECONDS", help: "Wall time that each shape may take.",
        defaultText: "120"),
      CommonOptions.memory, CommonOptions.format(["text", "json"]), CommonOptions.output,
      CommonOptions.color, CommonOptions.problems, CommonOptions.fixtures,
    ],
    examples: [
      "judge bench batchnorm libbn.so", "judge bench batchnorm2d mine.c --shape 32,64,56,56",
    ])

  static func run(_ parsed: ParsedCommand, _ context: Context) throws -> ExitCode {
    let installation = context.installation(parsed)
    let entry = try ProblemLibrary(installation).entry(parsed.positionals[0])
    let shapes = try shapes(parsed, entry.problem)
    let candidate = try CandidateFile(
      path: try CheckCommand.candidatePath(parsed, entry, context))
    let seconds = try parsed.number(of: "--timeout", in: 0.1...86400) ?? 120
    let memory = try parsed.integer(of: "--memory", in: 16...1_048_576) ?? 512
    let runner: CandidateRunner
    switch try CandidateCompiler(installation).library(for: candidate, problem: entry.problem) {
    case .failed(let message):
      context.printError("judge: \(candidate.path) does not compile or load:\n\(message)\n")
      return .notAccepted
    case .library(let path):
      runner = CandidateRunner(
        try installation.worker(), libraryPath: path, problem: entry.problem,
        limits: CandidateRunner.Limits(
          timeout: .milliseconds(Int(seconds * 1000)), memoryMebibytes: memory))
    }
    let benchmark = Benchmark(runner, problem: entry.problem)
    let results = shapes.map(benchmark.measure)
    let text =
      parsed.value(of: "--format") == "json"
      ? BenchText.json(results) : BenchText.text(results, style: context.style(parsed))
    try context.deliver(text, parsed)
    return CheckCommand.exitCode(of: Verdict.ofCandidate(results.map(\.verdict)))
  }

  /// More are a slip: a tensor of these takes 8 GiB.
  private static let mostElements = 1 << 30

  private static func shapes(
    _ parsed: ParsedCommand, _ problem: Problem
  ) throws(UsageError) -> [TensorShape] {
    guard let text = parsed.value(of: "--shape") else {
      let usual = [[64, 256], [4096, 256], [32, 64, 56, 56]]
      return usual.compactMap { shape($0, problem) }
    }
    let sizes = text.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
    guard let shape = shape(sizes, problem), shape.count <= mostElements else {
      let layouts = problem.layouts.map(\.letters).joined(separator: " or ")
      throw .notANumber(
        option: "--shape", given: text,
        allowed: "a whole number of at least 1 for each dimension of \(layouts), as in "
          + "\(example(problem)), with at most \(mostElements) elements in all")
    }
    return [shape]
  }

  /// nil where no layout of the problem has it.
  private static func shape(_ sizes: [Int], _ problem: Problem) -> TensorShape? {
    problem.layouts.first { $0.rank == sizes.count }
      .flatMap { try? TensorShape(sizes, layout: $0) }
  }

  private static func example(_ problem: Problem) -> String {
    [64, 256, 7, 7].prefix(problem.layouts[0].rank).map(String.init).joined(separator: ",")
  }
}
