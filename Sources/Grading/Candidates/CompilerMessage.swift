import Judging

/// What a compiler said, told to the person whose file it was about.
struct CompilerMessage {
  /// The source as the user wrote its path, and its name in the folder that it was compiled in.
  let path: String
  /// The private folder.
  let folder: String
  /// The id of the problem.
  let problem: String
  private let source: SwiftSource?

  /// How much is passed on.
  private static let limit = 4000

  init(_ candidate: CandidateFile, folder: String, problem: String) {
    path = candidate.path
    self.folder = folder
    self.problem = problem
    source =
      candidate.kind == .swift
      ? SwiftSource(String(decoding: candidate.bytes, as: UTF8.self)) : nil
  }

  /// With the user's own path and lines. What is said of the judge's files beside the source is of no
  /// use to somebody who does not know them: of errors there, the words are passed on after what the
  /// problem asks for; of notes, those that say what a protocol wants.
  func words(_ output: String) -> String {
    let blocks = blocks(output)
    let errors = blocks.filter { $0.kind == "error" }
    if !errors.isEmpty, errors.allSatisfy({ !$0.isOwn }) { return cut(wrongForm(errors)) }
    var text = blocks.compactMap(words).joined(separator: "\n")
    while text.last?.isWhitespace == true { text.removeLast() }
    if let name = redeclared(errors) {
      text =
        "\(name) comes with the judge: leave your own out, or give it another name.\n\n" + text
    } else if blocks.contains(where: { !$0.isOwn && $0.kind == "note" }) {
      text += "\n\njudge show \(problem) has what the problem asks for."
    }
    return cut(text)
  }

  private func words(_ block: Block) -> String? {
    if block.isOwn { return block.lines.joined(separator: "\n") }
    guard block.kind == "note", block.message.hasPrefix("protocol requires") else { return nil }
    return "note: \(block.message)\n"
  }

  /// The source is right by itself and does not fit the judge's code that calls it.
  private func wrongForm(_ errors: [Block]) -> String {
    let said = errors.reduce(into: [String]()) { said, error in
      if !said.contains(error.message) { said.append(error.message) }
    }
    let text: String
    let form: SwiftForm =
      errors[0].file == "JudgeBackward.swift" ? .backwardFunction : .function
    if let line = source?.line(ofFunction: form.name) {
      text =
        "\(path):\(line): \(form.name) is not declared as the problem asks for it:\n\n"
        + form.declaration
        + "\n\nIt stands outside of other declarations and is not private."
    } else {
      text =
        "\(path) does not declare what the problem asks for: compare it with judge show \(problem)."
    }
    return text + "\n\nWhat the compiler says of the call:\n"
      + said.prefix(3).map { "- " + $0 }.joined(separator: "\n")
  }

  /// What of the judge's the source declares once more.
  private func redeclared(_ errors: [Block]) -> String? {
    SwiftForm.taken.first { name in
      errors.contains { $0.message == "invalid redeclaration of '\(name)'" }
    }
  }

  /// A message with the lines that belong to it.
  private struct Block {
    /// "error", "warning" or "note"; nil for what is not about a place in a file.
    var kind: String?
    /// "JudgeTensor.swift", and what is said of it; empty where the kind is nil.
    var file = ""
    var message = ""
    var isOwn: Bool
    var lines: [String]
  }

  private func blocks(_ output: String) -> [Block] {
    let name = Files.name(of: path)
    let text = output.replacing(Files.join(folder, name), with: "./" + name)
      .replacing(folder + "/", with: "")
    var blocks: [Block] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let isNamed = line.hasPrefix(name + ":")
      let shown =
        (isNamed ? "./" + line : String(line)).replacing("./" + name, with: path)
      if let (file, kind, message) = head(line) {
        let isOwn = file == name || !Self.isJudges(file)
        blocks.append(
          Block(kind: kind, file: file, message: message, isOwn: isOwn, lines: [shown]))
      } else if blocks.isEmpty {
        blocks.append(Block(kind: nil, isOwn: true, lines: [shown]))
      } else {
        blocks[blocks.count - 1].lines.append(shown)
      }
    }
    return blocks
  }

  private static func isJudges(_ file: String) -> Bool {
    file.hasPrefix("Judge") || file == "judge_candidate.h"
  }

  /// The parts of "batchnorm.swift:24:17: error: cannot find 'z' in scope".
  private func head(_ line: Substring) -> (file: String, kind: String, message: String)? {
    let parts = line.split(separator: ":", maxSplits: 4, omittingEmptySubsequences: false)
    guard parts.count == 5, Int(parts[1]) != nil, Int(parts[2]) != nil else { return nil }
    let kind = parts[3].drop { $0 == " " }
    guard ["error", "fatal error", "warning", "note"].contains(kind) else { return nil }
    return (
      String(parts[0].hasPrefix("./") ? parts[0].dropFirst(2) : parts[0]),
      kind == "fatal error" ? "error" : String(kind), String(parts[4].drop { $0 == " " })
    )
  }

  private func cut(_ text: String) -> String {
    var end = text.endIndex
    while end > text.startIndex, text[text.index(before: end)].isWhitespace {
      end = text.index(before: end)
    }
    let trimmed = text[..<end]
    guard trimmed.utf8.count > Self.limit else { return String(trimmed) }
    return trimmed.prefix(Self.limit) + "\n… (\(trimmed.utf8.count - Self.limit) more bytes)"
  }
}
