import Foundation
import Testing

/// What a user sees of the isolation of the machine.
struct DoctorCommandTests {
  @Test func theDoctorTellsOfEveryLayer() throws {
    let place = try Place()
    let (report, status, _) = try place.judge(["doctor", "--format", "json"])
    #expect(status == 0)
    let isolation = try #require(report["isolation"] as? [String: Any])
    let layers = try #require(isolation["layers"] as? [[String: Any]])
    #expect(layers.count >= 13)
    for layer in layers {
      let isOn = layer["state"] as? String == "on"
      #expect((layer["advice"] is NSNull) == isOn, "\(layer)")
    }
  }

  @Test func lessThanWhatIsRequiredJudgesNothing() throws {
    let place = try Place()
    let candidate = try place.candidate("late-destructor.c")
    let arguments = [
      "check", "batchnorm", candidate, "--require-isolation", "full", "--format", "json",
    ]
    if HostileTests.isFull {
      #expect(try place.judge(arguments).status == 0)
    } else {
      let process = place.process(arguments)
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      process.waitUntilExit()
      #expect(process.terminationStatus == 5)
    }
  }

  @Test func aCompileErrorTellsTheIsolationToo() throws {
    let place = try Place()
    let (report, _, _) = try place.judge(
      ["check", "batchnorm", try place.candidate("include-itself.c"), "--format", "json"])
    let isolation = try #require(report["isolation"] as? [String: Any])
    #expect((isolation["layers"] as? [String])?.contains("clean_environment") == true)
  }
}
