import Isolation
import Synchronization
import Testing

@Suite struct ThreadsTests {
  @Test("Results come in the order of the elements", arguments: [1, 2, 5, 100])
  func order(threads: Int) {
    #expect(Threads.map(Array(0..<37), threads: threads) { $0 * $0 } == (0..<37).map { $0 * $0 })
    #expect(Threads.map([Int](), threads: threads) { $0 }.isEmpty)
  }

  @Test("Two threads work at the same time")
  func together() {
    let seen = Mutex(0)
    let waited = Threads.map([0, 1], threads: 2) { _ in
      seen.withLock { $0 += 1 }
      let deadline = ContinuousClock.now + .seconds(5)
      while seen.withLock({ $0 }) < 2 { if ContinuousClock.now > deadline { return false } }
      return true
    }
    #expect(waited == [true, true])
  }
}
