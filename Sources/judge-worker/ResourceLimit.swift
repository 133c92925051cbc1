#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// One of the system's limits on a process.
struct ResourceLimit {
  enum Resource {
    case core, fileSize, openFiles, stack, lockedMemory, cpu, data, addressSpace
  }

  let resource: Resource
  let soft: UInt64
  let hard: UInt64

  init(_ resource: Resource, _ limit: UInt64, hard: UInt64? = nil) {
    self.resource = resource
    soft = limit
    self.hard = hard ?? limit
  }

  /// False if the system refuses it.
  func set() -> Bool {
    var limits = rlimit()
    limits.rlim_cur = rlim_t(soft)
    limits.rlim_max = rlim_t(hard)
    #if canImport(Glibc)
      return unsafe setrlimit(__rlimit_resource_t(number.rawValue), &limits) == 0
    #else
      return unsafe setrlimit(number, &limits) == 0
    #endif
  }

  #if canImport(Glibc)
    private var number: __rlimit_resource {
      switch resource {
      case .core: RLIMIT_CORE
      case .fileSize: RLIMIT_FSIZE
      case .openFiles: RLIMIT_NOFILE
      case .stack: RLIMIT_STACK
      case .lockedMemory: __RLIMIT_MEMLOCK
      case .cpu: RLIMIT_CPU
      case .data: RLIMIT_DATA
      case .addressSpace: RLIMIT_AS
      }
    }
  #else
    private var number: Int32 {
      switch resource {
      case .core: RLIMIT_CORE
      case .fileSize: RLIMIT_FSIZE
      case .openFiles: RLIMIT_NOFILE
      case .stack: RLIMIT_STACK
      case .lockedMemory: RLIMIT_MEMLOCK
      case .cpu: RLIMIT_CPU
      case .data: RLIMIT_DATA
      case .addressSpace: RLIMIT_AS
      }
    }
  #endif
}
