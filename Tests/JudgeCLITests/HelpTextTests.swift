import JudgeCLI
import Testing

@Suite struct HelpTextTests {
  @Test func page() {
    #expect(
      HelpText.page(for: OptionParserTests.check, width: 60) == """
        Judge one candidate.

        Usage: judge check [OPTIONS] PROBLEM [CANDIDATE]

        Arguments:
          PROBLEM    The id of a problem.
          CANDIDATE  A library or a source file.

        Options:
          --seed N           Makes other cases of the same kinds.
                             (default: 0)
          --timeout SECONDS  Wall time of all cases. (default: 10)
          --format FORMAT    How the report is written. One of:
                             text, json. (default: text)
          --quiet            Say less.
          -h, --help         Show this help.

        Without a candidate: a file named after the problem in the
        current folder; failing that, the problem's own example.

          indented lines stay

        Examples:
          judge check batchnorm mine.swift

        """)
  }

  @Test func overview() {
    #expect(
      HelpText.overview([OptionParserTests.check, OptionParserTests.verify], width: 80) == """
        judge: checks BatchNorm exercises by running them

        Usage: judge COMMAND [OPTIONS] [ARGUMENTS]

        Commands:
          check   Judge one candidate.
          verify  Test the problems.

        judge COMMAND --help says more about a command.

        """)
  }
}
