import Judging
import WorkerProtocol

/// Lays out the buffers of a program and collects its operations.
struct ProgramBuilder {
  typealias BufferIndex = Int32

  /// What a buffer is called in `judge_candidate.h`, and which step of the case it belongs to.
  struct BufferName {
    var label: String
    var step: Int
  }

  struct Call {
    var name: String
    var step: Int
  }

  /// NULL.
  static let null: BufferIndex = -1
  /// The program stands at the start of the input region, behind the page with the candidate's path.
  static let programOffset = BufferDescriptor.pageSize

  private(set) var buffers: [BufferDescriptor] = []
  private(set) var names: [BufferName] = []
  private(set) var operations: [Operation] = []
  /// The function that each operation calls.
  private(set) var calls: [Call] = []
  /// What a buffer holds before the program runs; outputs without an entry are prefilled.
  private(set) var contents: [(buffer: BufferIndex, values: [Double])] = []
  private var inputCursor: UInt64 = 0
  private var outputCursor = Journal.size + BufferDescriptor.guardBytes

  /// The bytes of the program itself, rounded up so that small programs take the same place.
  private var programBytes: UInt64 {
    let bytes = UInt64(
      buffers.count * MemoryLayout<BufferDescriptor>.stride
        + operations.count * MemoryLayout<Operation>.stride)
    let slot = BufferDescriptor.slotBytes
    return (bytes + slot - 1) / slot * slot
  }

  /// Where the first input buffer begins: known once the program is complete.
  var inputBase: UInt64 {
    Self.programOffset + programBytes + BufferDescriptor.guardBytes
  }
  var inputBytes: UInt64 { inputBase + inputCursor }
  var outputBytes: UInt64 { outputCursor }

  mutating func input(
    _ label: String, _ values: [Double]?, step: Int, alignment: BufferDescriptor.Alignment
  ) -> BufferIndex {
    guard let values else { return Self.null }
    let buffer = BufferDescriptor(
      region: .input, alignment: alignment, offset: inputCursor, count: UInt64(values.count))
    inputCursor += buffer.strideBytes
    return append(buffer, label, step: step, contents: values)
  }

  mutating func output(
    _ label: String, count: Int, step: Int, alignment: BufferDescriptor.Alignment,
    contents: [Double]? = nil
  ) -> BufferIndex {
    let buffer = BufferDescriptor(
      region: .output, alignment: alignment, offset: outputCursor, count: UInt64(count))
    outputCursor += buffer.strideBytes
    return append(buffer, label, step: step, contents: contents)
  }

  private mutating func append(
    _ buffer: BufferDescriptor, _ label: String, step: Int, contents values: [Double]?
  ) -> BufferIndex {
    let index = BufferIndex(buffers.count)
    buffers.append(buffer)
    names.append(BufferName(label: label, step: step))
    if let values { contents.append((index, values)) }
    return index
  }

  mutating func call(_ operation: Operation, _ name: String, step: Int) {
    operations.append(operation)
    calls.append(Call(name: name, step: step))
  }

  /// Has the one operation of these codes carried out many times.
  /// - Returns: False if there is none.
  mutating func repeatOperation(
    where codes: Set<UInt32>, _ repetitions: Int, times: BufferIndex
  ) -> Bool {
    guard let index = operations.firstIndex(where: { codes.contains($0.code) }) else {
      return false
    }
    operations[index].entries = UInt32(repetitions)
    operations[index].buffers[ProgramLimits.timesBuffer] = times
    return true
  }

  /// The buffers with their final offsets: inputs begin behind the program.
  var placedBuffers: [BufferDescriptor] {
    buffers.map { buffer in
      guard buffer.regionCode == BufferDescriptor.Region.input.rawValue else { return buffer }
      var placed = buffer
      placed.offset += inputBase
      return placed
    }
  }
}
