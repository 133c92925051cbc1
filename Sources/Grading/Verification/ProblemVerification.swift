/// Whether a problem is what it says, part by part.
package struct ProblemVerification: Sendable {
  package struct Part: Sendable {
    package var name: String
    /// What was looked at and found, in a few words.
    package var summary: String
    /// A line for each thing that is not so.
    package var faults: [String]

    init(_ name: String, _ summary: String, faults: [String]) {
      self.name = name
      self.summary = summary
      self.faults = faults
    }
  }

  package var id: String
  package var parts: [Part]
  /// Which check rejects which mistake; nil where the problem could not even be read.
  package var table: MistakeTable?

  package var holds: Bool { parts.allSatisfy(\.faults.isEmpty) }
}
