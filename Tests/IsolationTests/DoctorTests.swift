import Testing
import WorkerProtocol

@testable import Isolation

struct DoctorTests {
  @Test func aWorkerIsAsked() throws {
    let doctor = try Doctor(workerPath: productFolder + "/judge-worker")
    #expect(doctor.findings.contains { $0.layer == .cleanEnvironment && $0.state == .on })
    #expect(doctor.lockTime > .zero)
    #expect(doctor.findings.allSatisfy { ($0.state == .on) == ($0.advice == nil) })
    #if os(Linux)
      #expect(!doctor.findings.contains { $0.layer == .seatbelt })
    #endif
  }

  @Test func whatIsMissingHasAdvice() {
    let doctor = Doctor(layers: [])
    #expect(doctor.level == .basic)
    #expect(doctor.findings.allSatisfy { $0.state != .on && $0.advice != nil })
  }

  @Test func levels() {
    var all = IsolationLayers(IsolationLayer.allCases)
    #expect(all.level == .full)
    all.remove(IsolationLayers([.seatbelt, .threadLimit, .supervisedCalls]))
    #expect(all.level == .full)
    all.remove(IsolationLayers([.landlock]))
    #expect(all.level == .partial)
    all.remove(IsolationLayers([.seccomp]))
    #expect(all.level == .basic)
    #expect(IsolationLayers([.seccomp]).level == .partial)
  }

  #if os(Linux)
    @Test func theReasonThatLandlockIsMissingIsTold() {
      #expect(IsolationLayer.landlockMissing(version: -38).state == .notAvailable)
      #expect(IsolationLayer.landlockMissing(version: -95).advice.contains("lsm="))
      #expect(IsolationLayer.landlockMissing(version: 7).advice.contains("container"))
    }
  #endif
}
