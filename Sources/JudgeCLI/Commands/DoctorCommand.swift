import Grading
import Isolation
import Reporting
import WorkerProtocol

/// `judge doctor`
enum DoctorCommand: Command {
  static let description = CommandDescription(
    name: "doctor", summary: "Say what of this machine the judge can use.",
    discussion: """
      Isolation is what keeps a candidate from your files, processes and network. Each layer is on, \
      off (the system has it, but something forbids it) or not available; without a layer the judge \
      goes on with the others, and every report says which were on. judge check --require-isolation \
      full judges nothing where one that matters is missing.
      """,
    arguments: [],
    options: [
      CommonOptions.format(["text", "json"]), CommonOptions.output, CommonOptions.color,
      CommonOptions.problems, CommonOptions.fixtures,
    ],
    examples: ["judge doctor", "judge doctor --format json"])

  /// A language, and the compilers that are looked for, in order.
  private static let languages = [
    ("Swift", ["swiftc"]), ("C", ["clang", "gcc", "cc"]), ("C++", ["clang++", "g++", "c++"]),
    ("Rust", ["rustc"]), ("Fortran", ["gfortran"]),
  ]

  static func run(_ parsed: ParsedCommand, _ context: Context) throws -> ExitCode {
    let installation = context.installation(parsed)
    let examination = Examination(
      isolation: try MachineIsolation(installation).doctor,
      compilers: languages.map { language, names in
        Examination.Tool(
          name: language, looked: names,
          path: names.lazy.compactMap(installation.program).first)
      },
      places: [
        Examination.Tool(name: "judge-worker", path: try? installation.workerPath()),
        Examination.Tool(name: "Swift runtime", path: (try? installation.worker())?.swiftRuntime),
        Examination.Tool(name: "problems", path: try? installation.problemsFolder()),
        Examination.Tool(name: "fixtures", path: installation.fixturesFolder()),
        Examination.Tool(name: "cache", path: installation.cacheFolder),
      ])
    let text =
      parsed.value(of: "--format") == "json"
      ? examination.json.text(pretty: true) + "\n" : examination.text(context.style(parsed))
    try context.deliver(text, parsed)
    return .success
  }
}
