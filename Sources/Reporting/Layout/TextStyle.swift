/// What the place can show that a text goes to.
package struct TextStyle: Hashable, Sendable {
  package var colour: Bool
  /// In columns; texts are made for at least 40.
  package var width: Int
  /// Block characters and typographic signs may be used.
  package var unicode: Bool

  package init(colour: Bool, width: Int = 80, unicode: Bool = true) {
    self.colour = colour
    self.width = max(width, 40)
    self.unicode = unicode
  }

  /// Plain text, as for a file.
  package static let plain = TextStyle(colour: false)

  /// Select Graphic Rendition, ECMA-48 8.3.117.
  package enum Paint: String, Sendable {
    case good = "32"
    case bad = "31"
    case caution = "33"
    case strong = "1"
    case faint = "2"
  }

  /// A text in letters that can be shown; for before it is wrapped, since the spelling is longer.
  package func letters(_ text: String) -> String { unicode ? text : PlainLetters.of(text) }

  package func paint(_ text: String, _ paint: Paint) -> String {
    colour && !text.isEmpty ? "\u{1B}[\(paint.rawValue)m\(text)\u{1B}[0m" : text
  }
}
