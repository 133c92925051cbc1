// Tries to run another program with Foundation.
import Foundation

func attack() {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/bin/touch")
  process.arguments = ["@SCRATCH@/escaped"]
  try? process.run()
}
