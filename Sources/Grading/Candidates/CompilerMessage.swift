/// What a compiler said, told to the person whose file it was about.
struct CompilerMessage {
  /// The source as the user wrote its path, and its name in the folder that it was compiled in.
  let path: String
  /// The private folder.
  let folder: String
  let problem: String

  /// How much is passed on.
  private static let limit = 4000

  /// With the user's own path. Warnings about the judge's files beside the source are left out, and
  /// an error in them is explained: the source declares something else than the problem asks for.
  func words(_ output: String) -> String {
    let blocks = blocks(output)
    let errors = blocks.filter { $0.kind == "error" }
    var text = blocks.filter { $0.isOwn || $0.kind != "warning" }
      .map { $0.lines.joined(separator: "\n") }.joined(separator: "\n")
    if !errors.isEmpty, errors.allSatisfy({ !$0.isOwn }) {
      text =
        "\(path) does not declare what the problem asks for:\n"
        + "compare it with judge show \(problem).\n"
        + "This is where the judge's own code calls yours:\n\n" + text
    }
    return cut(text)
  }

  /// A message with the lines that belong to it.
  private struct Block {
    /// "error", "warning" or "note"; nil for what is not about a place in a file.
    var kind: String?
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
      if let (file, kind) = head(line) {
        blocks.append(
          Block(kind: kind, isOwn: !file.hasPrefix("Judge") || file == name, lines: [shown]))
      } else if blocks.isEmpty {
        blocks.append(Block(kind: nil, isOwn: true, lines: [shown]))
      } else {
        blocks[blocks.count - 1].lines.append(shown)
      }
    }
    return blocks
  }

  /// The file and the kind of "batchnorm.swift:24:17: error: cannot find 'z' in scope".
  private func head(_ line: Substring) -> (file: Substring, kind: String)? {
    let parts = line.split(separator: ":", maxSplits: 4, omittingEmptySubsequences: false)
    guard parts.count >= 4, Int(parts[1]) != nil, Int(parts[2]) != nil else { return nil }
    let kind = parts[3].drop { $0 == " " }
    guard ["error", "warning", "note"].contains(kind) else { return nil }
    return (parts[0], String(kind))
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
