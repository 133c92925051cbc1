import FoundationEssentials
package import Isolation

/// Where the parts of the judge are, seen from its own program.
///
/// In a build folder the worker lies beside `judge`, and problems and fixtures in the checkout above
/// it. Under a prefix they are `bin/judge`, `libexec/judge-worker` and `share/judge/{problems,fixtures}`.
package struct Installation: Sendable {
  /// The folder of the program, links resolved.
  package var programFolder: String
  /// `JUDGE_WORKER`, `XDG_CACHE_HOME`, `HOME`, `PATH`.
  package var environment: [String: String]
  /// `--problems`.
  package var problemsOverride: String?
  /// `--fixtures`.
  package var fixturesOverride: String?

  package init(
    programFolder: String, environment: [String: String], problemsOverride: String? = nil,
    fixturesOverride: String? = nil
  ) {
    self.programFolder = programFolder
    self.environment = environment
    self.problemsOverride = problemsOverride
    self.fixturesOverride = fixturesOverride
  }

  /// The program that runs candidates.
  package func worker() throws(GradingError) -> WorkerProgram {
    WorkerProgram(path: try workerPath(), besideCompiler: program("swiftc"))
  }

  package func workerPath() throws(GradingError) -> String {
    if let named = environment["JUDGE_WORKER"], !named.isEmpty {
      guard Files.isExecutable(named) else { throw .noWorker(searched: [named]) }
      return named
    }
    let candidates = [
      Files.join(programFolder, "judge-worker"),
      Files.join(programFolder, "../libexec/judge-worker"),
    ]
    guard let found = candidates.first(where: Files.isExecutable) else {
      throw .noWorker(searched: candidates)
    }
    return found
  }

  /// The folder of all problems.
  package func problemsFolder() throws(GradingError) -> String {
    if let problemsOverride {
      guard Files.isFolder(problemsOverride) else {
        throw .noProblems(searched: [problemsOverride])
      }
      return problemsOverride
    }
    let candidates = shareFolders.map { Files.join($0, "problems") }
    guard let found = candidates.first(where: Files.isFolder) else {
      throw .noProblems(searched: candidates)
    }
    return found
  }

  /// The folder of all fixtures: beside the problems, unless it is named.
  package func fixturesFolder() -> String? {
    if let fixturesOverride { return fixturesOverride }
    var candidates = shareFolders.map { Files.join($0, "fixtures") }
    if let problemsOverride {
      candidates.insert(
        Files.join(Files.folder(of: Files.absolute(problemsOverride)), "fixtures"), at: 0)
    }
    return candidates.first(where: Files.isFolder)
  }

  /// `share/judge` of the prefix, then the checkout that the build folder belongs to.
  private var shareFolders: [String] {
    var folders = [Files.join(programFolder, "../share/judge")]
    var folder = programFolder
    while folder != "/" && folder != "." {
      folder = Files.folder(of: folder)
      if Files.exists(Files.join(folder, "Package.swift")) {
        folders.append(folder)
        break
      }
    }
    return folders
  }

  /// Where compiled candidates are kept: `XDG_CACHE_HOME/judge`, `~/.cache/judge`, or a folder of the
  /// user's among the temporary files.
  package var cacheFolder: String {
    if let cache = environment["XDG_CACHE_HOME"], cache.hasPrefix("/") {
      return Files.join(cache, "judge")
    }
    if let home = environment["HOME"], home.hasPrefix("/") {
      return Files.join(home, ".cache/judge")
    }
    return Files.join(
      FileManager.default.temporaryDirectory.path, "judge-cache-\(ProcessInfo.processInfo.userName)"
    )
  }

  /// A program of the given name in `PATH`.
  package func program(_ name: String) -> String? {
    if name.contains("/") { return Files.isExecutable(name) ? name : nil }
    return (environment["PATH"] ?? "").split(separator: ":")
      .map { Files.join(String($0), name) }.first(where: Files.isExecutable)
  }
}
