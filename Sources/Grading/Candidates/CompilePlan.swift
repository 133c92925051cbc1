import BatchNorm
import Judging

/// Which compiler is called with what, for one candidate and one problem.
struct CompilePlan {
  /// The names of files that are put beside the source, and their text.
  var files: [(name: String, text: String)] = []
  var compilers: [String]
  var language: String
  /// Before the source files.
  var options: [String]
  /// What is compiled, in the private folder.
  var sources: [String]
  /// After them.
  var libraries: [String] = []
  /// `NAME=value`, beyond what every compiler gets.
  var environment: [String] = []
  /// What the compiler reads beyond what every compiler may.
  var readable: [String] = []

  /// Why a source cannot be compiled at all.
  struct Refusal: Error {
    var message: String
  }

  init(
    _ candidate: CandidateFile, for problem: Problem, installation: Installation
  ) throws(Refusal) {
    let name = Files.name(of: candidate.path)
    sources = [name]
    switch candidate.kind {
    case .c:
      language = "C"
      compilers = ["clang", "gcc", "cc"]
      options = ["-std=c17", "-O2", "-shared", "-fPIC", "-pthread", "-I."]
      libraries = ["-lm"]
      files = [Self.header]
    case .cpp:
      language = "C++"
      compilers = ["clang++", "g++", "c++"]
      options = ["-std=c++20", "-O2", "-shared", "-fPIC", "-pthread", "-I."]
      libraries = ["-lm"]
      files = [Self.header]
    case .rust:
      language = "Rust"
      compilers = ["rustc"]
      options = [
        "--crate-type", "cdylib", "--crate-name", "candidate", "--edition", "2021",
        "-C", "opt-level=3", "--color", "never",
      ]
      // With a linker that it must look for, rustc makes a pair of sockets, which is refused to it.
      if let linker = installation.program("cc") { options += ["-C", "linker=\(linker)"] }
      // Where rustc is rustup's stand-in, it looks for the real one there.
      if let folder = Self.rustupFolder(installation.environment) {
        environment = ["RUSTUP_HOME=\(folder)"]
        readable = [folder]
      }
    case .fortran:
      language = "Fortran"
      compilers = ["gfortran"]
      options = ["-O2", "-fcheck=bounds", "-shared", "-fPIC"]
    case .swift, .library:
      language = "Swift"
      compilers = ["swiftc"]
      options = [
        "-O", "-wmo", "-suppress-warnings", "-parse-as-library", "-swift-version", "5",
        "-module-name", "Candidate",
        "-emit-library", "-module-cache-path", "modules",
      ]
      let source = SwiftSource(String(decoding: candidate.bytes, as: UTF8.self))
      if !source.exportsItself {
        files = try Self.adapter(for: source, name: name, problem: problem)
        sources += files.map(\.name)
      }
    }
  }

  private static func rustupFolder(_ environment: [String: String]) -> String? {
    if let folder = environment["RUSTUP_HOME"], folder.hasPrefix("/") { return folder }
    guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
    let folder = Files.join(home, ".rustup")
    return Files.isFolder(folder) ? folder : nil
  }

  private static var header: (name: String, text: String) {
    ("judge_candidate.h", String(decoding: PackageResources.judge_candidate_h, as: UTF8.self))
  }

  private static func adapter(
    for source: SwiftSource, name: String, problem: Problem
  ) throws(Refusal) -> [(name: String, text: String)] {
    var files = [
      ("JudgeTensor.swift", PackageResources.Tensor_swift),
      ("JudgeGradients.swift", PackageResources.Gradients_swift),
    ]
    let generated: String
    switch problem.entry {
    case .function:
      try Self.demand(.function, of: source, name, problem)
      files.append(("JudgeFunction.swift", PackageResources.FunctionAdapter_swift))
      if problem.backward == .required {
        try Self.demand(.backwardFunction, of: source, name, problem)
      }
      if source.defines(function: SwiftForm.backwardFunction.name) {
        files.append(("JudgeBackward.swift", PackageResources.FunctionBackwardAdapter_swift))
      }
      let axes = Dictionary(
        problem.layouts.map { ($0.rank, $0.channelAxis) }, uniquingKeysWith: { first, _ in first })
      let rows = axes.sorted { $0.key < $1.key }.map { "  case \($0.key): \($0.value)\n" }.joined()
      generated =
        "func _judgeChannelAxis(rank: Int) -> Int {\n  switch rank {\n\(rows)"
        + "  default: 0\n  }\n}\n"
    case .layer:
      let layer = try Self.layer(in: source, name, problem)
      files.append(("JudgeLayerProtocol.swift", PackageResources.BatchNormLayer_swift))
      files.append(("JudgeLayer.swift", PackageResources.LayerAdapter_swift))
      if source.mentions("BackwardBatchNorm") {
        files.append(("JudgeBackward.swift", PackageResources.LayerBackwardAdapter_swift))
      }
      generated = "typealias _JudgeLayer = \(layer)\n"
    }
    return files.map { ($0.0, String(decoding: $0.1, as: UTF8.self)) }
      + [("JudgeGenerated.swift", generated)]
  }

  private static func demand(
    _ form: SwiftForm, of source: SwiftSource, _ name: String, _ problem: Problem
  ) throws(Refusal) {
    if source.defines(function: form.name) { return }
    let others = source.functions.prefix(4).joined(separator: ", ")
    throw Refusal(
      message: "\(name) defines no function \(form.name)"
        + (others.isEmpty ? "" : "; its functions are \(others)")
        + ".\n\nThe problem asks for:\n\n\(form.declaration)")
  }

  /// The name of the class that is the candidate's layer.
  private static func layer(
    in source: SwiftSource, _ name: String, _ problem: Problem
  ) throws(Refusal) -> Substring {
    let wanted = SwiftForm.layer(of: problem)
    let pattern =
      "final class MyBatchNorm: \(wanted)"
      + (problem.backward == .required ? ", BackwardBatchNorm" : "") + " { … }"
    let protocols: Set<Substring> = ["BatchNormLayer", "ConfigurableBatchNormLayer"]
    guard let layer = source.typeName(after: "class", conformingTo: protocols) else {
      let other = source.typeName(after: "struct", conformingTo: protocols)
      throw Refusal(
        message: (other.map { "\(name) makes \($0) a struct; a layer is a class:" }
          ?? "\(name) defines no class that conforms to \(wanted), as in:")
          + "\n\n\(pattern)\n\njudge show \(problem.id) says what belongs into it.")
    }
    if problem.backward == .required, !source.mentions("BackwardBatchNorm") {
      throw Refusal(
        message: "\(layer) in \(name) does not conform to BackwardBatchNorm. The problem asks for:"
          + "\n\n\(pattern)\n\nwith \(SwiftForm.backwardMethod)")
    }
    return layer
  }
}
