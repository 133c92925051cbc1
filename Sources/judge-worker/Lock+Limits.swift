extension Lock {
  /// False if the system refuses one of the limits.
  func limitResources() -> Bool {
    var limits = [
      ResourceLimit(.core, 0),
      ResourceLimit(.fileSize, 0),
      ResourceLimit(.openFiles, 64),
      ResourceLimit(.stack, 8 << 20),
      ResourceLimit(.lockedMemory, 0),
      // The first is a signal that can be ignored, the second is not.
      ResourceLimit(.cpu, cpuSeconds, hard: cpuSeconds + 1),
    ]
    #if canImport(Glibc)
      limits.append(ResourceLimit(.data, memoryBytes))
      // Not all memory counts as data. The slack is what allocators reserve for each thread.
      limits.append(ResourceLimit(.addressSpace, memoryBytes + (8 << 30)))
    #endif
    return limits.allSatisfy { $0.set() }
  }
}
