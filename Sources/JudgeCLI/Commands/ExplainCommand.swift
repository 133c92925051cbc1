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
    options: [CommonOptions.format(["text", "json"]), CommonOptions.output, CommonOptions.color],
    examples: ["judge explain", "judge explain unbiased-variance-in-output"])

  static func run(_ parsed: ParsedCommand, _ context: Context) throws -> ExitCode {
    let style = context.style(parsed)
    let isJSON = parsed.value(of: "--format") == "json"
    guard let slug = parsed.positionals.first else {
      let text =
        isJSON
        ? JSONValue.array(Mistake.catalogue.map(json)).text(pretty: true) + "\n" : list(style)
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
      isJSON ? json(mistake).text(pretty: true) + "\n" : page(mistake, style), parsed)
    return .success
  }

  private static func list(_ style: TextStyle) -> String {
    let titles: [Mistake.Group: String] = [
      .output: "Output, in training and mostly in eval too", .running: "Running statistics",
      .eval: "Output, eval", .backward: "Backward",
    ]
    var lines: [String] = []
    for group in Mistake.Group.allCases {
      lines.append(style.paint(titles[group] ?? group.rawValue, .strong))
      for mistake in Mistake.catalogue where mistake.group == group {
        lines.append("  " + mistake.slug)
        lines += TextLayout.wrap(mistake.summary, width: style.width - 6).map { "      " + $0 }
      }
      lines.append("")
    }
    lines.append("judge explain MISTAKE shows one of them in full.")
    return lines.joined(separator: "\n") + "\n"
  }

  private static func sections(_ mistake: Mistake) -> [(title: String, key: String, text: String)] {
    [
      ("What is computed instead", "computes", mistake.page.computes),
      ("Why people write it", "reason", mistake.page.reason),
      ("How it shows", "shows", mistake.page.shows),
      ("Which inputs hide it", "hidden", mistake.page.hidden),
      ("How to find it in your own code", "search", mistake.page.search),
    ]
  }

  private static func page(_ mistake: Mistake, _ style: TextStyle) -> String {
    var lines = [style.paint(mistake.slug, .strong), ""]
    lines += TextLayout.wrap(mistake.title + ".", width: style.width)
    lines += TextLayout.wrap(mistake.summary, width: style.width)
    for section in sections(mistake) {
      lines += ["", style.paint(section.title, .strong)]
      lines += TextLayout.wrapParagraphs(section.text, width: style.width - 2).map { "  " + $0 }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func json(_ mistake: Mistake) -> JSONValue {
    .object(
      [
        JSONValue.Member("slug", .string(mistake.slug)),
        JSONValue.Member("group", .string(mistake.group.rawValue)),
        JSONValue.Member("title", .string(mistake.title)),
        JSONValue.Member("summary", .string(mistake.summary)),
        JSONValue.Member("hint", .string(mistake.hint)),
      ] + sections(mistake).map { JSONValue.Member($0.key, .string($0.text)) })
  }
}
