import BatchNorm
import Judging
import WorkerProtocol

/// A program that runs one case, or two that take turns, in several passes.
struct CaseProgram {
  let builder: ProgramBuilder
  /// For each case of the program, its passes in order: right-aligned, left-aligned, again.
  let passes: [[CaseLowering]]

  /// Cases with more numbers than this run in one pass only: their cost is their size.
  static let manyPassesUpTo = 1 << 20

  /// Calls that belong to no case.
  init(_ builder: ProgramBuilder) {
    self.builder = builder
    passes = []
  }

  /// A case alone.
  init(_ testCase: Case, entry: Problem.Entry, hasBackward: Bool) {
    var builder = ProgramBuilder()
    let size = testCase.steps.reduce(0) { $0 + $1.x.count }
    let alignments: [BufferDescriptor.Alignment] =
      size <= Self.manyPassesUpTo ? [.right, .left, .right] : [.right]
    var passes: [CaseLowering] = []
    for (index, alignment) in alignments.enumerated() {
      var lowering = CaseLowering(
        testCase, entry: entry, hasBackward: hasBackward, alignment: alignment)
      lowering.begin(&builder)
      for step in testCase.steps.indices {
        lowering.forward(step, &builder)
        lowering.backward(step, &builder)
      }
      lowering.readParameters(&builder)
      if index == 0 { lowering.sweep(&builder) }
      lowering.end(&builder)
      passes.append(lowering)
    }
    self.builder = builder
    self.passes = [passes]
  }

  /// Two cases whose calls alternate: what one leaves behind must not reach the other.
  init(interleaving first: Case, _ second: Case, entry: Problem.Entry, hasBackward: Bool) {
    var builder = ProgramBuilder()
    var lowerings = [first, second].enumerated().map { index, testCase in
      CaseLowering(
        testCase, entry: entry, hasBackward: hasBackward, alignment: .right, layer: UInt32(index))
    }
    for index in lowerings.indices { lowerings[index].begin(&builder) }
    for step in 0..<max(first.steps.count, second.steps.count) {
      let taking = lowerings.indices.filter { step < lowerings[$0].testCase.steps.count }
      for index in taking { lowerings[index].forward(step, &builder) }
      for index in taking { lowerings[index].backward(step, &builder) }
    }
    for index in lowerings.indices { lowerings[index].end(&builder) }
    self.builder = builder
    passes = lowerings.map { [$0] }
  }
}
