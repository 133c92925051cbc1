import Documents
import Grading
import Judging
import Reporting

/// `judge explain [MISTAKE]`
enum ExplainCommand: Command {
  static let description = CommandDescription(
    name: "explain", summary: "Explain a mistake: what it is, how it shows, how to mend it.",
    discussion: "Without MISTAKE, all mistakes that the judge knows are listed by group.",
    arguments: [
      ArgumentDescription(
        name: "MISTAKE", help: "The name of a mistake, as a report gives it.", kind: .optional,
        completion: .mistake)
    ],
    options: [
      CommonOptions.format(["text", "json"]), CommonOptions.output, Language.option,
      CommonOptions.color,
    ],
    examples: ["judge explain", "judge explain unbiased-variance-in-output"])

  static func run(_ parsed: ParsedCommand, _ context: Context) throws -> ExitCode {
    let style = context.style(parsed)
    let language = Language(parsed, context)
    let isJSON = parsed.value(of: "--format") == "json"
    guard let slug = parsed.positionals.first else {
      let text =
        isJSON
        ? JSONValue.array(Mistake.catalogue.map { json($0, language) }).text(pretty: true) + "\n"
        : list(language, style)
      try context.deliver(text, parsed)
      return .success
    }
    guard let mistake = Mistake.catalogue.first(where: { $0.slug == slug }) else {
      let suggestion = Suggestion.nearest(to: slug, among: Mistake.catalogue.map(\.slug))
      context.printError(
        "judge: there is no mistake \"\(slug)\""
          + (suggestion.map { ": did you mean \($0)?" } ?? "; judge explain lists them all") + "\n")
      return .notFound
    }
    try context.deliver(
      isJSON
        ? json(mistake, language).text(pretty: true) + "\n" : page(mistake, language, style), parsed
    )
    return .success
  }

  private static func list(_ language: Language, _ style: TextStyle) -> String {
    var lines: [String] = []
    for group in Mistake.Group.allCases {
      lines.append(style.paint(title(of: group)[language], .strong))
      for mistake in Mistake.catalogue where mistake.group == group {
        lines.append("  " + mistake.slug)
        let summary = style.letters(mistake.words(in: language).summary)
        lines += TextLayout.wrap(summary, width: style.width - 6).map { "      " + $0 }
      }
      lines.append("")
    }
    lines.append("judge explain MISTAKE shows one of them in full.")
    return text(lines, style)
  }

  private static func title(of group: Mistake.Group) -> Bilingual {
    switch group {
    case .output:
      Bilingual("Output, in training and mostly in eval too", chinese: "输出：训练，大多也包括推理")
    case .running: Bilingual("Running statistics", chinese: "运行统计量")
    case .eval: Bilingual("Output, eval", chinese: "输出：推理")
    case .backward: Bilingual("Backward", chinese: "反向")
    }
  }

  private static func sections(
    _ page: Mistake.Page
  ) -> [(title: Bilingual, key: String, text: String)] {
    [
      (Bilingual("What is computed instead", chinese: "实际算的是什么"), "computes", page.computes),
      (Bilingual("Why people write it", chinese: "为什么会这样写"), "reason", page.reason),
      (Bilingual("How it shows", chinese: "有什么表现"), "shows", page.shows),
      (Bilingual("Which inputs hide it", chinese: "哪些输入会掩盖它"), "hidden", page.hidden),
      (
        Bilingual("How to find it in your own code", chinese: "怎样在自己的代码里找到它"), "search",
        page.search
      ),
    ]
  }

  private static func page(
    _ mistake: Mistake, _ language: Language, _ style: TextStyle
  ) -> String {
    let words = mistake.words(in: language)
    let end = Bilingual(".", chinese: "。")[language]
    var lines = [style.paint(mistake.slug, .strong), ""]
    for sentence in [words.title, words.summary] {
      lines += TextLayout.wrap(style.letters(sentence + end), width: style.width)
    }
    for section in sections(words.page) {
      lines += ["", style.paint(section.title[language], .strong)]
      let text = style.letters(section.text)
      lines += TextLayout.wrapParagraphs(text, width: style.width - 2).map { "  " + $0 }
    }
    return text(lines, style)
  }

  private static func text(_ lines: [String], _ style: TextStyle) -> String {
    let text = lines.joined(separator: "\n") + "\n"
    return style.letters(text)
  }

  private static func json(_ mistake: Mistake, _ language: Language) -> JSONValue {
    let words = mistake.words(in: language)
    return .object(
      [
        JSONValue.Member("slug", .string(mistake.slug)),
        JSONValue.Member("group", .string(mistake.group.rawValue)),
        JSONValue.Member("title", .string(words.title)),
        JSONValue.Member("summary", .string(words.summary)),
        JSONValue.Member("hint", .string(words.hint)),
      ] + sections(words.page).map { JSONValue.Member($0.key, .string($0.text)) })
  }
}
