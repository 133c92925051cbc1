import CSystem
package import WorkerProtocol

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

package enum LoadOutcome: Sendable {
  case ready(Ready)
  /// The candidate cannot be loaded; the text says why.
  case notLoadable(String)
  /// The worker could not do its own part.
  case failed(String)
  case ended(WorkerEnd)
}

package enum ExchangeOutcome: Sendable {
  case replied(Reply)
  case ended(WorkerEnd)
}

extension Worker {
  /// Has the worker lock itself and load the candidate, without waiting for it.
  package mutating func beginLoading() {
    isLoading = true
    let path = Array(configuration.libraryPath.utf8)
    input.store(contentsOf: path, at: 0)
    let setup = Setup(
      inputBytes: input.byteCount, outputBytes: output.byteCount, pathBytes: UInt64(path.count),
      layerForm: configuration.layerForm, backwardRequired: configuration.backwardRequired,
      memoryBytes: UInt64(configuration.memoryMebibytes) << 20,
      cpuSeconds: UInt64(configuration.cpuSeconds))
    send(setup)
  }

  /// Waits until the worker has locked itself and loaded the candidate. Once, and before anything is
  /// written to `input`.
  package mutating func load(deadline: ContinuousClock.Instant) -> LoadOutcome {
    if !isLoading { beginLoading() }
    switch receive(Locked.self, deadline: deadline, mayPassDescriptor: true) {
    case .ended(let end):
      switch end {
      // Nothing of the candidate has run.
      case .exited, .signalled, .babbled, .hungUp:
        return .failed("the worker ended before it was locked (\(end))")
      // The time may be over because of other workers, and what the candidate prints may be seen
      // before the message that it is locked.
      case .timeLimit, .memoryLimit, .outputLimit, .securityViolation: return .ended(end)
      }
    case .received(let locked):
      guard locked.errorNumber == 0 else {
        return .failed("cannot lock the worker: " + systemMessage(Int32(locked.errorNumber)))
      }
      lockTime = .nanoseconds(Int64(min(locked.nanoseconds, 1 << 60)))
      layers = IsolationLayers(rawValue: locked.layers).union(ownLayers)
    }
    switch receive(Ready.self, deadline: deadline) {
    case .ended(let end): return .ended(end)
    case .received(var ready):
      // At the end memory is looked at again, unless the process ends itself.
      process.measure()
      ready.layers = layers.rawValue
      switch Ready.Status(rawValue: ready.statusCode) {
      case .ready: return .ready(ready)
      case .notLoadable: return .notLoadable(text(of: ready))
      case .failed: return .failed(text(of: ready))
      case nil: return .ended(finish(.babbled))
      }
    }
  }

  /// The layers that are the judge's own doing.
  private var ownLayers: IsolationLayers {
    var layers: [IsolationLayer] = [.cleanEnvironment]
    if input.sealed && output.sealed { layers.append(.sealedMemory) }
    return IsolationLayers(layers)
  }

  private func text(of ready: Ready) -> String {
    let count = min(ready.textBytes, Journal.maximumText)
    return String(
      decoding: output.bytes(at: Journal.textOffset, count: Int(count)), as: UTF8.self)
  }

  /// Has the worker run a program, which stands in `input`. After an end there is no further exchange.
  package mutating func exchange(
    _ request: Request, deadline: ContinuousClock.Instant
  ) -> ExchangeOutcome {
    send(request)
    switch receive(Reply.self, deadline: deadline) {
    case .ended(let end): return .ended(end)
    case .received(let reply):
      guard reply.sequence == request.sequence else { return .ended(finish(.babbled)) }
      return .replied(reply)
    }
  }

  /// If the worker has gone, waiting for its answer will tell.
  private func send<Message: BitwiseCopyable>(_ message: Message) {
    unsafe withUnsafeBytes(of: message) { bytes in
      _ = unsafe csystem_send(control.number, bytes.baseAddress, bytes.count, -1)
    }
  }

  private enum Received<Message> {
    case received(Message)
    case ended(WorkerEnd)
  }

  /// Waits for one message, meanwhile taking in what the candidate prints and deciding on its system
  /// calls.
  private mutating func receive<Message: BitwiseCopyable>(
    _ type: Message.Type, deadline: ContinuousClock.Instant, mayPassDescriptor: Bool = false
  ) -> Received<Message> {
    if let end { return .ended(end) }
    while true {
      let events = wait(until: deadline)
      if events.printed, !capture.drain() {
        return .ended(finish(.outputLimit(bytes: capture.limit)))
      }
      if events.asked, let call = supervisor.decide(about: process.identifier) {
        return .ended(finish(.securityViolation(call)))
      }
      if events.control {
        // One byte more shows a message that is too long, where messages have borders.
        #if canImport(Darwin)
          let capacity = MemoryLayout<Message>.size
        #else
          let capacity = MemoryLayout<Message>.size + 1
        #endif
        var bytes = [UInt8](repeating: 0, count: capacity)
        var passed: Int32 = -1
        let count =
          unsafe mayPassDescriptor
          ? csystem_receive(control.number, &bytes, bytes.count, &passed)
          : csystem_receive(control.number, &bytes, bytes.count, nil)
        if passed >= 0 {
          supervisor = Supervisor(Descriptor(taking: passed), threads: configuration.threads)
        }
        if count == MemoryLayout<Message>.size {
          return .received(
            unsafe bytes.withUnsafeBytes { unsafe $0.loadUnaligned(as: Message.self) })
        }
        return .ended(count > 0 ? finish(.babbled) : finishHungUp(deadline))
      }
      if events.ended { return .ended(finish(nil)) }
      #if canImport(Darwin)
        // The system has no limit that works: look every few milliseconds.
        let limit = UInt64(configuration.memoryMebibytes) << 20
        if process.usage.peakBytes > limit {
          return .ended(finish(.memoryLimit(peakBytes: process.usage.peakBytes, limitBytes: limit)))
        }
      #endif
      if ContinuousClock.now >= deadline { return .ended(finishOutOfTime(cpuLimit: nil)) }
    }
  }

  /// The control socket is closed: usually since the process is ending, which takes a moment.
  private mutating func finishHungUp(_ deadline: ContinuousClock.Instant) -> WorkerEnd {
    let patience = min(deadline, ContinuousClock.now + .milliseconds(200))
    while !process.hasEnded {
      if ContinuousClock.now >= patience { return finish(.hungUp) }
      _ = capture.drain()
      usleep(100)
    }
    return finish(nil)
  }

  /// What there is to look at.
  private struct Events {
    var control: Bool
    var printed: Bool
    var asked: Bool
    var ended: Bool
  }

  private mutating func wait(until deadline: ContinuousClock.Instant) -> Events {
    let ending = process.ending.ifOpen
    let slice = ContinuousClock.now + (ending == nil ? .milliseconds(20) : .seconds(10))
    let streams = capture.waiting
    let others = [ending, supervisor.number].compactMap { $0 }
    let ready = waitForInput(
      [control.number] + streams + others, until: min(deadline, slice))
    let ended = ending.map { ready.contains($0) } ?? process.hasEnded
    // What it said last may have come after the look at the socket and before the look at the process.
    let control =
      ready.contains(control.number)
      || ended && waitForInput([control.number], until: .now).contains(control.number)
    return Events(
      control: control, printed: streams.contains { ready.contains($0) },
      asked: supervisor.number.map { ready.contains($0) } ?? false, ended: ended)
  }
}
