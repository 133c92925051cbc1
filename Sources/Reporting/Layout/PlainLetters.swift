/// Formulas and typography in ASCII, for terminals whose locale is not UTF-8.
package enum PlainLetters {
  /// Characters without a spelling here become "?".
  package static func of(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 128 }) { return text }
    // "sqrtv" and "gammax" would be names of their own.
    let product = #/([γβεμσ])(?=[a-zγβεμσ])/#.matchingSemantics(.unicodeScalar)
    let text = text.replacing(#/√(?![( ])/#, with: "√ ").replacing(product) { "\($0.1)·" }
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
