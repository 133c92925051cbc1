import Judging

extension JUnit {
  struct Test {
    enum Kind {
      case passed
      case failure
      case error
      case skipped

      init(_ verdict: Verdict) {
        self =
          switch verdict {
          case .accepted: .passed
          case .wrongAnswer: .failure
          case .skipped: .skipped
          default: .error
          }
      }
    }

    var name: String
    var className: String
    var seconds: Double?
    var kind: Kind
    var type: String
    var message: String
    var body: String
    var output: String
  }

  struct Suite {
    var name: String
    /// What came of each test.
    var kinds: [Test.Kind]
    var seconds: Double
    var properties: [(String, String)]
  }

  /// Everything before the test cases.
  static func head(_ suite: Suite) -> String {
    let counts = [
      ("tests", "\(suite.kinds.count)"),
      ("failures", "\(suite.kinds.count { $0 == .failure })"),
      ("errors", "\(suite.kinds.count { $0 == .error })"),
    ]
    let skipped = [("skipped", "\(suite.kinds.count { $0 == .skipped })")]
    let time = [("time", seconds(suite.seconds))]
    let name = [("name", suite.name)]
    var lines = [#"<?xml version="1.0" encoding="UTF-8"?>"#]
    lines.append("<testsuites\(XML.attributes(name + counts + time))>")
    lines.append("  <testsuite\(XML.attributes(name + counts + skipped + time))>")
    lines.append("    <properties>")
    for (name, value) in suite.properties {
      lines.append("      <property\(XML.attributes([("name", name), ("value", value)]))/>")
    }
    lines.append("    </properties>")
    return lines.joined(separator: "\n") + "\n"
  }

  /// Everything after the test cases.
  static let tail = "  </testsuite>\n</testsuites>\n"

  static func element(_ test: Test) -> String {
    var head = [("name", test.name), ("classname", test.className)]
    if let time = test.seconds { head.append(("time", seconds(time))) }
    let open = "    <testcase\(XML.attributes(head))"
    var inner: [String] = []
    let what = XML.attributes([("type", test.type), ("message", test.message)])
    let body = XML.text(test.body)
    switch test.kind {
    case .passed: break
    case .failure: inner.append("      <failure\(what)>\(body)</failure>")
    case .error: inner.append("      <error\(what)>\(body)</error>")
    case .skipped: inner.append("      <skipped\(XML.attributes([("message", test.message)]))/>")
    }
    if !test.output.isEmpty { inner.append("      " + output(test.output)) }
    let lines = inner.isEmpty ? [open + "/>"] : [open + ">"] + inner + ["    </testcase>"]
    return lines.joined(separator: "\n") + "\n"
  }

  static func output(_ text: String) -> String {
    "<system-out>\(XML.text(SafeText.block(text)))</system-out>"
  }

  /// "0.038": Jenkins wants no exponent.
  private static func seconds(_ seconds: Double) -> String {
    seconds.isFinite ? Decimal(seconds).fixed(decimals: 3) : "0.000"
  }
}
