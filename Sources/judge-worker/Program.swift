import CSystem
import WorkerProtocol

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The buffers and operations of one request, with everything around the buffers out of reach.
@unsafe struct Program {
  private let regions: Regions
  private let operations: UnsafePointer<Operation>
  private let descriptors: UnsafePointer<BufferDescriptor>
  private let bufferCount: Int
  /// What the fault handler looks addresses up in.
  let table: UnsafeMutablePointer<csystem_fault_table>
  private let buffers: UnsafeMutablePointer<csystem_fault_buffer>

  init(_ request: Request, regions: Regions) {
    unsafe self.regions = unsafe regions
    unsafe bufferCount = Int(request.buffers)
    let start = unsafe regions.pristine + Int(request.offset)
    unsafe descriptors = start.assumingMemoryBound(to: BufferDescriptor.self)
    unsafe operations = (start + bufferCount * MemoryLayout<BufferDescriptor>.stride)
      .assumingMemoryBound(to: Operation.self)
    unsafe buffers = .allocate(capacity: bufferCount)
    unsafe table = .allocate(capacity: 1)
    for index in unsafe 0..<bufferCount {
      let descriptor = unsafe descriptors[index]
      let isInput = descriptor.regionCode == BufferDescriptor.Region.input.rawValue
      let base = unsafe isInput ? regions.input : regions.output
      unsafe (buffers + index).initialize(
        to: csystem_fault_buffer(
          pages: UInt64(UInt(bitPattern: base + Int(descriptor.offset))),
          page_bytes: descriptor.pageBytes,
          data: UInt64(UInt(bitPattern: base + Int(descriptor.dataOffset))),
          count: descriptor.count, input: isInput ? 1 : 0, dirty: 0))
    }
    unsafe table.initialize(
      to: csystem_fault_table(
        buffers: buffers, count: UInt64(bufferCount), guard_bytes: BufferDescriptor.guardBytes))
  }

  func operation(_ index: Int) -> Operation { unsafe operations[index] }

  /// The address of an operation's buffer; nil for NULL.
  func input(_ operation: Operation, _ position: Int) -> UnsafePointer<Double>? {
    unsafe output(operation, position).map { unsafe UnsafePointer($0) }
  }

  func output(_ operation: Operation, _ position: Int) -> UnsafeMutablePointer<Double>? {
    let index = Int(operation.buffers[position])
    guard unsafe (0..<bufferCount).contains(index) else { return nil }
    return unsafe UnsafeMutablePointer(bitPattern: UInt(buffers[index].data))
  }

  /// The number of elements of an operation's buffer; 0 for NULL.
  func count(_ operation: Operation, _ position: Int) -> Int {
    let index = Int(operation.buffers[position])
    return unsafe (0..<bufferCount).contains(index) ? Int(buffers[index].count) : 0
  }

  /// The pages of the buffers of one region, in order.
  func windows(_ region: BufferDescriptor.Region) -> [(offset: UInt64, bytes: UInt64)] {
    unsafe (0..<bufferCount).compactMap { index in
      let buffer = unsafe descriptors[index]
      return buffer.regionCode == region.rawValue ? (buffer.offset, buffer.pageBytes) : nil
    }
  }

  /// Tells the judge of inputs that the operation has changed, and puts them right again.
  func noteChangedInputs(operation: Int) {
    for index in unsafe 0..<bufferCount where unsafe buffers[index].dirty != 0 {
      let bytes = unsafe Int(buffers[index].page_bytes)
      guard
        let pages = unsafe UnsafeMutableRawPointer(bitPattern: UInt(buffers[index].pages)),
        let data = unsafe UnsafePointer<UInt64>(bitPattern: UInt(buffers[index].data))
      else { continue }
      let original = unsafe (regions.pristine + Int(descriptors[index].dataOffset))
        .assumingMemoryBound(to: UInt64.self)
      for element in 0..<(unsafe Int(buffers[index].count))
      where unsafe data[element] != original[element] {
        unsafe regions.noteChange(
          InputChange(
            operation: UInt64(operation), buffer: UInt64(index), element: UInt64(element)))
        break
      }
      // Drops the private copies: the pages show what the judge wrote again.
      _ = unsafe madvise(pages, bytes, MADV_DONTNEED)
      _ = unsafe mprotect(pages, bytes, PROT_READ)
      unsafe buffers[index].dirty = 0
    }
  }

  func release() {
    unsafe buffers.deallocate()
    unsafe table.deallocate()
  }
}
