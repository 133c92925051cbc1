import Judging

/// A line that shows where a tensor is wrong: a character a channel (or a sample), the higher the
/// larger its error. The words beside it say the same, for those who cannot see it.
struct ErrorPicture {
  /// "by channel" or "by sample".
  var axis: String
  /// As in "0 ▅  1 █  2 ·", and of many "▅█▂·…"; without Unicode with digits for bars.
  var bars: String
  /// As in "wrong in 0 to 2, right in 3".
  var words: String

  /// nil where there is only one place, so that nothing can be seen.
  init?(_ map: ErrorMap, unicode: Bool) {
    let channels = map.byChannel
    let samples = map.bySample
    let channelsTell = channels.contains { $0.outside == 0 }
    let samplesTell = samples.contains { $0.outside == 0 }
    if channels.count > 1, channelsTell || !samplesTell || samples.count == 1 {
      axis = "by channel"
      bars = Self.bars(channels, unicode: unicode)
      words = Self.words(channels, of: map.channels)
    } else if samples.count > 1 {
      axis = "by sample"
      bars = Self.bars(samples, unicode: unicode)
      words = Self.words(samples, of: map.samples)
    } else {
      return nil
    }
  }

  private static func bars(_ cells: [ErrorMap.Cell], unicode: Bool) -> String {
    let finite = cells.map(\.error).filter(\.isFinite)
    let top = finite.max() ?? 0
    let levels = Array(unicode ? "▁▂▃▄▅▆▇█" : "123456789")
    let bars = cells.map { cell -> Character in
      if cell.outside == 0 { return unicode ? "·" : "." }
      guard cell.error.isFinite else { return unicode ? "×" : "x" }
      let level = top > 0 ? (cell.error / top * Double(levels.count)).rounded(.up) : 1
      return levels[min(max(Int(level), 1), levels.count) - 1]
    }
    if bars.count > 10 { return String(bars) }
    return bars.enumerated().map { "\($0.offset) \($0.element)" }.joined(separator: "  ")
  }

  private static func words(_ cells: [ErrorMap.Cell], of count: Int) -> String {
    let wrong = cells.indices.filter { cells[$0].outside > 0 }
    if wrong.count == cells.count { return "wrong in all \(count)" }
    if cells.count < count {
      return "wrong in \(wrong.count) of \(cells.count) equal parts of all \(count)"
    }
    let right = cells.indices.filter { cells[$0].outside == 0 }
    guard let wrongList = list(wrong), let rightList = list(right) else {
      return "wrong in \(wrong.count) of \(count)"
    }
    return "wrong in \(wrongList), right in \(rightList)"
  }

  /// "0, 2 to 5 and 7"; nil if that would be long.
  private static func list(_ numbers: [Int]) -> String? {
    var ranges: [ClosedRange<Int>] = []
    for number in numbers {
      if let last = ranges.last, last.upperBound + 1 == number {
        ranges[ranges.count - 1] = last.lowerBound...number
      } else {
        ranges.append(number...number)
      }
    }
    if ranges.count > 5 { return nil }
    let words = ranges.map { range in
      switch range.count {
      case 1: "\(range.lowerBound)"
      case 2: "\(range.lowerBound), \(range.upperBound)"
      default: "\(range.lowerBound) to \(range.upperBound)"
      }
    }
    return Words.list(words)
  }
}
