import BatchNorm
import FoundationEssentials
import Testing

/// What PyTorch 2.13 refuses, recorded in `Data/pytorch-bad-input.json`, beside what the reference does.
struct RecordedRefusalTests {
  private struct Recorded: Decodable {
    struct Row: Decodable {
      var name: String
      var raises: Bool
    }
    var cases: [Row]
  }

  /// A call of the reference, with PyTorch's conventions.
  struct Call: Sendable {
    var name: String
    var sizes: [Int]
    var layout = "NC"
    /// How many values γ, β and the running mean have.
    var gamma = 3
    var beta = 3
    var running: Int? = 3
    var mode = Mode.train
    var eps = 1e-5
    var momentum = 0.1

    func refuses() throws -> Bool {
      do throws(BatchNormError) {
        let shape = try TensorShape(sizes, layout: try Layout(layout))
        _ = try ReferenceBatchNorm.forward(
          (0..<shape.count).map { Double($0 * $0) }, shape: shape,
          affine: Affine(
            gamma: Array(repeating: 1, count: gamma), beta: Array(repeating: 0, count: beta)),
          running: running.map { .fresh(channels: $0) },
          configuration: BatchNormConfiguration(
            eps: eps, momentum: momentum,
            conventions: Conventions(momentum: .update, runningVariance: .unbiased)),
          mode: mode)
        return false
      } catch {
        return true
      }
    }
  }

  static let alike: [Call] = [
    Call(name: "n1_train_2d", sizes: [1, 3]),
    Call(name: "n1_train_1x3x1", sizes: [1, 3, 1], layout: "NCL"),
    Call(name: "n1_train_1x3x1x1", sizes: [1, 3, 1, 1], layout: "NCHW"),
    Call(name: "n1_train_1x3x1x1x1", sizes: [1, 3, 1, 1, 1], layout: "NCDHW"),
    Call(name: "n1_eval_2d", sizes: [1, 3], mode: .eval),
    Call(name: "channels_mismatch_train", sizes: [4, 5]),
    Call(name: "channels_mismatch_eval", sizes: [4, 5], mode: .eval),
    Call(name: "channels_mismatch_2d", sizes: [2, 5, 2, 2], layout: "NCHW"),
    Call(name: "weight_wrong_len", sizes: [4, 3], gamma: 2),
    Call(name: "bias_wrong_len", sizes: [4, 3], beta: 4),
    Call(name: "running_mean_wrong_len", sizes: [4, 3], running: 4),
    Call(name: "rank1_input", sizes: [3]),
    Call(name: "rank4_into_1d", sizes: [2, 3, 4, 5], layout: "NCL"),
    Call(name: "rank3_into_2d", sizes: [2, 3, 4], layout: "NCHW"),
    Call(name: "rank2_into_2d", sizes: [2, 3], layout: "NCHW"),
    Call(name: "rank4_into_3d", sizes: [2, 3, 4, 5], layout: "NCDHW"),
    Call(name: "eps_zero_eval", sizes: [4, 3], mode: .eval, eps: 0),
    Call(name: "eps_negative_train", sizes: [4, 3], eps: -1e-3),
    Call(name: "eps_negative_eval", sizes: [4, 3], mode: .eval, eps: -1e-3),
    Call(name: "momentum_2", sizes: [4, 3], momentum: 2),
    Call(name: "momentum_negative", sizes: [4, 3], momentum: -0.5),
    Call(name: "zero_channels_train", sizes: [4, 0], gamma: 0, beta: 0, running: 0),
  ]

  /// Where the reference does otherwise, and means to: it takes eps 0 in training (a fixture of the
  /// exercise needs it) and one value per channel where nothing is stored; it takes no NaN for eps and
  /// no empty tensor.
  static let different: [Call] = [
    Call(name: "eps_zero_train", sizes: [4, 3], eps: 0),
    Call(name: "n1_eval_no_tracking", sizes: [1, 3], running: nil, mode: .eval),
    Call(name: "eps_nan_train", sizes: [4, 3], eps: .nan),
    Call(name: "empty_batch_train", sizes: [0, 3]),
    Call(name: "empty_batch_eval", sizes: [0, 3], mode: .eval),
    Call(name: "empty_batch_2d_train", sizes: [0, 3, 2, 2], layout: "NCHW"),
    Call(name: "empty_spatial_train", sizes: [2, 3, 0], layout: "NCL"),
  ]

  private static func recorded(_ name: String) throws -> Bool {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Data/pytorch-bad-input.json")
    let recorded = try JSONDecoder().decode(Recorded.self, from: Data(contentsOf: file))
    return try #require(recorded.cases.first { $0.name == name }).raises
  }

  @Test(arguments: alike) func refusesWhatPyTorchRefuses(_ call: Call) throws {
    #expect(try call.refuses() == Self.recorded(call.name))
  }

  @Test(arguments: different) func differsFromPyTorchAsMeant(_ call: Call) throws {
    #expect(try call.refuses() != Self.recorded(call.name))
  }
}
