import Isolation
import Judging
import WorkerProtocol

/// One worker process from its start to its end.
struct WorkerSession: ~Copyable {
  struct Closed {
    var layers: IsolationLayers
    var printed: String
    var usage: WorkerUsage
  }

  private let problem: Problem
  private let cases: [Case]
  private let deadline: ContinuousClock.Instant
  private var worker: Worker
  private(set) var hasBackward = false
  private var sequence: UInt64 = 0

  /// Starts a worker whose memory holds the largest of the cases.
  init(
    _ runner: CandidateRunner, cases: [Case], network: NetworkPlan? = nil,
    deadline: ContinuousClock.Instant
  ) throws(IsolationError) {
    problem = runner.problem
    self.cases = cases
    self.deadline = deadline
    let entry = runner.problem.entry
    // A program with backward is never smaller than one without.
    var (input, output) = network.map(CandidateLayers.largest) ?? (0, 0)
    for (index, testCase) in cases.enumerated() {
      var builders = [CaseProgram(testCase, entry: entry, hasBackward: true).builder]
      if let partner = Self.partner(of: index, in: cases) {
        builders.append(
          CaseProgram(
            interleaving: testCase, cases[partner], entry: entry, hasBackward: true
          ).builder)
      }
      for builder in builders {
        input = max(input, builder.inputBytes)
        output = max(output, builder.outputBytes)
      }
    }
    let limits = runner.limits
    worker = try Worker(
      WorkerConfiguration(
        workerPath: runner.workerPath, libraryPath: runner.libraryPath,
        layerForm: entry == .layer, backwardRequired: runner.problem.backward == .required,
        memoryMebibytes: limits.memoryMebibytes, inputBytes: input, outputBytes: output,
        cpuSeconds: Int(limits.timeout.components.seconds) * 8 + 8))
  }

  var entry: Problem.Entry { problem.entry }

  /// Copies a tensor to where inputs go; its largest case has room for it.
  func copyIn(_ values: [Double]) {
    worker.input.write(values, at: ProgramBuilder.programOffset)
  }

  /// What keeps the candidate from being judged; nil if it is loaded.
  mutating func load() -> Ending? {
    switch worker.load(deadline: deadline) {
    case .ready(let ready):
      hasBackward = ready.hasBackward != 0
      return nil
    case .notLoadable(let text): return .notLoadable(message: text)
    case .failed(let text): return .judgeError(message: text)
    case .ended(let end):
      return Ending(end, place: "while it was being loaded", access: { _ in nil })
    }
  }

  consuming func close() -> Closed {
    let layers = worker.layers
    let printed = worker.capturedOutput
    return Closed(layers: layers, printed: printed, usage: worker.close())
  }

  /// Runs cases one after the other until one of them ends the worker.
  /// - Parameter repeating: a case that is run once more at the very end.
  /// - Returns: how many cases were run.
  mutating func run(
    _ order: ArraySlice<Int>, repeating probe: Int?,
    into outcome: inout CandidateRunner.Outcome
  ) -> Int {
    var ran = 0
    for index in order {
      ran += 1
      guard runAlone(index, into: &outcome) else { return ran }
      if let partner = Self.partner(of: index, in: cases),
        !runTogether(index, partner, into: &outcome)
      {
        return ran
      }
    }
    if let probe, order.count > 1 {
      let first = outcome.observations[probe]
      guard runAlone(probe, into: &outcome) else { return ran }
      let last = outcome.observations[probe].pass
      outcome.observations[probe] = first
      outcome.observations[probe].elsewhere.append(last)
    }
    return ran
  }

  /// The case that takes turns with this one, to show that they do not disturb each other: the first
  /// two sequences of the plan.
  private static func partner(of index: Int, in cases: [Case]) -> Int? {
    let sequences = cases.indices.filter { cases[$0].group == .sequence }.prefix(2)
    guard sequences.count == 2, index == sequences.first else { return nil }
    return sequences.last
  }

  private mutating func runAlone(
    _ index: Int, into outcome: inout CandidateRunner.Outcome
  ) -> Bool {
    let run = ProgramRun(
      CaseProgram(cases[index], entry: problem.entry, hasBackward: hasBackward))
    switch exchange(run) {
    case .ended(let ending):
      outcome.observations[index].ending = ending
      return false
    case .finished(let passes, let incidents, let threaded):
      let passes = passes[0]
      outcome.observations[index] = Observation(
        pass: passes[0], shifted: passes.count > 1 ? passes[1] : nil,
        repeated: passes.count > 2 ? passes[2] : nil, threaded: threaded,
        hasBackward: hasBackward, incidents: incidents)
      return true
    }
  }

  /// Runs two cases in turns: each must give what it gives alone.
  private mutating func runTogether(
    _ index: Int, _ partner: Int, into outcome: inout CandidateRunner.Outcome
  ) -> Bool {
    let run = ProgramRun(
      CaseProgram(
        interleaving: cases[index], cases[partner], entry: problem.entry, hasBackward: hasBackward
      ))
    switch exchange(run) {
    case .ended(let ending):
      outcome.observations[index].ending = ending
      return false
    case .finished(let passes, _, _):
      outcome.observations[index].elsewhere.append(passes[0][0])
      return true
    }
  }

  /// Trains a network with two of the candidate's layers.
  mutating func train(_ plan: NetworkPlan) -> (trace: NetworkPlan.Trace?, ending: Ending) {
    do throws(NetworkStop) {
      var layers = CandidateLayers(plan)
      try layers.create(in: &self)
      let trace = try NetworkTrainer(plan).run { call throws(NetworkStop) in
        try layers.answer(call, in: &self)
      }
      return (trace, .completed)
    } catch {
      return (nil, error.ending)
    }
  }

  /// Runs a program of calls that may not be refused, and gives what they left in some buffers.
  mutating func exchange(
    _ program: ProgramBuilder, reading outputs: [ProgramBuilder.BufferIndex]
  ) throws(NetworkStop) -> [[Double]] {
    let run = ProgramRun(CaseProgram(program))
    run.write(to: worker.input, worker.output)
    sequence += 1
    switch worker.exchange(run.request(sequence: sequence), deadline: deadline) {
    case .ended(let end):
      throw NetworkStop(
        ending: Ending(end, place: run.place(in: worker.output), access: run.access))
    case .replied:
      for incident in run.incidents(from: worker.output) {
        if case .refused(_, let call, let code) = incident {
          throw NetworkStop(
            ending: .crashed(message: "\(call) refused a valid input (returned \(code))"))
        }
        if case .wroteOutside(_, let buffer, let element, _) = incident {
          throw NetworkStop(
            ending: .crashed(message: "wrote \(buffer)[\(element)], outside of the buffer"))
        }
      }
      return outputs.map { run.values(of: $0, from: worker.output) }
    }
  }

  private enum Exchanged {
    case finished([[Observation.Pass]], [Incident], threaded: Bool)
    case ended(Ending)
  }

  private mutating func exchange(_ run: ProgramRun) -> Exchanged {
    run.write(to: worker.input, worker.output)
    sequence += 1
    switch worker.exchange(run.request(sequence: sequence), deadline: deadline) {
    case .ended(let end):
      let place = run.place(in: worker.output)
      return .ended(Ending(end, place: place, access: run.access))
    case .replied(let reply):
      let passes = run.passes(from: worker.output)
      var incidents = run.incidents(from: worker.output)
      incidents += run.lateWrites(since: passes, in: worker.output).compactMap { $0 }
      return .finished(passes, incidents, threaded: reply.threaded != 0)
    }
  }
}
