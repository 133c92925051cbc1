import CSystem
import WorkerProtocol

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension Worker {
  /// Ends the process and says why: for the given reason, or else for what the process died of.
  mutating func finish(_ reason: WorkerEnd?) -> WorkerEnd {
    if let end { return end }
    process.measure()
    process.kill()
    let status = process.collect()
    let isWithinLimit = capture.drain()
    let result =
      reason ?? (isWithinLimit ? cause(status) : .outputLimit(bytes: capture.limit))
    end = result
    return result
  }

  mutating func finishOutOfTime(cpuLimit: Duration?) -> WorkerEnd {
    let used = process.usage
    let wasRunnable = ProcessStatus.isRunnable(process.identifier)
    return finish(
      .timeLimit(
        wall: used.wall, cpu: used.cpu, cpuLimit: cpuLimit, wasRunnable: wasRunnable))
  }

  /// What the status of a process that ended by itself means.
  private func cause(_ status: Int32?) -> WorkerEnd {
    guard let status else { return .signalled(number: SIGKILL, nil) }
    guard csystem_signalled(status) != 0 else {
      return .exited(status: csystem_exit_status(status))
    }
    let number = csystem_signal_number(status)
    let noted = output.load(FaultRecord.self, at: Journal.faultOffset)
    let record = noted.signal == Int64(number) ? noted : nil
    let used = process.usage
    let cpuLimit = Duration.seconds(configuration.cpuSeconds)
    let limitBytes = UInt64(configuration.memoryMebibytes) << 20
    switch number {
    case SIGXCPU:
      return .timeLimit(
        wall: used.wall, cpu: used.cpu, cpuLimit: cpuLimit, wasRunnable: true)
    case SIGKILL where used.cpu >= cpuLimit:
      return .timeLimit(
        wall: used.wall, cpu: used.cpu, cpuLimit: cpuLimit, wasRunnable: true)
    case SIGSYS: return .securityViolation(nil)
    // The system's own rescue from a lack of memory.
    case SIGKILL where used.peakBytes >= limitBytes / 10 * 8:
      return .memoryLimit(peakBytes: used.peakBytes, limitBytes: limitBytes)
    case SIGABRT, SIGILL, SIGTRAP, SIGSEGV, SIGBUS:
      guard let record, record.errorNumber == Int64(ENOMEM), record.buffer < 0 else { break }
      return .memoryLimit(peakBytes: used.peakBytes, limitBytes: limitBytes)
    default: break
    }
    return .signalled(number: number, record)
  }
}
