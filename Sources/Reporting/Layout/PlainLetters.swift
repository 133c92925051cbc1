/// Formulas and typography in ASCII, for terminals whose locale is not UTF-8.
package enum PlainLetters {
  /// Characters without a spelling here become "?".
  package static func of(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 128 }) { return text }
    return SafeText.spell(text) { $0.isASCII ? nil : spellings[$0] ?? "?" }
  }

  private static let spellings: [Unicode.Scalar: String] = [
    "γ": "gamma", "β": "beta", "ε": "eps", "μ": "mu", "σ": "sigma", "Σ": "sum ", "√": "sqrt",
    "∂": "d", "Δ": "delta", "·": "*", "×": "x", "÷": "/", "−": "-", "–": "-", "—": "-", "±": "+-",
    "²": "^2", "³": "^3", "⁻": "^-", "≤": "<=", "≥": ">=", "≠": "!=", "≈": "~", "∞": "inf",
    "→": "->", "…": "...", "’": "'", "‘": "'", "“": "\"", "”": "\"", "│": "|", "\u{0302}": "hat",
    "½": "1/2", "′": "'", "⋅": "*", "∑": "sum ",
  ]
}
