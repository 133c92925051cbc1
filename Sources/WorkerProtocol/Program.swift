/// Where a buffer of a program lies.
///
/// A buffer of `count` numbers occupies whole pages of its region, starting at `offset`; the
/// `guardBytes` right before and right after them belong to nobody and are made inaccessible while the
/// program runs. The numbers stand against the guard before (`left`) or the one after (`right`).
package struct BufferDescriptor: BitwiseCopyable, Hashable, Sendable {
  package enum Region: UInt32, Sendable {
    /// Written by the judge, read by the worker; sealed against the worker's writing.
    case input
    /// Written by the worker, read by the judge.
    case output
  }

  package enum Alignment: UInt32, Sendable {
    case right
    case left
  }

  package var regionCode: UInt32
  package var alignmentCode: UInt32
  /// Of the first page, in bytes from the start of the region.
  package var offset: UInt64
  /// In numbers of 8 bytes.
  package var count: UInt64

  package init(region: Region, alignment: Alignment, offset: UInt64, count: UInt64) {
    regionCode = region.rawValue
    alignmentCode = alignment.rawValue
    self.offset = offset
    self.count = count
  }

  #if arch(arm64) && canImport(Darwin)
    package static let pageSize: UInt64 = 16384
  #else
    package static let pageSize: UInt64 = 4096
  #endif
  /// How much before and after a buffer is inaccessible: whole pages.
  package static let guardBytes: UInt64 = 65536

  /// Buffers begin at multiples of this from each other, so that small ones lie alike in all programs.
  package static let slotBytes: UInt64 = 131_072

  /// How many bytes from its start the next buffer may begin.
  package var strideBytes: UInt64 {
    (pageBytes + Self.guardBytes + Self.slotBytes - 1) / Self.slotBytes * Self.slotBytes
  }

  /// How many bytes of whole pages the buffer occupies.
  package var pageBytes: UInt64 {
    max(1, (count * 8 + Self.pageSize - 1) / Self.pageSize) * Self.pageSize
  }

  /// Of the first number, in bytes from the start of the region.
  package var dataOffset: UInt64 {
    alignmentCode == Alignment.left.rawValue ? offset : offset + pageBytes - count * 8
  }
}

/// What the worker does in one step of a program. A buffer index of −1 is NULL.
package struct Operation: BitwiseCopyable, Sendable {
  package enum Code: UInt32, Sendable, CaseIterable {
    /// Copies buffer 1 to buffer 0.
    case copy
    /// Makes layer `layer` with shape[0] features, eps, momentum, affine and tracked.
    case create
    case destroy
    /// Sets `field` of the layer from buffer 0.
    case set
    /// Gets `field` of the layer into buffer 0.
    case get
    /// x 0, out 1.
    case layerForward
    /// grad_out 0, grad_x 1, grad_gamma 2, grad_beta 3.
    case layerBackward
    /// x 0, gamma 1, beta 2, running_mean 3, running_var 4, out 5.
    case functionForward
    /// grad_out 0, x 1, gamma 2, running_mean 3, running_var 4, grad_x 5, grad_gamma 6, grad_beta 7.
    case functionBackward
    /// Calls forward at many points: x 0, gamma 1, beta 2, running_mean 3, running_var 4 (all
    /// inputs), cotangent 5, entries 6 (four numbers each, see `SweepEntry`), directions 7 (64
    /// signs in the bits of each number, the first in the lowest; a bit that is set is −1),
    /// results 8 (two numbers an entry: L and what its rounding lost), scratch for x 9, gamma 10,
    /// beta 11, running_mean 12, running_var 13, out 14. `layer` is used in the layer form.
    case sweep
  }

  package var code: UInt32
  package var layer: UInt32 = 0
  package var field: Int32 = 0
  package var rank: Int32 = 0
  package var training: UInt32 = 0
  package var affine: UInt32 = 0
  package var tracked: UInt32 = 0
  /// Entries of a sweep. Of another operation: how often it is carried out, its times in nanoseconds
  /// going to buffer 15; 0 and 1 are once and untimed.
  package var entries: UInt32 = 0
  package var eps: Double = 0
  package var momentum: Double = 0
  package var shape: SIMD8<Int64> = .zero
  package var buffers: SIMD16<Int32> = SIMD16(repeating: -1)

  package init(_ code: Code) { self.code = code.rawValue }
}

/// One forward call of a sweep: the variable moved by offset·direction. Stored as four doubles:
/// variable (0 x, 1 gamma, 2 beta), coordinate (or −1), index of the first number of the direction in
/// the directions buffer (or −1), offset.
package struct SweepEntry: Hashable, Sendable {
  package var variable: Int
  package var coordinate: Int
  package var direction: Int
  package var offset: Double

  package init(variable: Int, coordinate: Int, direction: Int, offset: Double) {
    self.variable = variable
    self.coordinate = coordinate
    self.direction = direction
    self.offset = offset
  }

  package var numbers: [Double] {
    [Double(variable), Double(coordinate), Double(direction), offset]
  }
}

/// The most that a program may have; the judge keeps to it and the worker checks it.
package enum ProgramLimits {
  package static let layers = 8
  /// The buffer that takes the times of a repeated operation.
  package static let timesBuffer = 15
  package static let rank = 8
}
