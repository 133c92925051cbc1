package import Documents

/// What keeps a judgement from being made. Each case names what is wrong, where, and what to do.
package enum GradingError: Error, Sendable, CustomStringConvertible {
  case noProblems(searched: [String])
  case noSuchProblem(id: String, suggestion: String?, known: [String])
  case noSuchFixture(String, searched: String)
  case document(DocumentError)
  case unreadable(path: String, reason: String)
  case noSuchCandidate(String)
  case isFolder(String)
  /// A pipe, a device or the like.
  case noFile(String)
  case unknownKind(String)
  case noCompiler(language: String, looked: [String])
  case noWorker(searched: [String])
  case brokenProblem(id: String, reason: String)
  case unwritable(path: String, reason: String)
  case nothingToGrade([String])
  case noThreads(reason: String)
  /// `--require-isolation` asks for more than this machine has.
  case weakIsolation(level: String, required: String, missing: [String])
  /// Of a file that would be written.
  case exists(String)
  case noStarter(problem: String, language: String, others: [String])

  package var description: String {
    switch self {
    case .noProblems(let searched):
      "no problems found (looked in \(searched.joined(separator: ", "))): give their folder with "
        + "--problems DIR"
    case .noSuchProblem(let id, let suggestion, let known):
      "there is no problem \"\(id)\""
        + (suggestion.map { ": did you mean \($0)?" }
          ?? "; the problems are \(known.joined(separator: ", "))")
    case .noSuchFixture(let id, let searched):
      "there is no fixture \(id) in \(searched)"
    case .document(let error): error.description
    case .unreadable(let path, let reason): "cannot read \(path): \(reason)"
    case .noSuchCandidate(let path):
      "there is no candidate \(path): give a source file (.swift, .c, .cpp, .rs, .f90) or a shared "
        + "library"
    case .isFolder(let path):
      "\(path) is a folder: give one source file or shared library, or use judge grade for all "
        + "candidates in it"
    case .noFile(let path):
      "\(path) is a pipe or a device: give one source file or shared library"
    case .unknownKind(let path):
      "\(path) is no candidate: its name must end in .swift, .c, .cpp, .rs, .f90, .so or .dylib"
    case .noCompiler(let language, let looked):
      "no \(language) compiler found (looked for \(looked.joined(separator: ", ")) in PATH): "
        + "\(Self.package(for: language)), or give a compiled library"
    case .noWorker(let searched):
      "judge-worker is missing (looked for \(searched.joined(separator: ", "))): "
        + "install it beside judge, or name it in JUDGE_WORKER"
    case .brokenProblem(let id, let reason): "the problem \(id) is broken: \(reason)"
    case .unwritable(let path, let reason): "cannot write \(path): \(reason)"
    case .nothingToGrade(let paths):
      "there is no candidate directly in \(paths.joined(separator: ", ")): a candidate is a source "
        + "file (.swift, .c, .cpp, .rs, .f90) or a shared library"
    case .noThreads(let reason): "cannot judge several at a time: \(reason)"
    case .weakIsolation(let level, let required, let missing):
      "isolation is \(level) here and \(required) is required; missing: "
        + "\(missing.joined(separator: ", ")). judge doctor says what to do about it"
    case .exists(let path):
      "\(path) is there already and stays as it is: name another PATH, or remove it first"
    case .noStarter(let problem, let language, let others):
      "there is no \(language) starter for \(problem)"
        + (others.isEmpty ? "" : ": try --language \(others.joined(separator: " or "))")
    }
  }

  /// What brings a compiler.
  private static func package(for language: String) -> String {
    switch language {
    case "C": "install clang or gcc (on Debian and Ubuntu: apt install clang)"
    case "C++": "install clang++ or g++ (on Debian and Ubuntu: apt install g++)"
    case "Rust": "install it from rustup.rs (on Debian and Ubuntu: apt install rustc)"
    case "Fortran": "install gfortran (on Debian and Ubuntu: apt install gfortran)"
    default: "install Swift from swift.org/install"
    }
  }
}
