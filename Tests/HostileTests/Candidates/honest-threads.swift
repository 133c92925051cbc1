// Tries to do nothing bad: Foundation, Dispatch and tasks must work behind the lock.
import Dispatch
import Foundation

func attack() {
  var sums = [Double](repeating: 0, count: 64)
  sums.withUnsafeMutableBufferPointer { buffer in
    nonisolated(unsafe) let sums = buffer
    DispatchQueue.concurrentPerform(iterations: 64) { sums[$0] = sqrt(Double($0)) }
  }
  let done = DispatchSemaphore(value: 0)
  Task.detached {
    let total = await withTaskGroup(of: Int.self) { group in
      for i in 0..<8 { group.addTask { i } }
      return await group.reduce(0, +)
    }
    precondition(total == 28)
    done.signal()
  }
  done.wait()
  let text = String(format: "%.3f", Date().timeIntervalSince1970) + UUID().uuidString
  precondition(!text.isEmpty && sums[4] == 2)
  let queue = OperationQueue()
  queue.addOperation { Thread.sleep(forTimeInterval: 0.001) }
  queue.waitUntilAllOperationsAreFinished()
}
