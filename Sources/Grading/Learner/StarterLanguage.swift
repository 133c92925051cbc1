import Judging

/// A language that a solution may be written in.
package enum StarterLanguage: String, Sendable, CaseIterable {
  case swift
  case c
  case cpp
  case rust
  case fortran

  /// Of a source file, without the dot.
  package var ending: String {
    switch self {
    case .swift: "swift"
    case .c: "c"
    case .cpp: "cpp"
    case .rust: "rs"
    case .fortran: "f90"
    }
  }

  package var title: String {
    switch self {
    case .swift: "Swift"
    case .c: "C"
    case .cpp: "C++"
    case .rust: "Rust"
    case .fortran: "Fortran"
    }
  }

  var kind: Report.Candidate.Kind {
    switch self {
    case .swift: .swift
    case .c: .c
    case .cpp: .cpp
    case .rust: .rust
    case .fortran: .fortran
    }
  }

  /// The language of the file that a path names; nil where its ending says nothing.
  package init?(path: String) {
    guard let kind = CandidateFile.kind(of: path),
      let language = Self.allCases.first(where: { $0.kind == kind })
    else { return nil }
    self = language
  }
}
