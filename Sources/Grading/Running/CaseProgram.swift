import BatchNorm
import Judging
import WorkerProtocol

/// A program that runs one case, or two that take turns, in several passes.
struct CaseProgram {
  let builder: ProgramBuilder
  /// For each case of the program, its passes in order: right-aligned, left-aligned, again.
  let passes: [[CaseLowering]]

  /// Calls that belong to no case.
  init(_ builder: ProgramBuilder) {
    self.builder = builder
    passes = []
  }

  /// A case alone. The sweep of a large one is a program of its own, so that what it moves takes the
  /// place of what the steps gave.
  init(_ testCase: Case, entry: Problem.Entry, hasBackward: Bool) {
    var builder = ProgramBuilder()
    let alignments: [BufferDescriptor.Alignment] =
      testCase.isLarge ? [.right] : [.right, .left, .right]
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
      if index == 0, !testCase.isLarge { lowering.sweep(&builder) }
      lowering.end(&builder)
      passes.append(lowering)
    }
    self.builder = builder
    self.passes = [passes]
  }

  /// The sweep of a large case; nil if it has none.
  init?(sweepOf testCase: Case, entry: Problem.Entry) {
    guard testCase.isLarge, testCase.sweep != nil else { return nil }
    var builder = ProgramBuilder()
    var lowering = CaseLowering(
      testCase, entry: entry, hasBackward: false, alignment: .right)
    lowering.begin(&builder)
    lowering.sweep(&builder)
    lowering.end(&builder)
    self.builder = builder
    passes = [[lowering]]
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
