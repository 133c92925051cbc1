import CSystem
import WorkerProtocol

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A descriptor's memory, mapped for reading and writing.
@safe struct Mapping: ~Copyable {
  let base: UnsafeMutableRawPointer
  let byteCount: Int

  init(_ descriptor: borrowing Descriptor, byteCount: Int, _ what: String) throws(IsolationError) {
    let address = unsafe mmap(
      nil, byteCount, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor.number, 0)
    guard let address = unsafe address, unsafe address != MAP_FAILED else {
      throw .system(what: what, errorNumber: errno)
    }
    unsafe base = address
    self.byteCount = byteCount
  }

  deinit { _ = unsafe munmap(base, byteCount) }
}

/// Memory that the judge and one worker share. It has no name in the file system, is zero at first,
/// and is mapped here for reading and writing.
///
/// The worker can change neither its size (or the judge would die reading it) nor, in a region of
/// inputs, its content.
@safe package struct SharedRegion: ~Copyable {
  let descriptor: Descriptor
  private let mapping: Mapping
  package let byteCount: UInt64
  /// The system holds the worker to the above.
  package let sealed: Bool

  /// Memory without a size, which can be given to a process before the size is known.
  static func memory() throws(IsolationError) -> Descriptor {
    try Descriptor(csystem_shared_memory(), "make shared memory")
  }

  /// - Parameters:
  ///   - descriptor: fresh from `memory`.
  ///   - againstWriting: a region of inputs.
  init(
    _ descriptor: consuming Descriptor, byteCount: UInt64, againstWriting: Bool
  ) throws(IsolationError) {
    let what = "make \(byteCount) bytes of shared memory"
    let result = csystem_set_size(descriptor.number, byteCount)
    guard result == 0 else { throw .system(what: what, errorNumber: -result) }
    mapping = try Mapping(descriptor, byteCount: Int(byteCount), what)
    self.byteCount = byteCount
    // The mapping above stays writable.
    sealed = csystem_seal(descriptor.number, againstWriting ? 1 : 0) == 0
    self.descriptor = descriptor
  }

  /// The address of `count` values of `type` at `offset`, which must lie within the region.
  private func address<T: BitwiseCopyable>(
    of type: T.Type, count: Int, at offset: UInt64
  ) -> UnsafeMutableRawPointer {
    let (bytes, overflow) = count.multipliedReportingOverflow(by: MemoryLayout<T>.stride)
    precondition(
      count >= 0 && !overflow && UInt64(bytes) <= byteCount && offset <= byteCount - UInt64(bytes),
      "\(count) values at \(offset) do not fit into \(byteCount) bytes")
    return unsafe mapping.base + Int(offset)
  }

  package func store<T: BitwiseCopyable>(_ value: T, at offset: UInt64) {
    unsafe address(of: T.self, count: 1, at: offset).storeBytes(of: value, as: T.self)
  }

  package func store<T: BitwiseCopyable>(contentsOf values: [T], at offset: UInt64) {
    let target = unsafe address(of: T.self, count: values.count, at: offset)
    unsafe values.withUnsafeBytes { bytes in
      if let source = bytes.baseAddress {
        unsafe target.copyMemory(from: source, byteCount: bytes.count)
      }
    }
  }

  package func load<T: BitwiseCopyable>(_ type: T.Type, at offset: UInt64) -> T {
    unsafe address(of: T.self, count: 1, at: offset).loadUnaligned(as: T.self)
  }

  /// Copies numbers in.
  package func write(_ values: [Double], at offset: UInt64) {
    store(contentsOf: values, at: offset)
  }

  package func write(_ values: ArraySlice<Double>, at offset: UInt64) {
    let target = unsafe address(of: Double.self, count: values.count, at: offset)
    unsafe values.withUnsafeBytes { bytes in
      if let source = bytes.baseAddress {
        unsafe target.copyMemory(from: source, byteCount: bytes.count)
      }
    }
  }

  /// Copies numbers out.
  package func doubles(at offset: UInt64, count: Int) -> [Double] {
    let source = unsafe address(of: Double.self, count: count, at: offset)
    return unsafe [Double](unsafeUninitializedCapacity: count) { buffer, initialized in
      if let target = buffer.baseAddress, count > 0 {
        unsafe memcpy(target, source, count * 8)
      }
      initialized = count
    }
  }

  /// Copies bytes out.
  package func bytes(at offset: UInt64, count: Int) -> [UInt8] {
    let source = unsafe address(of: UInt8.self, count: count, at: offset)
    return unsafe [UInt8](UnsafeRawBufferPointer(start: source, count: count))
  }

  /// Writes `pattern` into `count` words of 8 bytes. `offset` is a multiple of 8.
  package func fill(_ pattern: UInt64, at offset: UInt64, count: Int) {
    precondition(offset % 8 == 0)
    let target = unsafe address(of: UInt64.self, count: count, at: offset)
    unsafe target.assumingMemoryBound(to: UInt64.self).update(repeating: pattern, count: count)
  }

  /// The index of the first of `count` words of 8 bytes that is not `pattern`. `offset` is a multiple of 8.
  package func firstDifference(from pattern: UInt64, at offset: UInt64, count: Int) -> Int? {
    precondition(offset % 8 == 0)
    let words = unsafe address(of: UInt64.self, count: count, at: offset)
      .assumingMemoryBound(to: UInt64.self)
    return firstIndex(below: count) { unsafe words[$0] ^ pattern }
  }

  /// The index of the first number that is not, bit for bit, the one of `values`. `offset` is a multiple
  /// of 8.
  package func firstDifference(from values: [Double], at offset: UInt64) -> Int? {
    precondition(offset % 8 == 0)
    let words = unsafe address(of: UInt64.self, count: values.count, at: offset)
      .assumingMemoryBound(to: UInt64.self)
    let values = values.span
    return firstIndex(below: values.count) { unsafe words[$0] ^ values[$0].bitPattern }
  }

  /// The first index with bits that differ. Eight at a time, which the compiler turns into a few
  /// instructions: they rarely do.
  @inline(__always)
  private func firstIndex(below count: Int, where difference: (Int) -> UInt64) -> Int? {
    var start = 0
    while start + 8 <= count {
      var differences: UInt64 = 0
      for index in start..<start + 8 { differences |= difference(index) }
      if differences != 0 { break }
      start += 8
    }
    for index in start..<count where difference(index) != 0 { return index }
    return nil
  }

  /// Gives the memory behind `offset` back to the system; it is zero then. Not in a region of inputs.
  package func discard(from offset: UInt64) {
    precondition(offset % BufferDescriptor.pageSize == 0)
    let rest = unsafe address(of: UInt8.self, count: Int(byteCount - offset), at: offset)
    #if canImport(Glibc)
      _ = unsafe madvise(rest, Int(byteCount - offset), MADV_REMOVE)
    #endif
  }
}
