import CSystem
import WorkerProtocol

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Runs a compiler in a locked process, and outlives it: whatever the compiler started is gone when
/// this process ends, even what left the compiler's process group.
///
/// The judge says a word when it does not want the result any more, and then everything is killed. The
/// same happens when the judge ends, in whatever way: then the socket closes without a word, and the
/// private folder goes as well, since nobody else will remove it.
struct CompilerGuard {
  private static let control: Int32 = 3
  let call: CompilerCall

  init(_ call: CompilerCall) { self.call = call }

  func run() -> Never {
    csystem_note_terminations()
    _ = csystem_adopt_orphans()
    _ = csystem_close_from(Self.control + 1)
    let own = getpid()
    // The layers are decided in the child; a pipe brings them here.
    var layerPipe: (Int32, Int32) = (-1, -1)
    let hasPipe = unsafe withUnsafeMutableBytes(of: &layerPipe) {
      unsafe csystem_pipe($0.baseAddress!.assumingMemoryBound(to: Int32.self)) == 0
    }
    let compiler = hasPipe ? csystem_fork() : -1
    if compiler == 0 { CompilerLock(call).execute(guardedBy: own, layers: layerPipe.1) }
    guard compiler > 0 else { _exit(71) }
    _ = close(layerPipe.1)

    let cause = watch(compiler)
    var status: Int32 = 0
    var used = rusage()
    if cause == .compilerEnded { _ = unsafe wait4(compiler, &status, 0, &used) }
    csystem_end_children()
    switch cause {
    case .compilerEnded: report(status, used, layers: layers(from: layerPipe.0))
    case .stopped: break
    case .abandoned: unsafe csystem_remove_tree(call.folder)
    }
    _exit(0)
  }

  private enum Cause {
    case compilerEnded
    case stopped
    case abandoned
  }

  /// Waits for a reason to end.
  private func watch(_ compiler: pid_t) -> Cause {
    let ending = csystem_process_descriptor(compiler)
    while csystem_has_ended(compiler) == 0 {
      if csystem_termination_noted() != 0 { return .abandoned }
      var waiting = [
        pollfd(fd: Self.control, events: Int16(POLLIN), revents: 0),
        // A negative number is not looked at.
        pollfd(fd: ending, events: Int16(POLLIN), revents: 0),
      ]
      let patience: Int32 = ending >= 0 ? 100 : 10
      if unsafe poll(&waiting, 2, patience) > 0, waiting[0].revents != 0 {
        var word: UInt8 = 0
        return unsafe csystem_receive(Self.control, &word, 1, nil) == 1 ? .stopped : .abandoned
      }
    }
    return .compilerEnded
  }

  private func layers(from pipe: Int32) -> IsolationLayers {
    var layers: UInt64 = 0
    let count = unsafe read(pipe, &layers, 8)
    return IsolationLayers(rawValue: count == 8 ? layers : 0)
  }

  private func report(_ status: Int32, _ used: rusage, layers: IsolationLayers) {
    let microseconds =
      (used.ru_utime.tv_sec + used.ru_stime.tv_sec) * 1_000_000
      + Int(used.ru_utime.tv_usec + used.ru_stime.tv_usec)
    #if canImport(Glibc)
      let peak = UInt64(used.ru_maxrss) * 1024
    #else
      let peak = UInt64(used.ru_maxrss)
    #endif
    let message = CompilerEnded(
      status: Int64(status), cpuMicroseconds: Int64(microseconds), peakBytes: peak, layers: layers)
    unsafe withUnsafeBytes(of: message) { bytes in
      _ = unsafe csystem_send(Self.control, bytes.baseAddress, bytes.count, -1)
    }
  }
}
