import Isolation
import Judging
import WorkerProtocol

/// One worker process from its start to its end.
struct WorkerSession: ~Copyable {
  struct Closed {
    var layers: IsolationLayers
    var printed: String
    var usage: WorkerUsage
    var timings: Timings
  }

  private let problem: Problem
  private let programs: CasePrograms
  private var deadline = ContinuousClock.now
  private let timeout: Duration
  private let hasSwiftRuntime: Bool
  private var worker: Worker
  private(set) var hasBackward = false
  private var sequence: UInt64 = 0
  private var timings = Timings()

  /// Starts a worker for some cases alone.
  init(
    _ runner: CandidateRunner, cases: [Case], network: NetworkPlan? = nil
  ) throws(IsolationError) {
    try self.init(
      runner, CasePrograms(cases, entry: runner.problem.entry), network: network)
  }

  /// Starts a worker whose memory holds the largest of the programs.
  ///
  /// - Parameter waiting: a worker that was started ahead; nil: a new one.
  init(
    _ runner: CandidateRunner, _ programs: CasePrograms, network: NetworkPlan? = nil,
    waiting: consuming WaitingWorker? = nil
  ) throws(IsolationError) {
    problem = runner.problem
    self.programs = programs
    timeout = runner.limits.timeout
    hasSwiftRuntime = runner.program.swiftRuntime != nil
    let entry = runner.problem.entry
    let (input, output) = network.map(CandidateLayers.largest) ?? (0, 0)
    let limits = runner.limits
    let begin = ContinuousClock.now
    let configuration = WorkerConfiguration(
      program: runner.program, libraryPath: runner.libraryPath,
      layerForm: entry == .layer, backwardRequired: runner.problem.backward == .required,
      memoryMebibytes: limits.memoryMebibytes, inputBytes: max(input, programs.inputBytes),
      outputBytes: max(output, programs.outputBytes),
      cpuSeconds: Int(limits.timeout.components.seconds) * 8 + 8)
    worker =
      if let waiting { try Worker(configuration, waiting) } else { try Worker(configuration) }
    timings.add(.workers, since: begin)
  }

  var entry: Problem.Entry { problem.entry }

  /// Copies a tensor to where inputs go; its largest case has room for it.
  func copyIn(_ values: [Double]) {
    worker.input.write(values, at: ProgramBuilder.programOffset)
  }

  /// Has the worker lock itself and load the candidate, which `load` waits for.
  mutating func beginLoading() { worker.beginLoading() }

  /// What keeps the candidate from being judged; nil if it is loaded.
  ///
  /// - Parameter deadline: of this and all that the worker is asked for later.
  mutating func load(deadline: ContinuousClock.Instant) -> Ending? {
    self.deadline = deadline
    let begin = ContinuousClock.now
    defer { timings.add(.workers, since: begin) }
    switch worker.load(deadline: deadline) {
    case .ready(let ready):
      hasBackward = ready.hasBackward != 0
      return nil
    case .notLoadable(let text):
      let hint =
        hasSwiftRuntime || !text.contains("libswift")
        ? "" : ". Its Swift runtime is looked for beside swiftc, which is not in PATH"
      return .notLoadable(message: text + hint)
    case .failed(let text): return .judgeError(message: text)
    case .ended(.signalled(let number, _)) where signalName(number) == "SIGBUS":
      // What is not there of a mapped file.
      return .notLoadable(
        message: "the library does not load: the file ends before what it says it holds")
    case .ended(let end):
      return Ending(end, timeout: timeout, place: "while it was being loaded", access: { _ in nil })
    }
  }

  /// Ends the worker; `close` waits until it is gone.
  mutating func kill() { worker.kill() }

  consuming func close() -> Closed {
    let layers = worker.layers
    let printed = worker.capturedOutput
    var timings = timings
    let begin = ContinuousClock.now
    let usage = worker.close()
    timings.add(.workers, since: begin)
    return Closed(layers: layers, printed: printed, usage: usage, timings: timings)
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
      guard runTogether(index, into: &outcome) else { return ran }
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

  private mutating func runAlone(
    _ index: Int, into outcome: inout CandidateRunner.Outcome
  ) -> Bool {
    switch exchange(programs.alone(index, hasBackward: hasBackward)) {
    case .ended(let ending):
      outcome.observations[index].ending = ending
      return false
    case .finished(let passes, let incidents, let threaded):
      let passes = passes[0]
      outcome.observations[index] = Observation(
        pass: passes[0], shifted: passes.count > 1 ? passes[1] : nil,
        repeated: passes.count > 2 ? passes[2] : nil, threaded: threaded,
        hasBackward: hasBackward, incidents: incidents)
      return sweep(index, into: &outcome)
    }
  }

  /// Runs the sweep of a large case.
  private mutating func sweep(
    _ index: Int, into outcome: inout CandidateRunner.Outcome
  ) -> Bool {
    guard let run = programs.sweep(index, hasBackward: hasBackward) else { return true }
    switch exchange(run) {
    case .ended(let ending):
      outcome.observations[index].ending = ending
      return false
    case .finished(let passes, let incidents, let threaded):
      outcome.observations[index].pass.sweep = passes[0][0].sweep
      outcome.observations[index].incidents += incidents
      outcome.observations[index].threaded = threaded
      return true
    }
  }

  /// Runs a case in turns with its partner, if it has one: it must give what it gives alone.
  private mutating func runTogether(
    _ index: Int, into outcome: inout CandidateRunner.Outcome
  ) -> Bool {
    guard let run = programs.together(index, hasBackward: hasBackward) else { return true }
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
    switch perform(run) {
    case .ended(let end):
      throw NetworkStop(
        ending: Ending(
          end, timeout: timeout, place: run.place(in: worker.output), access: run.access))
    case .replied:
      for incident in run.incidents(from: worker.output) {
        if case .refused(_, let call, let code) = incident {
          throw NetworkStop(
            ending: .crashed(
              message: "\(call) refused a valid input (returned \(code), where 0 means done)"))
        }
        if case .wroteOutside(_, let buffer, let element, _) = incident {
          throw NetworkStop(
            ending: .crashed(message: "wrote \(buffer)[\(element)], outside of the buffer"))
        }
      }
      return outputs.map { run.values(of: $0, from: worker.output) }
    }
  }

  /// Puts a program in place and has the worker run it.
  private mutating func perform(_ run: ProgramRun) -> ExchangeOutcome {
    let begin = ContinuousClock.now
    run.write(to: worker.input, worker.output)
    sequence += 1
    let isInPlace = timings.add(.copying, since: begin)
    defer { timings.add(.calls, since: isInPlace) }
    return worker.exchange(run.request(sequence: sequence), deadline: deadline)
  }

  private enum Exchanged {
    case finished([[Observation.Pass]], [Incident], threaded: Bool)
    case ended(Ending)
  }

  private mutating func exchange(_ run: ProgramRun) -> Exchanged {
    switch perform(run) {
    case .ended(let end):
      let place = run.place(in: worker.output)
      return .ended(Ending(end, timeout: timeout, place: place, access: run.access))
    case .replied(let reply):
      let begin = ContinuousClock.now
      defer { timings.add(.copying, since: begin) }
      let passes = run.passes(from: worker.output)
      var incidents = run.incidents(from: worker.output)
      incidents += run.lateWrites(since: passes, in: worker.output).compactMap { $0 }
      if run.isLarge { worker.output.discard(from: Journal.size) }
      return .finished(passes, incidents, threaded: reply.threaded != 0)
    }
  }
}
