/// The sizes of a tensor and where its channels are.
///
/// A layout with one C splits every row-major index in three: element (o, c, i) stands at
/// (o·channels + c)·inner + i, where o runs over the dimensions before C and i over those after it.
package struct TensorShape: Hashable, Sendable {
  package let layout: Layout
  package let sizes: [Int]
  /// The product of the sizes before C.
  package let outer: Int
  package let channels: Int
  /// The product of the sizes after C.
  package let inner: Int

  /// - Throws: `BatchNormError.rank` if there is not one size a letter, `.emptyDimension` if one is
  ///   not positive, `.tooLarge` if their product overflows.
  package init(_ sizes: [Int], layout: Layout) throws(BatchNormError) {
    guard sizes.count == layout.rank else {
      throw .rank(expected: layout.rank, actual: sizes.count)
    }
    guard sizes.allSatisfy({ $0 > 0 }) else { throw .emptyDimension(sizes) }
    var count = 1
    for size in sizes {
      let (product, overflow) = count.multipliedReportingOverflow(by: size)
      if overflow { throw .tooLarge(sizes) }
      count = product
    }
    self.layout = layout
    self.sizes = sizes
    outer = sizes[..<layout.channelAxis].reduce(1, *)
    channels = sizes[layout.channelAxis]
    inner = sizes[(layout.channelAxis + 1)...].reduce(1, *)
  }

  package var count: Int { outer * channels * inner }
  /// n, the number of values that share a mean and a variance.
  package var valuesPerChannel: Int { outer * inner }
  /// N, the number of samples; 1 where the layout has no N.
  package var batch: Int { layout.batchAxis.map { sizes[$0] } ?? 1 }

  /// The channel of the element at a row-major offset.
  package func channel(at offset: Int) -> Int { offset / inner % channels }

  /// The index, a number per dimension, of the element at a row-major offset.
  package func index(at offset: Int) -> [Int] {
    var rest = offset
    var index = [Int](repeating: 0, count: sizes.count)
    for axis in sizes.indices.reversed() {
      index[axis] = rest % sizes[axis]
      rest /= sizes[axis]
    }
    return index
  }
}
