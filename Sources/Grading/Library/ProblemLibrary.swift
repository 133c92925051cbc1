import BatchNorm
import Documents
package import Judging

/// The problems and fixtures on disk.
package struct ProblemLibrary: Sendable {
  /// A problem and where it lies.
  package struct Entry: Sendable {
    package var problem: Problem
    /// Its folder.
    package var folder: String
    /// Of `problem.json` and of the fixtures that it names.
    package var sha256: String
    package var fixtures: [Fixture]
    package var network: NetworkPlan?
  }

  package let installation: Installation

  package init(_ installation: Installation) { self.installation = installation }

  /// The ids of all problems: the folders with a `problem.json`.
  package func identifiers() throws(GradingError) -> [String] {
    let folder = try installation.problemsFolder()
    let found = Files.names(in: folder).filter {
      Files.exists(Files.join(Files.join(folder, $0), "problem.json"))
    }
    guard !found.isEmpty else { throw .noProblems(searched: [folder]) }
    return found
  }

  /// Reads a problem without its fixtures.
  package func problem(_ id: String) throws(GradingError) -> Problem {
    try read(id).problem
  }

  /// Reads a problem without its fixtures, and says where it lies.
  package func place(_ id: String) throws(GradingError) -> (problem: Problem, folder: String) {
    let (problem, folder, _) = try read(id)
    return (problem, folder)
  }

  private func read(
    _ id: String
  ) throws(GradingError) -> (problem: Problem, folder: String, bytes: [UInt8]) {
    let folder = Files.join(try installation.problemsFolder(), id)
    let path = Files.join(folder, "problem.json")
    guard !id.isEmpty, !id.contains("/"), Files.exists(path) else {
      let known = try identifiers()
      throw .noSuchProblem(
        id: id, suggestion: Suggestion.nearest(to: id, among: known), known: known)
    }
    let bytes = try Files.read(path)
    let problem: Problem
    do throws(DocumentError) {
      problem = try ProblemDocument.decode(bytes: bytes, path: path)
    } catch {
      throw .document(error)
    }
    guard problem.id == id else {
      throw .brokenProblem(
        id: id, reason: "its folder is called \(id) but \(path) says \(problem.id)")
    }
    return (problem, folder, bytes)
  }

  /// Reads a problem and its fixtures.
  package func entry(_ id: String) throws(GradingError) -> Entry {
    let (problem, folder, bytes) = try read(id)
    var hash = SHA256()
    hash.update(bytes)
    var fixtures: [Fixture] = []
    let folders = FixtureFolders(installation, problemFolder: folder)
    for name in problem.fixtures {
      var fixture = try Self.read(
        try folders.path(of: name), &hash, FixtureDocument.decode)
      try Self.check(fixture, fits: problem)
      // The reference says what is right; what was recorded is for `verify`, which reads it itself.
      for step in fixture.steps.indices { fixture.steps[step].expected = StepValues() }
      fixtures.append(fixture)
    }
    var network: NetworkPlan?
    if let name = problem.network {
      let plan = try Self.read(try folders.path(of: name), &hash, NetworkDocument.decode)
      guard plan.conventions == problem.conventions else {
        throw .brokenProblem(id: id, reason: "its network \(name) has other conventions")
      }
      network = plan
    }
    return Entry(
      problem: problem, folder: folder, sha256: hash.finish(), fixtures: fixtures,
      network: network)
  }

  private static func read<Document>(
    _ path: String, _ hash: inout SHA256,
    _ decode: (DocumentPieces, String) throws(DocumentError) -> Document
  ) throws(GradingError) -> Document {
    let file = try DocumentFile(path, hash: hash)
    let document = try file.decode(decode)
    if let gone = file.hash { hash = gone }
    return document
  }

  /// A fixture of other conventions would reject right candidates.
  private static func check(_ fixture: Fixture, fits problem: Problem) throws(GradingError) {
    func broken(_ reason: String) -> GradingError {
      .brokenProblem(id: problem.id, reason: "its fixture \(fixture.id) \(reason)")
    }
    guard problem.layouts.contains(fixture.layout) else {
      throw broken("has the layout \(fixture.layout.letters)")
    }
    let trains = fixture.running != nil && fixture.steps.contains { $0.mode == .train }
    guard !trains || fixture.configuration.conventions == problem.conventions else {
      throw broken("has other conventions")
    }
    guard fixture.affine != nil || problem.options.notAffine else {
      throw broken("is not affine")
    }
    guard fixture.running != nil || problem.options.notTracked else {
      throw broken("has no running statistics")
    }
    guard fixture.configuration.momentum != nil || problem.options.cumulativeAverage else {
      throw broken("has no momentum")
    }
  }
}
