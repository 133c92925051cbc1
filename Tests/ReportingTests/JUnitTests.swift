import Judging
import Reporting
import Testing

@Suite struct JUnitTests {
  /// What junit-10.xsd of Jenkins says of the elements that we write.
  struct Rule {
    var required: Set<String>
    var optional: Set<String> = []
    /// In this order.
    var children: [String] = []
    var onlyOneChild = false
  }

  static let rules: [String: Rule] = [
    "testsuites": Rule(
      required: ["name", "tests", "failures", "errors", "time"], optional: ["timestamp"],
      children: ["testsuite"]),
    "testsuite": Rule(
      required: ["name", "tests", "failures", "errors", "skipped", "time"],
      optional: ["timestamp"], children: ["properties", "testcase", "system-out", "system-err"]),
    "properties": Rule(required: [], children: ["property"]),
    "property": Rule(required: ["name", "value"]),
    "testcase": Rule(
      required: ["name", "classname"], optional: ["time"],
      children: ["skipped", "failure", "error", "system-out", "system-err"]),
    "failure": Rule(required: ["type", "message"]),
    "error": Rule(required: ["type", "message"]),
    "skipped": Rule(required: ["message"]),
    "system-out": Rule(required: []),
  ]

  static func expectValid(_ node: XMLTree.Node) {
    guard let rule = rules[node.name] else {
      Issue.record("<\(node.name)> is no element of JUnit")
      return
    }
    let names = Set(node.attributes.keys)
    #expect(rule.required.isSubset(of: names), "<\(node.name)> lacks an attribute")
    #expect(names.isSubset(of: rule.required.union(rule.optional)), "<\(node.name)> has too many")
    let order = node.children.map { rule.children.firstIndex(of: $0.name) ?? -1 }
    #expect(!order.contains(-1) && order == order.sorted(), "children of <\(node.name)>")
    for (name, value) in node.attributes {
      if ["tests", "failures", "errors", "skipped"].contains(name) {
        #expect(Int(value) ?? -1 >= 0)
      }
      if name == "time" { #expect(value.wholeMatch(of: #/[0-9]+\.[0-9]{3}/#) != nil) }
    }
    node.children.forEach(expectValid)
  }

  static func expectConsistent(_ root: XMLTree.Node) throws {
    expectValid(root)
    #expect(root.name == "testsuites")
    for suite in root.children {
      let tests = suite.children.filter { $0.name == "testcase" }
      #expect(suite.attributes["tests"] == "\(tests.count)")
      for (attribute, element) in [
        ("failures", "failure"), ("errors", "error"), ("skipped", "skipped"),
      ] {
        let count = tests.count { $0.children.contains { $0.name == element } }
        #expect(suite.attributes[attribute] == "\(count)")
      }
      let keys = tests.map { [$0.attributes["classname"], $0.attributes["name"]] }
      #expect(Set(keys).count == keys.count, "GitLab keys a test by classname and name")
    }
  }

  @Test(arguments: Samples.all) func oneCandidate(_ row: Sample) throws {
    let text = JUnit.render(row.report)
    try Self.expectConsistent(XMLTree.parse(text))
    try expectGolden(text, "junit/\(row.name).xml")
  }

  @Test func wholeClass() throws {
    let text = JUnit.render(Samples.wholeClass)
    let root = try XMLTree.parse(text)
    try Self.expectConsistent(root)
    let suite = try #require(root.children.first)
    #expect(suite.attributes["failures"] == "3")
    #expect(suite.attributes["errors"] == "5")
    #expect(suite.attributes["skipped"] == "1")
    let names = suite.children.compactMap { $0.attributes["name"] }
    #expect(names.contains("carol & <dave>, \"eve\".swift"))
    #expect(names.contains(#"new\u{A}line|`tick`.swift"#))
    #expect(names.contains(#"\u{202E}tfiws.c\u{7}\u{FFFE}"#))
    try expectGolden(text, "junit/class.xml")
  }

  @Test func forbiddenCharactersAreReplaced() throws {
    let report = Samples.report(
      verdict: .compileError, message: "a\u{0}b\u{FFFF}c]]>\u{1F600}\td", earned: 0, cases: [],
      output: "]]>\u{8}\u{FFFE}")
    let root = try XMLTree.parse(JUnit.render(report))
    let test = try #require(root.children[0].children.first { $0.name == "testcase" })
    #expect(test.children[0].text.contains("a\\u{0}b\\u{FFFF}c]]>\u{1F600}\td"))
    #expect(root.children[0].children.last?.text == "]]>\\u{8}\\u{FFFE}")
  }
}
