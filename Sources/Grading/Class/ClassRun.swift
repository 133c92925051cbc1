import Isolation
package import Judging
import Synchronization

/// Judges many submissions, several at a time. Each candidate runs in processes of its own; one that
/// crashes or hangs touches no other.
package final class ClassRun: Sendable {
  package struct Hooks: Sendable {
    /// A report of the same candidate from before; nil: it is judged.
    package var known: @Sendable (CandidateFile) -> Report?
    /// Takes what was judged, and says what is to be kept of it until the end. Called from several
    /// threads, in the order in which they finish.
    package var keep:
      @Sendable (ClassReport.Entry, _ isNew: Bool) throws(GradingError) -> ClassReport.Entry

    package init(
      known: @escaping @Sendable (CandidateFile) -> Report?,
      keep: @escaping @Sendable (ClassReport.Entry, Bool) throws(GradingError) -> ClassReport.Entry
    ) {
      self.known = known
      self.keep = keep
    }
  }

  private struct State {
    var next = 0
    var entries: [ClassReport.Entry?]
    var running: [Int: ContinuousClock.Instant] = [:]
    var progress: ClassProgress
    /// Nothing more begins, and what is under way does not count any more.
    var isOver = false
    var failure: GradingError?
  }

  private let grader: Grader
  private let submissions: [Submission]
  private let hooks: Hooks
  private let state: Mutex<State>

  package init(_ grader: Grader, _ submissions: [Submission], hooks: Hooks) {
    self.grader = grader
    self.submissions = submissions
    self.hooks = hooks
    state = Mutex(
      State(
        entries: Array(repeating: nil, count: submissions.count),
        progress: ClassProgress(total: submissions.count)))
  }

  /// Judges all, or as many as there is time for.
  ///
  /// - Parameters:
  ///   - jobs: how many at a time.
  ///   - deadline: when what is still under way is given up.
  ///   - watch: called some times a second with what has come of it so far.
  /// - Throws: what `keep` threw first; nothing more is begun then.
  package func run(
    jobs: Int, deadline: ContinuousClock.Instant?, watch: (ClassProgress) -> Void
  ) throws(GradingError) {
    if submissions.isEmpty { return }
    let bell: Bell
    let crew: Crew
    do throws(IsolationError) {
      bell = try Bell()
      crew = try Crew(min(jobs, submissions.count)) { [self] in
        while let index = begin() {
          judge(index)
          bell.ring()
        }
        bell.ring()
      }
    } catch {
      throw .noThreads(reason: error.description)
    }
    while true {
      let progress = progress
      watch(progress)
      if isDone { break }
      let now = ContinuousClock.now
      let isLate = deadline.map { now >= $0 } ?? false
      if isLate { giveUp() }
      let pause = now + .milliseconds(isLate ? 20 : 100)
      bell.wait(until: isLate ? pause : min(pause, deadline ?? pause))
    }
    crew.join()
    watch(progress)
    if let failure = state.withLock({ $0.failure }) { throw failure }
  }

  package var progress: ClassProgress {
    state.withLock { state in
      var progress = state.progress
      progress.running = state.running.sorted { $0.key < $1.key }.map {
        ClassProgress.Running(name: submissions[$0.key].name, since: $0.value)
      }
      return progress
    }
  }

  /// What has been judged, and of the rest that it has not.
  package func entries(rest message: String) -> [ClassReport.Entry] {
    let entries = state.withLock { $0.entries }
    return zip(submissions, entries).map { submission, entry in
      entry ?? ClassReport.Entry(name: submission.name, outcome: .notRun(message: message))
    }
  }

  private var isDone: Bool {
    state.withLock { state in
      state.running.isEmpty && (state.isOver || state.next == submissions.count)
    }
  }

  private func begin() -> Int? {
    state.withLock { state in
      guard !state.isOver, state.next < submissions.count else { return nil }
      defer { state.next += 1 }
      state.running[state.next] = .now
      return state.next
    }
  }

  private func giveUp() {
    state.withLock { $0.isOver = true }
    Interruption.endProcesses()
  }

  private func judge(_ index: Int) {
    let submission = submissions[index]
    let (outcome, isNew) = ClassRun.outcome(submission, grader, hooks.known)
    defer { state.withLock { $0.running[index] = nil } }
    let entry = ClassReport.Entry(name: submission.name, outcome: outcome)
    if state.withLock({ $0.isOver }) { return }
    do throws(GradingError) {
      let kept = try hooks.keep(entry, isNew)
      state.withLock { state in
        state.entries[index] = kept
        state.progress.note(kept, isNew: isNew)
      }
    } catch {
      state.withLock { state in
        state.isOver = true
        state.failure = state.failure ?? error
      }
    }
  }

  /// Judges one submission; what is wrong with the world becomes `failed`.
  private static func outcome(
    _ submission: Submission, _ grader: Grader, _ known: (CandidateFile) -> Report?
  ) -> (ClassReport.Outcome, isNew: Bool) {
    do throws(GradingError) {
      let stamp = FileStamp(path: submission.path)
      var candidate = try CandidateFile(path: submission.path)
      // A source is compiled from what was read; a library is loaded from its place.
      if candidate.kind != .library { candidate.path = submission.name }
      if var report = known(candidate) {
        report.candidate.path = submission.name
        return (.judged(report), isNew: false)
      }
      var report = try grader.judge(candidate)
      report.candidate.path = submission.name
      if candidate.kind == .library, FileStamp(path: submission.path) != stamp {
        return (.failed(message: "\(submission.name) changed while it was judged"), isNew: true)
      }
      return (.judged(report), isNew: true)
    } catch {
      if case .noSuchCandidate = error {
        return (.failed(message: "\(submission.name) has vanished: no such file"), isNew: true)
      }
      return (.failed(message: error.description), isNew: true)
    }
  }
}
