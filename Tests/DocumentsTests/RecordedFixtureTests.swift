import BatchNorm
import Documents
import Foundation
import Judging
import Testing

/// Every recorded fixture against the reference, value by value, within the fixture's own tolerance.
@Suite struct RecordedFixtureTests {
  static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "fixtures")

  static let files: [String] = ["numpy", "pytorch", "seeds"].flatMap { source in
    let names =
      (try? FileManager.default.contentsOfDirectory(
        atPath: folder.appending(path: source).path)) ?? []
    return names.filter { $0.hasSuffix(".json") }.sorted().map { "\(source)/\($0)" }
  }

  @Test func noneIsMissing() { #expect(Self.files.count >= 60) }

  @Test(arguments: files)
  func agreesWithTheReference(_ file: String) throws {
    let bytes = [UInt8](try Data(contentsOf: Self.folder.appending(path: file)))
    let fixture = try FixtureDocument.decode(DocumentPieces(bytes), path: file)
    #expect(file.hasSuffix("/\(fixture.id).json"))
    #expect(!fixture.source.tool.isEmpty && !fixture.source.call.isEmpty)
    var running = fixture.running
    for (index, step) in fixture.steps.enumerated() {
      let forward = try ReferenceBatchNorm.forward(
        step.x, shape: step.shape, affine: fixture.affine, running: running,
        configuration: fixture.configuration, mode: step.mode)
      var values = StepValues(
        output: forward.output, runningMean: forward.running?.mean,
        runningVariance: forward.running?.variance)
      if let cotangent = step.gradOutput {
        let gradients = try ReferenceBatchNorm.backward(
          gradOutput: cotangent, x: step.x, shape: step.shape, affine: fixture.affine,
          running: running, configuration: fixture.configuration, mode: step.mode)
        values.gradX = gradients.x
        values.gradGamma = gradients.gamma
        values.gradBeta = gradients.beta
      }
      for quantity in StepValues.Quantity.allCases {
        guard let recorded = step.expected[quantity] else { continue }
        let computed = try #require(values[quantity])
        try #require(computed.count == recorded.count)
        let worst = zip(computed, recorded).map { distance($0, $1, fixture) }.max() ?? 0
        #expect(worst <= 1, "step \(index), \(quantity)")
      }
      running = forward.running
    }
  }

  /// The difference over the tolerance; NaN agrees with NaN alone.
  private func distance(_ computed: Double, _ recorded: Double, _ fixture: Fixture) -> Double {
    if computed == recorded || (computed.isNaN && recorded.isNaN) { return 0 }
    let tolerance = fixture.absoluteTolerance + fixture.relativeTolerance * abs(recorded)
    let share = abs(computed - recorded) / tolerance
    return share.isNaN ? .infinity : share
  }
}
