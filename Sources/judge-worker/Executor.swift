import WorkerProtocol

/// Runs the operations of a request.
@unsafe struct Executor {
  let candidate: Candidate
  let regions: Regions

  mutating func run(_ request: Request) -> Reply {
    Reply(sequence: request.sequence, threaded: false)
  }
}
