/// Lines of plain text at a given width, counted in columns of a terminal.
package enum TextLayout {
  /// One paragraph in lines of at most `width` columns. It breaks at spaces and between ideographs;
  /// a word longer than a line stays whole. Line breaks in the text are kept.
  package static func wrap(_ text: String, width: Int) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).flatMap {
      wrapLine(String($0), width: width)
    }
  }

  /// Paragraphs divided by empty lines, each wrapped anew whatever its own line breaks. Lines that
  /// begin with two spaces stay as they are.
  package static func wrapParagraphs(_ text: String, width: Int) -> [String] {
    var lines: [String] = []
    var paragraph: [Substring] = []
    func flush() {
      if !paragraph.isEmpty { lines += wrapLine(paragraph.joined(separator: " "), width: width) }
      paragraph = []
    }
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.isEmpty || line.hasPrefix("  ") {
        flush()
        lines.append(String(line))
      } else {
        paragraph.append(line)
      }
    }
    flush()
    return lines
  }

  /// Spaces up to a column; the text itself if it is longer.
  package static func pad(_ text: String, to column: Int) -> String {
    text + String(repeating: " ", count: max(0, column - DisplayWidth.of(text)))
  }

  /// Spaces before the text, as for numbers.
  package static func padLeft(_ text: String, to column: Int) -> String {
    String(repeating: " ", count: max(0, column - DisplayWidth.of(text))) + text
  }

  /// At most `width` columns, the end replaced by "…" where it is longer.
  package static func cut(_ text: String, to width: Int) -> String {
    if DisplayWidth.of(text) <= width { return text }
    var kept = ""
    var used = 1
    for character in text {
      used += DisplayWidth.of(character)
      if used > width { break }
      kept.append(character)
    }
    return kept + "…"
  }

  /// The first lines of a text, as many as have room on a screen, and how many lines are left. Colours
  /// take no room.
  package static func fit(_ text: String, rows: Int, width: Int) -> (text: String, left: Int) {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last == "" { lines.removeLast() }
    var free = rows
    let shown = lines.prefix { line in
      let columns = DisplayWidth.of(line.replacing(#/\u{1B}\[[0-9;]*m/#, with: ""))
      free -= max(1, (columns + width - 1) / width)
      return free >= 0
    }
    let ended = shown.reversed().drop(while: \.isEmpty).reversed()
    return (ended.map { $0 + "\n" }.joined(), lines.count - shown.count)
  }

  private static func wrapLine(_ line: String, width: Int) -> [String] {
    var lines: [String] = []
    var current = ""
    var used = 0
    var pendingSpaces = 0
    for piece in pieces(line) {
      if piece == " " {
        pendingSpaces += 1
        continue
      }
      let columns = DisplayWidth.of(piece)
      if !current.isEmpty, used + pendingSpaces + columns > width {
        lines.append(current)
        current = ""
        used = 0
        pendingSpaces = 0
      }
      current += String(repeating: " ", count: pendingSpaces) + piece
      used += pendingSpaces + columns
      pendingSpaces = 0
    }
    return lines + [current]
  }

  /// Spaces, words and single wide characters. A mark that closes a phrase stays with what is
  /// before it.
  private static func pieces(_ line: String) -> [String] {
    var pieces: [String] = []
    var word = ""
    for character in line {
      let isWide = DisplayWidth.of(character) == 2
      if isWide, "，。、；：！？）」』”’".contains(character) {
        if word.isEmpty, let last = pieces.popLast(), last != " " { word = last }
        word.append(character)
        continue
      }
      if character == " " || isWide {
        if !word.isEmpty { pieces.append(word) }
        word = ""
        pieces.append(String(character))
      } else {
        word.append(character)
      }
    }
    return word.isEmpty ? pieces : pieces + [word]
  }
}
