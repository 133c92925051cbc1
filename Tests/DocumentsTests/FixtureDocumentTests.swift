import BatchNorm
import Documents
import Judging
import Testing

@Suite struct FixtureDocumentTests {
  /// A fixture with all there may be; each row of the tests below changes one piece of it.
  static let good = """
    {
      "schema": "judge-fixture/1", "id": "t", "description": "d",
      "source": {"tool": "T", "version": "1", "call": "c"},
      "layout": "NCL",
      "conventions": {"momentum": "keep", "running_var": "unbiased"},
      "eps": 1e-05, "momentum": 0.1,
      "gamma": [1, 2, 3], "beta": [4, 5, 6],
      "running_mean": [0, 0, 0], "running_var": [1, 1, 1],
      "steps": [
        {"mode": "train", "x": [[[1, 2], [3, 4], [5, 6]]],
         "grad_out": [[[1, 0], [0, 1], [0, 0]]],
         "expect": {"y": [[[0, 0], [0, "NaN"], [0, "-Infinity"]]], "running_mean": [1, 2, 3],
           "grad_x": [[[0, 0], [0, 0], [0, 0]]], "grad_gamma": [0, 0, 0]}},
        {"mode": "eval", "x": [[[7], [8], [9]], [[1], [2], ["Infinity"]]], "expect": {}}
      ],
      "tolerance": {"rtol": 1e-9, "atol": 1e-12}
    }
    """

  @Test func decodes() throws {
    let fixture = try FixtureDocument.decode(DocumentPieces(Array(Self.good.utf8)), path: "f")
    #expect(fixture.id == "t" && fixture.description == "d")
    #expect(fixture.source == Fixture.Source(tool: "T", version: "1", call: "c"))
    #expect(fixture.layout.letters == "NCL" && fixture.channels == 3)
    #expect(
      fixture.configuration
        == BatchNormConfiguration(
          eps: 1e-5, momentum: 0.1,
          conventions: Conventions(momentum: .keep, runningVariance: .unbiased)))
    #expect(fixture.affine == Affine(gamma: [1, 2, 3], beta: [4, 5, 6]))
    #expect(fixture.running == RunningStatistics(mean: [0, 0, 0], variance: [1, 1, 1]))
    #expect(fixture.relativeTolerance == 1e-9 && fixture.absoluteTolerance == 1e-12)
    #expect(fixture.steps.map(\.mode) == [.train, .eval])
    #expect(fixture.steps.map(\.shape.sizes) == [[1, 3, 2], [2, 3, 1]])
    #expect(fixture.steps[0].x == [1, 2, 3, 4, 5, 6])
    #expect(fixture.steps[0].gradOutput == [1, 0, 0, 1, 0, 0])
    let expected = fixture.steps[0].expected
    #expect(expected.output?[3].isNaN == true && expected.output?[5] == -.infinity)
    #expect(expected.runningMean == [1, 2, 3] && expected.runningVariance == nil)
    #expect(expected.gradX?.count == 6 && expected.gradGamma == [0, 0, 0])
    #expect(fixture.steps[1].x == [7, 8, 9, 1, 2, .infinity])
    #expect(fixture.steps[1].expected == StepValues())
  }

  @Test func nullsMeanNone() throws {
    var text = Self.good
    for (key, array) in [
      ("gamma", "[1, 2, 3]"), ("beta", "[4, 5, 6]"), ("running_mean", "[0, 0, 0]"),
      ("running_var", "[1, 1, 1]"),
    ] {
      text = text.replacing("\"\(key)\": \(array)", with: "\"\(key)\": null")
    }
    text = text.replacing("\"momentum\": 0.1", with: "\"momentum\": null")
    text = text.replacing(", \"running_mean\": [1, 2, 3]", with: "")
    text = text.replacing(", \"grad_gamma\": [0, 0, 0]", with: "")
    let fixture = try FixtureDocument.decode(DocumentPieces(Array(text.utf8)), path: "f")
    #expect(fixture.affine == nil && fixture.running == nil)
    #expect(fixture.configuration.momentum == nil)
  }

  struct Row: CustomTestStringConvertible {
    var from: String
    var to: String
    var message: String

    init(_ from: String, _ to: String, _ message: String) {
      self.from = from
      self.to = to
      self.message = message
    }

    var testDescription: String { message }
  }

  static let rows = [
    Row(
      "\"train\"", "\"training\"",
      "f:10:14: steps[0].mode: expected \"train\" or \"eval\", found \"training\""),
    Row(
      "\"mode\": \"eval\"", "\"mod\": \"eval\"",
      "f:14:6: steps[1]: expected one of the keys mode, x, expect, grad_out, found \"mod\"; "
        + "did you mean \"mode\"?"),
    Row("\"eps\": 1e-05", "\"eps\": -1", "f:6:10: eps: expected a number of at least 0, found -1"),
    Row(
      "\"eps\": 1e-05", "\"eps\": \"NaN\"",
      "f:6:10: eps: expected a number of at least 0, found \"NaN\""),
    Row(
      "\"eps\": 1e-05", "\"eps\": 1e-05, \"eps\": 1",
      "f:6:17: expected each key once, found \"eps\" again"),
    Row("\"eps\": 1e-05, ", "", "f:1:1: expected the key \"eps\", found none"),
    Row(
      "\"eps\": 1e-05", "\"eps\": 1e999",
      "f:6:10: eps: expected a number of magnitude below 1.8e308, found 1e999"),
    Row(
      "judge-fixture/1", "judge-fixture/2",
      "f:2:13: schema: expected \"judge-fixture/1\", found \"judge-fixture/2\""),
    Row(
      "\"NCL\"", "\"NCC\"",
      "f:4:13: layout: expected a layout: a capital letter per dimension, each once and one of them "
        + "C, as in NCHW, found \"NCC\""),
    Row(
      "\"NCL\"", "\"NC\"",
      "f:10:28: steps[0].x: expected 2 levels of arrays as the layout NC, found 3"),
    Row(
      "[3, 4], [5, 6]]]", "[3, 4], [5]]]",
      "f:10:46: steps[0].x[0][2]: expected 2 elements, as many as in the first array here, found 1"),
    Row(
      "[3, 4], [5, 6]]]", "[3, 4], 5]]",
      "f:10:46: steps[0].x[0][2]: expected an array, found 5"),
    Row(
      "[3, 4], [5, 6]]]", "[3, 4], [5, [6]]]]",
      "f:10:50: steps[0].x[0][2][1]: expected a number, found an array"),
    Row(
      "[3, 4], [5, 6]]]", "[3, 4], []]]",
      "f:10:46: steps[0].x[0][2]: expected at least one element, found none"),
    Row(
      "[3, 4], [5, 6]]]", "[3, 4], [5, \"nan\"]]]",
      "f:10:50: steps[0].x[0][2][1]: expected a number, \"NaN\", \"Infinity\" or \"-Infinity\", "
        + "found \"nan\""),
    Row(
      "[3, 4], [5, 6]]]", "[3, 4], [5, null]]]",
      "f:10:50: steps[0].x[0][2][1]: expected a number, found null"),
    Row(
      "[3, 4], [5, 6]]]", "[3, 4], [5, 6,]]]",
      "f:10:52: steps[0].x[0][2][2]: expected a number, found \"]\""),
    Row(
      "\"grad_out\": [[[1, 0], [0, 1], [0, 0]]]", "\"grad_out\": [[[1, 0], [0, 1]]]",
      "f:11:18: steps[0].grad_out: expected the shape (1, 3, 2), found (1, 2, 2)"),
    Row(
      "\"grad_out\": [[[1, 0], [0, 1], [0, 0]]]", "\"grad_out\": null",
      "f:13:18: steps[0].expect.grad_x: expected no such value, found one without a grad_out"),
    Row(
      "\"running_mean\": [1, 2, 3]", "\"running_mean\": [1, 2]",
      "f:12:80: steps[0].expect.running_mean: expected the shape (3), found (2)"),
    Row(
      "[[7], [8], [9]], [[1], [2], [\"Infinity\"]]", "[[7], [8]], [[1], [2]]",
      "f:14:27: steps[1].x: expected 3 channels as in the first step, found 2"),
    Row(
      "\"gamma\": [1, 2, 3]", "\"gamma\": [1, 2]",
      "f:7:12: gamma: expected the shape (3), found (2)"),
    Row(
      "\"gamma\": [1, 2, 3]", "\"gamma\": [1, 2, \"NaN\"]",
      "f:7:19: gamma[2]: expected a number, found \"NaN\""),
    Row(
      "\"gamma\": [1, 2, 3]", "\"gamma\": null",
      "f:7:26: gamma: expected numbers since beta has them, or null for both, found null"),
    Row(
      "\"running_var\": [1, 1, 1]", "\"running_var\": [1, -1, 1]",
      "f:8:45: running_var: expected variances of at least 0, found -1.0"),
    Row(
      "\"gamma\": [1, 2, 3], \"beta\": [4, 5, 6]", "\"gamma\": null, \"beta\": null",
      "f:13:60: steps[0].expect.grad_gamma: expected no such value, found one although gamma and "
        + "beta are null"),
    Row(
      "\"atol\": 1e-12", "\"atol\": \"Infinity\"",
      "f:16:39: tolerance.atol: expected a number of at least 0, found \"Infinity\""),
    Row(
      "{\"rtol\": 1e-9, \"atol\": 1e-12}\n}", "{\"rtol\": 1e-9, \"atol\": 1e-12}\n",
      "f:17:1: expected \",\" or \"}\", found the end of the file"),
    Row(
      "{\"rtol\": 1e-9, \"atol\": 1e-12}\n}", "{\"rtol\": 1e-9, \"atol\": 1e-12}\n} x",
      "f:17:3: expected the end of the file, found x"),
    Row(
      "\"description\": \"d\"", "\"description\": \"γ\", oops",
      "f:2:63: expected a key in quotes, found oops"),
    Row(
      "\"eps\": 1e-05", "\"eps\": \"γγ\"",
      "f:6:10: eps: expected a number of at least 0, found \"γγ\""),
    Row("\"id\": \"t\"", "\"id\" \"t\"", "f:2:37: expected \":\" after the key, found \"t\""),
  ]

  @Test(arguments: rows)
  func namesThePlace(_ row: Row) {
    let text = Self.good.replacing(row.from, with: row.to, maxReplacements: 1)
    #expect(text != Self.good)
    let error = #expect(throws: DocumentError.self) {
      try FixtureDocument.decode(DocumentPieces(Array(text.utf8)), path: "f")
    }
    #expect(error?.description == row.message)
  }

  static let whole: [(text: String, message: String)] = [
    ("", "f:1:1: expected an object, found the end of the file"),
    ("  \n [1]", "f:2:2: expected an object, found an array"),
    ("\u{FEFF}{}", "f:1:1: expected UTF-8 without a byte order mark, found a byte order mark"),
    ("\u{0}", "f:1:1: expected an object, found the byte 0"),
    (
      "{\"steps\": [{\"x\": " + String(repeating: "[", count: 100),
      "f:1:79: steps[0].x"
        + String(repeating: "[0]", count: 61) + ": expected at most 64 levels, found one more"
    ),
  ]

  @Test(arguments: whole)
  func refusesWhatIsNoFixture(_ row: (text: String, message: String)) {
    let error = #expect(throws: DocumentError.self) {
      try FixtureDocument.decode(DocumentPieces(Array(row.text.utf8)), path: "f")
    }
    #expect(error?.description == row.message)
  }

  /// Every beginning of a fixture is refused, none traps.
  @Test func everyTruncation() {
    let bytes = Array(Self.good.utf8)
    for count in 0..<bytes.count {
      #expect(throws: DocumentError.self) {
        try FixtureDocument.decode(DocumentPieces(Array(bytes[..<count])), path: "f")
      }
    }
  }
}
