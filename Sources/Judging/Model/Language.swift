/// A language that statements, hints and what is said of mistakes are written in. What the program
/// itself says is English.
package enum Language: String, Sendable, CaseIterable {
  case english = "en"
  case chinese = "zh"
}

/// A text in every language.
package struct Bilingual: Hashable, Sendable {
  package var english: String
  package var chinese: String

  package init(_ english: String, chinese: String) {
    self.english = english
    self.chinese = chinese
  }

  package subscript(_ language: Language) -> String {
    switch language {
    case .english: english
    case .chinese: chinese
    }
  }
}
