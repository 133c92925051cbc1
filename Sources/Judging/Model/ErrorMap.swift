package import BatchNorm

/// Where a tensor is wrong: its error by sample and channel, small enough for a report.
///
/// Rows run over the dimensions before C (the samples of NC and NCHW), columns over the channels;
/// the dimensions after C are folded into their cell. A vector of one value per channel is one row.
/// What exceeds `limit` rows or columns is folded into neighbours, so that a map never grows large.
package struct ErrorMap: Hashable, Sendable {
  package struct Cell: Hashable, Sendable {
    /// The largest |actual − expected|; infinite where one of them is not finite and they differ.
    package var error: Double
    package var compared: Int
    /// How many of those compared were outside of their tolerance.
    package var outside: Int

    package init(error: Double, compared: Int, outside: Int) {
      self.error = error
      self.compared = compared
      self.outside = outside
    }
  }

  /// The sizes before folding.
  package var samples: Int
  package var channels: Int
  package var rows: Int
  package var columns: Int
  /// Row after row.
  package var cells: [Cell]

  package static let limit = 32

  package init(samples: Int, channels: Int, rows: Int, columns: Int, cells: [Cell]) {
    precondition(cells.count == rows * columns, "one cell per row and column")
    self.samples = samples
    self.channels = channels
    self.rows = rows
    self.columns = columns
    self.cells = cells
  }

  /// - Parameters:
  ///   - expected: outer · channels · inner values, row-major, as many as `actual`.
  ///   - isOutside: whether the element at an offset is outside of its tolerance.
  package init(
    outer: Int, channels: Int, inner: Int, expected: [Double], actual: [Double],
    isOutside: (Int) -> Bool
  ) {
    let rows = min(outer, Self.limit)
    let columns = min(channels, Self.limit)
    var cells = [Cell](
      repeating: Cell(error: 0, compared: 0, outside: 0), count: rows * columns)
    for offset in 0..<min(expected.count, actual.count, outer * channels * inner) {
      let sample = offset / (channels * inner)
      let channel = offset / inner % channels
      let cell = sample * rows / outer * columns + channel * columns / channels
      let difference = (actual[offset] - expected[offset]).magnitude
      let outside = isOutside(offset)
      let error = difference.isFinite ? difference : (outside ? .infinity : 0)
      cells[cell].error = max(cells[cell].error, error)
      cells[cell].compared += 1
      cells[cell].outside += outside ? 1 : 0
    }
    self.init(samples: outer, channels: channels, rows: rows, columns: columns, cells: cells)
  }

  /// A tensor of this shape.
  package init(
    shape: TensorShape, expected: [Double], actual: [Double], isOutside: (Int) -> Bool
  ) {
    self.init(
      outer: shape.outer, channels: shape.channels, inner: shape.inner, expected: expected,
      actual: actual, isOutside: isOutside)
  }

  /// The columns, each with its rows folded into one cell.
  package var byChannel: [Cell] {
    (0..<columns).map { column in fold((0..<rows).map { cells[$0 * columns + column] }) }
  }

  /// The rows, each with its columns folded into one cell.
  package var bySample: [Cell] {
    (0..<rows).map { row in fold(cells[row * columns..<(row + 1) * columns]) }
  }

  private func fold(_ cells: some Sequence<Cell>) -> Cell {
    cells.reduce(Cell(error: 0, compared: 0, outside: 0)) {
      Cell(
        error: max($0.error, $1.error), compared: $0.compared + $1.compared,
        outside: $0.outside + $1.outside)
    }
  }
}
