import BatchNorm
import Judging
import Testing

@Suite struct MistakeCatalogueTests {
  /// As reports have spelt them ever since.
  static let slugs = """
    unbiased-variance-in-output
    eps-outside-sqrt
    eps-missing
    eps-after-division
    eps-squared
    eps-hardcoded
    eps-as-floor
    sqrt-missing
    mean-not-subtracted
    variance-not-centred
    one-pass-variance
    pooled-statistics
    per-sample-statistics
    per-sample-per-channel-statistics
    batch-axis-only
    spatial-axes-only-variance-divided-by-batch
    reshape-without-transpose
    affine-on-last-axis
    variance-about-running-mean
    normalises-with-updated-running-stats
    normalises-with-old-running-stats
    gamma-missing
    beta-missing
    gamma-beta-swapped
    gamma-scales-beta
    normalisation-missing
    momentum-swapped
    momentum-swapped-for-variance-only
    momentum-hardcoded
    running-var-biased
    running-var-unbiased
    running-var-corrected-twice
    running-var-corrected-by-batch
    running-var-stores-std
    running-var-stores-inverse-std
    running-var-includes-eps
    running-var-about-running-mean
    running-stats-not-updated
    running-mean-not-updated
    running-var-not-updated
    running-stats-overwritten
    running-stats-without-decay
    running-stats-updated-twice
    running-stats-updated-in-eval
    running-stats-of-output
    running-mean-var-swapped
    first-batch-initialises
    cumulative-average-off-by-one
    batch-stats-in-eval
    batch-variance-in-eval
    mode-inverted
    eval-updates-then-uses
    eps-missing-in-eval
    eps-outside-sqrt-in-eval
    eps-twice-in-eval
    sqrt-missing-in-eval
    mean-not-subtracted-in-eval
    affine-missing-in-eval
    unbiased-variance-in-eval
    statistics-detached
    mean-term-missing
    variance-term-missing
    mean-terms-not-averaged
    mean-terms-divided-by-batch
    gamma-missing-in-grad-x
    gamma-squared-in-grad-x
    grad-x-negated
    grad-x-divided-by-count
    grad-gamma-uses-input
    grad-gamma-uses-output
    parameter-gradients-averaged
    grad-gamma-grad-beta-swapped
    eps-missing-in-backward
    unbiased-variance-in-backward
    backward-uses-running-stats
    eval-backward-uses-training-formula
    zero-gradient-in-eval
    gradients-all-zero
    """.split(separator: "\n").map(String.init)

  @Test("Every mistake is there, once, under its name")
  func slugsAreAllThere() {
    #expect(Mistake.catalogue.map(\.slug) == Self.slugs)
  }

  private func texts(_ words: Mistake.Words) -> [String] {
    let page = words.page
    return [
      words.title, words.summary, words.hint, page.computes, page.reason, page.shows, page.hidden,
      page.search,
    ]
  }

  @Test("Every page says something in every section", arguments: Mistake.catalogue)
  func pages(_ mistake: Mistake) {
    let words = mistake.english
    let texts = texts(words)
    #expect(texts.allSatisfy { !$0.isEmpty && $0.first != " " && $0.last != "\n" })
    #expect(!words.title.hasSuffix("."))
    #expect(words.hint.hasSuffix(".") || words.hint.hasSuffix("?"))
    #expect(texts.joined(separator: "\n").split(separator: "\n").allSatisfy { $0.count < 100 })
    #expect(!texts.contains(where: isChinese))
  }

  @Test("Every page has its twin, which gives the same code", arguments: Mistake.catalogue)
  func chinesePages(_ mistake: Mistake) {
    let words = mistake.chinese
    #expect(!words.title.hasSuffix("。"))
    #expect(words.hint.hasSuffix("。") || words.hint.hasSuffix("？"))
    for (english, chinese) in zip(texts(mistake.english), texts(words)) {
      // A formula may be all that there is to say.
      #expect(isChinese(chinese) || chinese.contains("="), "\(chinese)")
      #expect(!chinese.contains("\n") && !chinese.hasPrefix(" ") && !chinese.hasSuffix(" "))
      #expect(code(english) == code(chinese))
    }
    for note in mistake.forms.compactMap(\.note) {
      #expect(isChinese(note.chinese) && !isChinese(note.english))
    }
  }

  private func isChinese(_ text: String) -> Bool {
    text.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
  }

  /// What stands between backquotes, in any order: the languages put words in different ones.
  private func code(_ text: String) -> [String] {
    let parts = text.replacing("\n", with: " ").split(
      separator: "`", omittingEmptySubsequences: false)
    return parts.indices.filter { $0 % 2 == 1 }.map { String(parts[$0]) }.sorted()
  }

  /// Whether some element differs by more than a millionth.
  func differs(_ left: [StepValues], _ right: [StepValues]) -> Bool {
    for (left, right) in zip(left, right) {
      for quantity in StepValues.Quantity.allCases {
        guard let left = left[quantity], let right = right[quantity] else { continue }
        for (a, b) in zip(left, right) {
          if a.isNaN != b.isNaN || abs(a - b) > 1e-6 * max(abs(a), abs(b)) { return true }
        }
      }
    }
    return false
  }

  /// What the probe cannot tell from the right recipe, or from each other.
  static let alike: Set<Set<String>> = [["right", "one-pass-variance"]]

  @Test("On the probe every mistake differs from the right recipe and from every other")
  func allDiffer() throws {
    for (layout, sizes, conventions) in [
      ("NCHW", [[3, 4, 2, 5], [2, 4, 5, 1], [2, 4, 3, 2], [1, 4, 2, 3]], Probes.biased),
      ("NC", [[5, 3], [4, 3], [2, 3], [1, 3]], Probes.unbiased),
    ] {
      let problem = try Probes.problem([layout], conventions, cumulative: true)
      let scenarios = try [0.3, nil].map {
        try Probes.sequence(layout, sizes, conventions: conventions, momentum: $0)
      }
      let evaluators = scenarios.map(RecipeEvaluator.init)
      func predict(_ recipe: Recipe) -> [StepValues] { evaluators.flatMap { $0.predict(recipe) } }
      var answers = [("right", predict(Recipe(conventions)))]
      for mistake in Mistake.catalogue where mistake.applies(to: problem) {
        answers.append((mistake.slug, predict(mistake.recipe(for: problem))))
      }
      for (index, (name, answer)) in answers.enumerated() {
        for (other, otherAnswer) in answers[..<index] {
          let differ = differs(answer, otherAnswer)
          #expect(differ != Self.alike.contains([name, other]), "\(name), \(other), \(layout)")
        }
      }
    }
  }
}
