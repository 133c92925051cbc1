import BatchNorm
package import Judging

/// A file to begin with: it compiles, does nothing useful yet, and carries what must be known.
///
/// A problem brings its own `starter.swift` and `starter.c`; what it does not bring is made from a
/// template of its entry form.
package struct Starter: Sendable {
  package var language: StarterLanguage
  package var text: String

  /// - Parameter folder: the problem's own.
  /// - Throws: `GradingError.noStarter` where there is neither a file nor a template that fits.
  package init(
    for problem: Problem, folder: String, language: StarterLanguage
  ) throws(GradingError) {
    self.language = language
    let own = Files.join(folder, "starter.\(language.ending)")
    if Files.exists(own) {
      text = String(decoding: try Files.read(own), as: UTF8.self)
      return
    }
    guard let template = Self.template(problem.entry, language),
      let axis = Self.channelAxis(of: problem)
    else {
      throw .noStarter(
        problem: problem.id, language: language.title,
        others: StarterLanguage.allCases.filter { $0 != language }.filter {
          Files.exists(Files.join(folder, "starter.\($0.ending)"))
        }.map(\.rawValue))
    }
    text = StarterTemplate.fill(
      template,
      values: [
        "documentation": StarterNotes.lines(for: problem, language: language),
        "axis": ["\(axis)"],
        "old": [problem.conventions.momentum == .update ? "(1.0 - momentum)" : "momentum"],
        "batch": [problem.conventions.momentum == .update ? "momentum" : "(1.0 - momentum)"],
        "bessel": [
          problem.conventions.runningVariance == .unbiased ? " * count / (count - 1.0)" : ""
        ],
      ], conditions: problem.backward == .required ? ["backward"] : [])
  }

  /// What an editor needs beside a C or C++ file.
  package static var header: (name: String, text: String) {
    ("judge_candidate.h", String(decoding: PackageResources.judge_candidate_h, as: UTF8.self))
  }

  private static func template(_ entry: Problem.Entry, _ language: StarterLanguage) -> String? {
    let bytes: [UInt8]
    switch (entry, language) {
    case (.function, .cpp): bytes = PackageResources.function_cpp
    case (.function, .rust): bytes = PackageResources.function_rs
    case (.function, .fortran): bytes = PackageResources.function_f90
    case (.layer, .cpp): bytes = PackageResources.layer_cpp
    case (.layer, .rust): bytes = PackageResources.layer_rs
    case (.layer, .fortran): bytes = PackageResources.layer_f90
    case (_, .swift), (_, .c): return nil
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The dimension of the channels, where it is the same in all layouts.
  private static func channelAxis(of problem: Problem) -> Int? {
    let axes = Set(problem.layouts.map(\.channelAxis))
    return axes.count == 1 ? axes.first : nil
  }
}
