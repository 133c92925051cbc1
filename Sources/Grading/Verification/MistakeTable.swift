package import Judging

/// How often each check of a plan fails for each mistake of the catalogue.
package struct MistakeTable: Sendable {
  package struct Row: Sendable {
    package var slug: String
    /// In how many cases each check failed for the mistake's plain form; checks that never did are
    /// left out.
    package var failures: [CheckName: Int]
    /// How many forms of the mistake there are.
    package var forms: Int
    /// Forms that no case rejects, and the seed of the plan: "form 2 at seed 0".
    package var survivors: [String]
  }

  package var cases: Int
  package var rows: [Row]

  /// The checks that some mistake fails, in the order of reports.
  package var columns: [CheckName] {
    CheckName.allCases.filter { name in rows.contains { $0.failures[name] != nil } }
  }
}
