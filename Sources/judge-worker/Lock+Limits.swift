#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension Lock {
  /// False if the system refuses one of the limits.
  func limitResources() -> Bool {
    var limits: [(resource: Resource, soft: UInt64, hard: UInt64)] = [
      (.core, 0, 0),
      (.fileSize, 0, 0),
      (.openFiles, 64, 64),
      (.stack, 8 << 20, 8 << 20),
      (.lockedMemory, 0, 0),
      // The first is a signal that can be ignored, the second is not.
      (.cpu, cpuSeconds, cpuSeconds + 1),
    ]
    #if canImport(Glibc)
      limits.append((.data, memoryBytes, memoryBytes))
      // Not all memory counts as data. The slack is what allocators reserve for each thread.
      limits.append((.addressSpace, memoryBytes + (8 << 30), memoryBytes + (8 << 30)))
    #endif
    return limits.allSatisfy { $0.resource.limit($0.soft, $0.hard) }
  }

  private enum Resource {
    case core, fileSize, openFiles, stack, lockedMemory, cpu, data, addressSpace

    func limit(_ soft: UInt64, _ hard: UInt64) -> Bool {
      var limits = rlimit()
      limits.rlim_cur = rlim_t(soft)
      limits.rlim_max = rlim_t(hard)
      #if canImport(Glibc)
        let number: __rlimit_resource =
          switch self {
          case .core: RLIMIT_CORE
          case .fileSize: RLIMIT_FSIZE
          case .openFiles: RLIMIT_NOFILE
          case .stack: RLIMIT_STACK
          case .lockedMemory: __RLIMIT_MEMLOCK
          case .cpu: RLIMIT_CPU
          case .data: RLIMIT_DATA
          case .addressSpace: RLIMIT_AS
          }
        return unsafe setrlimit(__rlimit_resource_t(number.rawValue), &limits) == 0
      #else
        let number: Int32 =
          switch self {
          case .core: RLIMIT_CORE
          case .fileSize: RLIMIT_FSIZE
          case .openFiles: RLIMIT_NOFILE
          case .stack: RLIMIT_STACK
          case .lockedMemory: RLIMIT_MEMLOCK
          case .cpu: RLIMIT_CPU
          case .data: RLIMIT_DATA
          case .addressSpace: RLIMIT_AS
          }
        return unsafe setrlimit(number, &limits) == 0
      #endif
    }
  }
}
