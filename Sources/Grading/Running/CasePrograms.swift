import Judging
import Synchronization

/// What some cases become in a worker. A program is made when it is first asked for and then kept: it
/// is the same for every candidate.
final class CasePrograms: Sendable {
  private struct Key: Hashable {
    var index: Int
    var isTogether: Bool
    var hasBackward: Bool
  }

  let cases: [Case]
  /// What the largest program needs.
  let inputBytes: UInt64
  let outputBytes: UInt64
  private let entry: Problem.Entry
  private let partners: [Int: Int]
  private let made: Mutex<[Key: ProgramRun]>

  init(_ cases: [Case], entry: Problem.Entry) {
    self.cases = cases
    self.entry = entry
    // The first two sequences take turns, to show that they do not disturb each other.
    let sequences = cases.indices.filter { cases[$0].group == .sequence }.prefix(2)
    partners = sequences.count == 2 ? [sequences[0]: sequences[1]] : [:]
    // A program with backward is never smaller than one without.
    var made: [Key: ProgramRun] = [:]
    for (index, testCase) in cases.enumerated() {
      made[Key(index: index, isTogether: false, hasBackward: true)] = ProgramRun(
        CaseProgram(testCase, entry: entry, hasBackward: true))
      guard let partner = partners[index] else { continue }
      made[Key(index: index, isTogether: true, hasBackward: true)] = ProgramRun(
        CaseProgram(interleaving: testCase, cases[partner], entry: entry, hasBackward: true))
    }
    inputBytes = made.values.map(\.program.builder.inputBytes).max() ?? 0
    outputBytes = made.values.map(\.program.builder.outputBytes).max() ?? 0
    self.made = Mutex(made)
  }

  func alone(_ index: Int, hasBackward: Bool) -> ProgramRun {
    program(Key(index: index, isTogether: false, hasBackward: hasBackward)) {
      CaseProgram(cases[index], entry: entry, hasBackward: hasBackward)
    }
  }

  /// The case in turns with its partner, if it has one.
  func together(_ index: Int, hasBackward: Bool) -> ProgramRun? {
    guard let partner = partners[index] else { return nil }
    return program(Key(index: index, isTogether: true, hasBackward: hasBackward)) {
      CaseProgram(
        interleaving: cases[index], cases[partner], entry: entry, hasBackward: hasBackward)
    }
  }

  private func program(_ key: Key, _ make: () -> CaseProgram) -> ProgramRun {
    if let known = made.withLock({ $0[key] }) { return known }
    let run = ProgramRun(make())
    made.withLock { $0[key] = run }
    return run
  }
}

/// A plan as all candidates of a problem run it.
struct PreparedPlan: Sendable {
  let order: [Int]
  let programs: CasePrograms
  /// The first case alone, which runs once more in a process of its own.
  let probe: CasePrograms?
  let network: NetworkPlan?

  init(_ cases: [Case], order: [Int], entry: Problem.Entry, network: NetworkPlan?) {
    self.order = order
    self.network = network
    programs = CasePrograms(cases, entry: entry)
    probe = order.first.map { CasePrograms([cases[$0]], entry: entry) }
  }
}
