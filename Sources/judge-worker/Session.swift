import CSystem
import WorkerProtocol

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The worker's side of the conversation with the judge: it locks itself, says how, loads the
/// candidate, says so, and answers requests until the judge hangs up.
@unsafe struct Session {
  private static let control: Int32 = 3
  private let setup: Setup
  private let regions: Regions

  static func run() -> Never {
    if let setup = unsafe receive(Setup.self),
      let regions = unsafe Regions(inputBytes: setup.inputBytes, outputBytes: setup.outputBytes)
    {
      unsafe Session(setup: setup, regions: regions).converse()
    }
    // No exit handlers: they may be the candidate's.
    _exit(0)
  }

  private func converse() {
    let path = unsafe String(
      decoding: UnsafeRawBufferPointer(start: regions.pristine, count: Int(setup.pathBytes)),
      as: UTF8.self)
    var lock = unsafe Lock(
      memoryBytes: setup.memoryBytes, cpuSeconds: setup.cpuSeconds, libraryPath: path,
      control: Self.control)
    let record = unsafe (regions.output + Int(Journal.faultOffset))
      .assumingMemoryBound(to: csystem_fault_record.self)
    guard unsafe lock.engage(record: record) else { return }

    switch unsafe Candidate.load(path: path, setup: setup) {
    case .failure(let reason): unsafe answer(.notLoadable, text: reason.text)
    case .success(let candidate):
      guard lock.tighten() else {
        return unsafe answer(.failed, text: "cannot lock the worker a second time")
      }
      unsafe answer(.ready, hasBackward: candidate.hasBackward)
      var executor = unsafe Executor(candidate: candidate, regions: regions)
      while let request = unsafe Self.receive(Request.self) {
        unsafe Self.send(executor.run(request))
      }
    }
  }

  private func answer(_ status: Ready.Status, hasBackward: Bool = false, text: String = "") {
    let bytes = Array(text.utf8.prefix(Int(Journal.maximumText)))
    unsafe bytes.withUnsafeBytes {
      if let source = $0.baseAddress {
        unsafe (regions.output + Int(Journal.textOffset))
          .copyMemory(from: source, byteCount: $0.count)
      }
    }
    unsafe Self.send(
      Ready(
        status: status, hasBackward: hasBackward, layers: 0, textBytes: UInt64(bytes.count)))
  }

  private static func receive<Message: BitwiseCopyable>(_ type: Message.Type) -> Message? {
    unsafe withUnsafeTemporaryAllocation(of: Message.self, capacity: 1) { buffer in
      let size = MemoryLayout<Message>.size
      while true {
        let count = unsafe read(control, buffer.baseAddress, size)
        if count < 0 && errno == EINTR { continue }
        return unsafe count == size ? buffer[0] : nil
      }
    }
  }

  private static func send<Message: BitwiseCopyable>(_ message: Message) {
    unsafe withUnsafeBytes(of: message) { bytes in
      while unsafe write(control, bytes.baseAddress, bytes.count) < 0 && errno == EINTR {}
    }
  }
}
