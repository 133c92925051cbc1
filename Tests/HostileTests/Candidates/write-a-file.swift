// Tries to write a file with Foundation.
import Foundation

func attack() {
  try? Data("escaped".utf8).write(to: URL(fileURLWithPath: "@SCRATCH@/escaped"))
  FileManager.default.createFile(atPath: "@SCRATCH@/escaped", contents: nil)
  try? FileManager.default.removeItem(atPath: "@SCRATCH@/secret")
}
