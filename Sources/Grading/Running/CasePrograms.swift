import Judging
import Synchronization

/// What some cases become in a worker, the same for every candidate that has a backward, or for every
/// one that has not.
final class CasePrograms: Sendable {
  private struct Programs: Sendable {
    var alone: [ProgramRun]
    /// The first two sequences in turns, to show that they do not disturb each other.
    var together: (index: Int, run: ProgramRun)?
    /// The sweeps of large cases.
    var sweeps: [(index: Int, run: ProgramRun)]

    init(_ cases: [Case], entry: Problem.Entry, hasBackward: Bool) {
      alone = cases.map {
        ProgramRun(CaseProgram($0, entry: entry, hasBackward: hasBackward))
      }
      sweeps = cases.indices.compactMap { index in
        CaseProgram(sweepOf: cases[index], entry: entry).map { (index, ProgramRun($0)) }
      }
      let sequences = cases.indices.filter { cases[$0].group == .sequence }.prefix(2)
      guard let first = sequences.first, let second = sequences.dropFirst().first else { return }
      let program = CaseProgram(
        interleaving: cases[first], cases[second], entry: entry, hasBackward: hasBackward)
      together = (first, ProgramRun(program))
    }

    var all: [ProgramRun] { alone + (together.map { [$0.run] } ?? []) + sweeps.map(\.run) }
  }

  let cases: [Case]
  /// What the largest program needs: one with backward is never smaller than one without.
  let inputBytes: UInt64
  let outputBytes: UInt64
  private let entry: Problem.Entry
  private let withBackward: Programs
  /// Made when it is first asked for.
  private let withoutBackward = Mutex<Programs?>(nil)

  init(_ cases: [Case], entry: Problem.Entry) {
    self.cases = cases
    self.entry = entry
    withBackward = Programs(cases, entry: entry, hasBackward: true)
    inputBytes = withBackward.all.map(\.program.builder.inputBytes).max() ?? 0
    outputBytes = withBackward.all.map(\.program.builder.outputBytes).max() ?? 0
  }

  func alone(_ index: Int, hasBackward: Bool) -> ProgramRun {
    programs(hasBackward: hasBackward).alone[index]
  }

  /// The sweep of a case, where it is a program of its own.
  func sweep(_ index: Int, hasBackward: Bool) -> ProgramRun? {
    programs(hasBackward: hasBackward).sweeps.first { $0.index == index }?.run
  }

  /// The case in turns with its partner, if it has one.
  func together(_ index: Int, hasBackward: Bool) -> ProgramRun? {
    guard let together = programs(hasBackward: hasBackward).together, together.index == index
    else { return nil }
    return together.run
  }

  private func programs(hasBackward: Bool) -> Programs {
    if hasBackward { return withBackward }
    return withoutBackward.withLock { made in
      let programs = made ?? Programs(cases, entry: entry, hasBackward: false)
      made = programs
      return programs
    }
  }
}

/// A plan as all candidates of a problem run it.
struct PreparedPlan: Sendable {
  let order: [Int]
  let programs: CasePrograms
  /// The case that runs once more at the end, and once more in a process of its own: the first that
  /// is not large, since what it shows hardly depends on its size.
  let probe: Int?
  let probePrograms: CasePrograms?
  let network: NetworkPlan?

  init(_ cases: [Case], order: [Int], entry: Problem.Entry, network: NetworkPlan?) {
    self.order = order
    self.network = network
    programs = CasePrograms(cases, entry: entry)
    probe = order.first { !cases[$0].isLarge } ?? order.first
    probePrograms = probe.map { CasePrograms([cases[$0]], entry: entry) }
  }
}
