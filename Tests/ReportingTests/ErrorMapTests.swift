import BatchNorm
import Judging
import Testing

@Suite struct ErrorMapTests {
  /// Of shape (2, 3, 4): element (n, c, l) stands at 12n + 4c + l.
  static let expected: [Double] = (0..<24).map { Double($0) }

  @Test func cellsAreSamplesByChannels() throws {
    let shape = try TensorShape([2, 3, 4], layout: Layout("NCL"))
    var actual = Self.expected
    actual[23] += 5
    actual[20] -= 7
    actual[6] = .nan
    actual[1] += 0.5
    let map = ErrorMap(shape: shape, expected: Self.expected, actual: actual) {
      [23, 20, 6].contains($0)
    }
    #expect([map.samples, map.channels, map.rows, map.columns] == [2, 3, 2, 3])
    #expect(map.cells.map(\.error) == [0.5, .infinity, 0, 0, 0, 7])
    #expect(map.cells.map(\.outside) == [0, 1, 0, 0, 0, 2])
    #expect(map.cells.allSatisfy { $0.compared == 4 })
    #expect(map.byChannel.map(\.outside) == [0, 1, 2])
    #expect(map.byChannel.map(\.error) == [0.5, .infinity, 7])
    #expect(map.bySample.map(\.outside) == [1, 2])
    #expect(map.bySample.map(\.compared) == [12, 12])
  }

  @Test func aNaNThatIsRightIsNoError() {
    let map = ErrorMap(outer: 1, channels: 2, inner: 1, expected: [.nan, 1], actual: [.nan, 1]) {
      _ in false
    }
    #expect(map.cells.map(\.error) == [0, 0])
  }

  @Test func largeTensorsAreFolded() {
    let expected = [Double](repeating: 0, count: 257 * 70)
    var actual = expected
    actual[256 * 70 + 69] = 1
    actual[0] = 2
    let map = ErrorMap(outer: 257, channels: 70, inner: 1, expected: expected, actual: actual) {
      actual[$0] != 0
    }
    #expect([map.samples, map.channels, map.rows, map.columns] == [257, 70, 32, 32])
    #expect(map.cells.first == .init(error: 2, compared: 9 * 3, outside: 1))
    #expect(map.cells.last?.error == 1)
    #expect(map.cells.map(\.compared).reduce(0, +) == 257 * 70)
    #expect(map.cells.map(\.outside).reduce(0, +) == 2)
  }
}
