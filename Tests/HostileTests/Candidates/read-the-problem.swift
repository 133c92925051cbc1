// Tries to read the problem with Foundation.
import Foundation

func attack() {
  if FileManager.default.contents(atPath: "@PROBLEMS@/batchnorm/problem.json") != nil { exit(42) }
  if (try? FileManager.default.contentsOfDirectory(atPath: "@PROBLEMS@")) != nil { exit(42) }
}
