/// The first message, from the judge. What does not fit stands in the input region: at offset 0 the
/// path of the candidate, `pathBytes` long, in UTF-8 and without a NUL.
package struct Setup: BitwiseCopyable, Sendable {
  package var inputBytes: UInt64
  package var outputBytes: UInt64
  package var pathBytes: UInt64
  /// 1: layer form, 0: function form.
  package var layerForm: UInt64
  /// 1: a candidate without backward does not load.
  package var backwardRequired: UInt64
  package var memoryBytes: UInt64
  package var cpuSeconds: UInt64

  package init(
    inputBytes: UInt64, outputBytes: UInt64, pathBytes: UInt64, layerForm: Bool,
    backwardRequired: Bool, memoryBytes: UInt64, cpuSeconds: UInt64
  ) {
    self.inputBytes = inputBytes
    self.outputBytes = outputBytes
    self.pathBytes = pathBytes
    self.layerForm = layerForm ? 1 : 0
    self.backwardRequired = backwardRequired ? 1 : 0
    self.memoryBytes = memoryBytes
    self.cpuSeconds = cpuSeconds
  }
}

/// The answer to `Setup`. `textBytes` of text stand in the output region at `Journal.textOffset`.
package struct Ready: BitwiseCopyable, Sendable {
  package enum Status: UInt64, Sendable {
    case ready
    /// dlopen refused the library, or it lacks a symbol; the text says why.
    case notLoadable
    /// The worker could not do its own part; the text says what.
    case failed
  }

  package var statusCode: UInt64
  /// 1: the candidate exports a backward.
  package var hasBackward: UInt64
  /// A bit for each isolation layer that is on.
  package var layers: UInt64
  package var textBytes: UInt64

  package init(status: Status, hasBackward: Bool, layers: UInt64, textBytes: UInt64) {
    statusCode = status.rawValue
    self.hasBackward = hasBackward ? 1 : 0
    self.layers = layers
    self.textBytes = textBytes
  }
}

/// Runs a program that lies in the input region at `offset`: `buffers` descriptors, then
/// `operations` operations.
package struct Request: BitwiseCopyable, Sendable {
  package var sequence: UInt64
  package var offset: UInt64
  package var buffers: UInt64
  package var operations: UInt64

  package init(sequence: UInt64, offset: UInt64, buffers: UInt64, operations: UInt64) {
    self.sequence = sequence
    self.offset = offset
    self.buffers = buffers
    self.operations = operations
  }
}

/// The answer to `Request`. A candidate can forge it; all it gains is that its outputs are compared.
package struct Reply: BitwiseCopyable, Sendable {
  package var sequence: UInt64
  /// 1: the process has had more than one thread.
  package var threaded: UInt64

  package init(sequence: UInt64, threaded: Bool) {
    self.sequence = sequence
    self.threaded = threaded ? 1 : 0
  }
}

/// The first pages of the output region: where the worker is, and what killed it. Like all of that
/// region it can be forged, and decides no more than the words of a message.
package enum Journal {
  /// UInt64: the operation under way, counted from 1; 0 before the first.
  package static let progressOffset: UInt64 = 0
  /// UInt64: the entry of a sweep under way.
  package static let entryOffset: UInt64 = 8
  /// `FaultRecord`.
  package static let faultOffset: UInt64 = 64
  /// Int32 an operation: what the candidate returned.
  package static let codesOffset: UInt64 = 4096
  package static let maximumOperations: UInt64 = 4096
  /// `InputChange` an input buffer that was written to, up to 64 of them; the count stands first.
  package static let changesOffset: UInt64 = 20480
  package static let maximumChanges: UInt64 = 64
  package static let textOffset: UInt64 = 24576
  package static let maximumText: UInt64 = 8192
  /// Where buffers may begin.
  package static let size: UInt64 = 32768
}

/// What the signal handler of the worker noted of a fatal signal.
package struct FaultRecord: BitwiseCopyable, Hashable, Sendable {
  package var signal: Int64
  /// 0 if the signal has no address.
  package var address: UInt64
  /// 1: the access was a write.
  package var write: UInt64
  /// errno of the thread: ENOMEM tells a failed allocation.
  package var errorNumber: Int64
  /// The buffer (of the request) on whose pages or guards the address lies, or −1.
  package var buffer: Int64
  /// The element of that buffer, negative or past its end on a guard page.
  package var element: Int64

  package init(
    signal: Int64, address: UInt64, write: UInt64, errorNumber: Int64, buffer: Int64, element: Int64
  ) {
    self.signal = signal
    self.address = address
    self.write = write
    self.errorNumber = errorNumber
    self.buffer = buffer
    self.element = element
  }
}

/// An input buffer whose content differs after an operation.
package struct InputChange: BitwiseCopyable, Sendable {
  package var operation: UInt64
  package var buffer: UInt64
  package var element: UInt64

  package init(operation: UInt64, buffer: UInt64, element: UInt64) {
    self.operation = operation
    self.buffer = buffer
    self.element = element
  }
}
