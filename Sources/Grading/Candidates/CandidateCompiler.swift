import FoundationEssentials
import Isolation
package import Judging

/// Turns a candidate into a library: as it is, from the cache, or by compiling it.
package struct CandidateCompiler: Sendable {
  package enum Outcome: Sendable {
    /// The path of the library.
    case library(String)
    /// It does not compile; the compiler's own words.
    case failed(message: String)
  }

  let installation: Installation
  /// Of one compilation.
  package var timeout: Duration
  package var memoryMebibytes: Int

  package init(
    _ installation: Installation, timeout: Duration = .seconds(60), memoryMebibytes: Int = 4096
  ) {
    self.installation = installation
    self.timeout = timeout
    self.memoryMebibytes = memoryMebibytes
  }

  package func library(
    for candidate: CandidateFile, problem: Problem
  ) throws(GradingError) -> Outcome {
    if let defect = candidate.defect { return .failed(message: defect) }
    if candidate.kind == .library { return .library(Files.absolute(candidate.path)) }
    let plan: CompilePlan
    do throws(CompilePlan.Refusal) {
      plan = try CompilePlan(candidate, for: problem, installation: installation)
    } catch {
      return .failed(message: error.message)
    }
    guard let compiler = plan.compilers.lazy.compactMap(installation.program).first else {
      throw .noCompiler(language: plan.language, looked: plan.compilers)
    }
    let cached = Files.join(
      Files.join(installation.cacheFolder, "candidates"),
      key(candidate, plan, compiler: compiler) + ".so")
    if Files.exists(cached) { return .library(cached) }
    return try compile(
      candidate, plan, compiler: compiler, into: cached, problem: problem.id)
  }

  /// Everything that decides what comes out: the source, what is compiled with it, and the compiler.
  private func key(_ candidate: CandidateFile, _ plan: CompilePlan, compiler: String) -> String {
    var hash = SHA256()
    hash.update(candidate.bytes)
    let attributes = try? FileManager.default.attributesOfItem(
      atPath: URL(filePath: compiler).resolvingSymlinksInPath().path)
    let size = attributes?[.size] as? UInt64 ?? 0
    let changed = (attributes?[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
    var parts = [compiler, "\(size)", "\(changed)"] + plan.options + plan.sources + plan.libraries
    parts += plan.files.flatMap { [$0.name, $0.text] }
    for part in parts {
      hash.update(part.utf8)
      hash.update([0])
    }
    return hash.finish()
  }

  /// Compiles in a folder of its own and moves the result into the cache in one step, so that others
  /// who compile the same at the same time see a whole library or none.
  private func compile(
    _ candidate: CandidateFile, _ plan: CompilePlan, compiler: String, into cached: String,
    problem: String
  ) throws(GradingError) -> Outcome {
    let parent = Files.join(installation.cacheFolder, "work")
    try Files.makeFolder(parent)
    let temporary: TemporaryFolder
    do throws(IsolationError) {
      temporary = try TemporaryFolder(in: parent)
    } catch {
      throw .unwritable(path: parent, reason: error.description)
    }
    let folder = temporary.path
    try Files.makeFolder(Files.folder(of: cached))
    try Files.writeNew(candidate.bytes, to: Files.join(folder, Files.name(of: candidate.path)))
    for file in plan.files {
      try Files.writeNew(file.text.utf8, to: Files.join(folder, file.name))
    }

    let result = Files.join(folder, "candidate.so")
    let run = try locked(plan, compiler: compiler, folder: folder, result: result)
    if run.succeeded, Files.exists(result) {
      try Files.move(result, to: cached)
      return .library(cached)
    }
    let words = CompilerMessage(candidate, folder: folder, problem: problem).words(run.output)
    if case .exited = run.outcome, !words.isEmpty { return .failed(message: words) }
    return .failed(message: run.outcome.description + (words.isEmpty ? "" : ":\n" + words))
  }

  /// Runs the compiler behind a lock.
  private func locked(
    _ plan: CompilePlan, compiler: String, folder: String, result: String
  ) throws(GradingError) -> CompilerRun {
    let options = plan.options.map {
      $0 == "modules" ? Files.join(folder, $0) : $0 == "-I." ? "-I\(folder)" : $0
    }
    // Relative, so that what the candidate says of its own source at run time names no private folder.
    let sources = plan.sources.map { "./" + $0 }
    let workerPath = try installation.workerPath()
    do throws(IsolationError) {
      return try runCompiler(
        workerPath: workerPath, executable: compiler,
        arguments: options + sources + plan.libraries + ["-o", result], workingDirectory: folder,
        environment: [
          "PATH=\(installation.environment["PATH"] ?? "/usr/bin:/bin")", "LC_ALL=C",
          "HOME=\(folder)", "TMPDIR=\(folder)",
        ] + plan.environment, readable: plan.readable,
        limits: CompilerRun.Limits(wall: timeout, memoryMebibytes: memoryMebibytes))
    } catch {
      throw .unreadable(path: compiler, reason: error.description)
    }
  }
}
