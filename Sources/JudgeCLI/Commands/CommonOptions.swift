import Grading

/// Options that several commands share.
enum CommonOptions {
  static let problems = OptionDescription(
    name: "--problems", valueName: "DIR", help: "The folder of the problems.",
    defaultText: "the one that came with judge", completion: .folder)
  static let fixtures = OptionDescription(
    name: "--fixtures", valueName: "DIR", help: "The folder of the recorded fixtures.",
    defaultText: "the one beside the problems", completion: .folder)
  static let output = OptionDescription(
    name: "--output", short: "-o", valueName: "FILE",
    help: "Write the result to FILE. An older FILE stays whole until the new one is complete.",
    defaultText: "the standard output", completion: .file)
  static let color = OptionDescription(
    name: "--color", valueName: "WHEN", help: "Colour the text.",
    defaultText: "auto: on a terminal, unless NO_COLOR is set",
    choices: ["auto", "always", "never"])
  static let seed = OptionDescription(
    name: "--seed", valueName: "N", help: "Make other cases: the same N, the same cases.",
    defaultText: "0")
  static let timeout = OptionDescription(
    name: "--timeout", valueName: "SECONDS",
    help:
      "Wall time that all cases of a candidate may take together. Compiling has 60 s of its own.",
    defaultText: "10")
  static let memory = OptionDescription(
    name: "--memory", valueName: "MIB", help: "Memory that a candidate may use.",
    defaultText: "512")

  static let noDiagnosis = OptionDescription(
    name: "--no-diagnosis", help: "Do not say which mistake it is, as for an exam.")

  static let requireIsolation = OptionDescription(
    name: "--require-isolation", valueName: "LEVEL",
    help: "Judge nothing (exit code 5) where candidates are locked up less than this.",
    defaultText: "basic: whatever the machine has", choices: ["full", "partial", "basic"])

  static func demandIsolation(
    _ parsed: ParsedCommand, _ installation: Installation
  ) throws(GradingError) {
    guard let required = parsed.value(of: "--require-isolation"), required != "basic" else {
      return
    }
    let machine = try MachineIsolation(installation)
    try machine.demand(required)
  }

  static func format(_ choices: [String]) -> OptionDescription {
    OptionDescription(
      name: "--format", short: "-f", valueName: "FORMAT", help: "The form of the result.",
      defaultText: choices[0], choices: choices)
  }

  static let problem = ArgumentDescription(
    name: "PROBLEM", help: "The id of a problem, as judge list shows it.", kind: .one,
    completion: .problem)

  static func limits(_ parsed: ParsedCommand) throws(UsageError) -> CandidateRunner.Limits {
    let seconds = try parsed.number(of: "--timeout", in: 0.01...86400) ?? 10
    let memory = try parsed.integer(of: "--memory", in: 16...1_048_576) ?? 512
    return CandidateRunner.Limits(
      timeout: .milliseconds(Int(seconds * 1000)), memoryMebibytes: memory)
  }

  static func seed(_ parsed: ParsedCommand) throws(UsageError) -> UInt64 {
    try parsed.integer(of: "--seed", in: 0...UInt64.max) ?? 0
  }
}
