import Foundation
import Isolation
import Testing
import WorkerProtocol

/// Hostile candidates, judged by the real judge from the outside: each gets its verdict, reads
/// nothing, and leaves nothing behind.
struct HostileTests {
  /// The machine has all layers. Without them some attacks work, as the report says.
  static let isFull = (try? Doctor(workerPath: Place.worker))?.level == .full

  @Test(arguments: Attack.all)
  func anAttackFails(attack: Attack) throws {
    if attack.needsFullIsolation && !Self.isFull { return }
    let place = try Place()
    let candidate = try place.candidate(attack.file)
    let before = try place.content()
    let (report, status, text) = try place.judge(
      [
        "check", "batchnorm", candidate, "--format", "json", "--timeout", attack.timeout,
        "--memory",
        attack.memory,
      ])

    let message = report["message"] as? String ?? ""
    let failures = (report["cases"] as? [[String: Any]] ?? [])
      .compactMap { $0["message"] as? String }
    let verdict = report["verdict"] as? String
    #expect(
      verdict == attack.verdict || verdict == attack.otherVerdict,
      "\(message) \(failures.prefix(2))")
    #expect(status == (attack.verdict == "accepted" ? 0 : 1))
    if attack.verdict != "accepted", !attack.says.isEmpty {
      let said = ([message] + failures).joined(separator: "\n")
      #expect(said.contains(attack.says), "\(said.prefix(500))")
    }
    #expect(!text.contains(Place.secret), "the report shows a file of the user's")
    #expect(!text.contains("root:x:"), "the report shows the system's users")
    #expect(try place.content() == before, "files have changed")
    #expect(try place.work().isEmpty, "a temporary folder is left")
    #if os(Linux)
      #expect(Place.orphans().isEmpty, "processes are left")
    #endif
  }

  @Test func everyCandidateIsInTheTable() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Place.candidates)
    let helpers = ["prelude.h", "honest.c", "honest.swift"]
    #expect(Set(files).subtracting(helpers) == Set(Attack.all.map(\.file)))
    #expect(Attack.all.count >= 40)
    for file in files where !helpers.contains(file) {
      let text = try String(contentsOfFile: Place.candidates + "/" + file, encoding: .utf8)
      #expect(text.hasPrefix("// Tries to "), "\(file) does not say what it tries")
    }
  }
}
