#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the system tells of a running process.
enum ProcessStatus {
  /// The most memory that has been resident, or 0 if that is not told.
  static func peakBytes(of process: pid_t) -> UInt64 {
    #if canImport(Glibc)
      (number("VmHWM:", of: process) ?? 0) * 1024
    #else
      var information = rusage_info_v4()
      let result = unsafe withUnsafeMutablePointer(to: &information) {
        unsafe $0.withMemoryRebound(to: rusage_info_t?.self, capacity: 1) {
          unsafe proc_pid_rusage(process, RUSAGE_INFO_V4, $0)
        }
      }
      return result == 0 ? information.ri_lifetime_max_phys_footprint : 0
    #endif
  }

  /// Whether the main thread runs or waits for a processor, rather than for something else. False if
  /// that is not told.
  static func isRunnable(_ process: pid_t) -> Bool {
    #if canImport(Glibc)
      line("State:", of: process)?.contains(UInt8(ascii: "R")) ?? false
    #else
      false
    #endif
  }

  #if canImport(Glibc)
    /// The number after `key` in /proc/PID/status.
    static func number(_ key: String, of process: pid_t) -> UInt64? {
      guard let line = line(key, of: process) else { return nil }
      return UInt64(String(decoding: line.filter { $0 >= 0x30 && $0 <= 0x39 }, as: UTF8.self))
    }

    /// What stands after `key` in /proc/PID/status.
    private static func line(_ key: String, of process: pid_t) -> ArraySlice<UInt8>? {
      let file = retrying { unsafe open("/proc/\(process)/status", O_RDONLY | O_CLOEXEC) }
      guard file >= 0 else { return nil }
      defer { _ = close(file) }
      var text = [UInt8](repeating: 0, count: 4096)
      let count = retrying { unsafe read(file, &text, text.count) }
      guard count > 0 else { return nil }
      for line in text[..<count].split(separator: UInt8(ascii: "\n"))
      where line.starts(with: key.utf8) {
        return line.dropFirst(key.utf8.count).prefix { $0 != UInt8(ascii: "(") }
      }
      return nil
    }
  #endif
}
