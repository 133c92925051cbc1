import Foundation
import Isolation
import Testing

struct ReadFileTests {
  @Test(arguments: [0, 1, 4095, 4096, 200_000])
  func aFileIsReadWhole(count: Int) throws {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("judge-read-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) }
    try Data(bytes).write(to: URL(filePath: path))
    #expect(try readFile(path) == bytes)
  }

  @Test func aPipeWithoutASizeIsReadToItsEnd() throws {
    let pipe = Pipe()
    let bytes = [UInt8](repeating: 7, count: 30_000)
    try pipe.fileHandleForWriting.write(contentsOf: Data(bytes))
    try pipe.fileHandleForWriting.close()
    #expect(try readFile("/dev/fd/\(pipe.fileHandleForReading.fileDescriptor)") == bytes)
  }

  @Test func whatIsWrongIsSaid() {
    let rows = [("/nonexistent/file", "no such file or folder"), ("/", "it is a folder")]
    for (path, words) in rows {
      do throws(IsolationError) {
        _ = try readFile(path)
        Issue.record("\(path) was read")
      } catch {
        #expect(error.fileReason == words)
      }
    }
  }
}
