import Documents
import Testing

@Suite struct SuggestionTests {
  static let rows: [(given: String, nearest: String?)] = [
    ("batchnrom", "batchnorm"),  // a swap of neighbours counts once
    ("batchnorn", "batchnorm"),
    ("BatchNorm", "batchnorm"),
    ("batchnorm1", "batchnorm"),
    ("batchnorm-bakward", "batchnorm-backward"),
    ("batchnorm-b", "batchnorm"),
    ("batchnorm2", "batchnorm"),
    ("bat", "batchnorm"),  // a beginning
    ("ba", nil),
    ("softmax", nil),
    ("", nil),
  ]

  @Test(arguments: rows) func nearest(_ row: (given: String, nearest: String?)) {
    let words = ["batchnorm", "batchnorm2d", "batchnorm-numpy", "batchnorm-backward"]
    #expect(Suggestion.nearest(to: row.given, among: words) == row.nearest)
  }
}
