import BatchNorm
import Isolation
import Judging

/// Tests the problems themselves.
package struct Verifier: Sendable {
  let installation: Installation
  /// How many candidates are judged at a time.
  let jobs: Int
  /// The first one is that of reports; mistakes must be rejected at every one.
  let seeds: [UInt64]
  /// Measure the diagnosis of two mistakes at a time as well: thousands of candidates.
  let measuresPairs: Bool

  /// What an endless loop gets to show that it is one.
  private static let shortTimeout = Duration.seconds(2)

  package init(
    _ installation: Installation, jobs: Int, seeds: [UInt64] = [0, 1, 2, 3, 4],
    measuresPairs: Bool = false
  ) {
    self.installation = installation
    self.jobs = jobs
    self.seeds = seeds
    self.measuresPairs = measuresPairs
  }

  /// - Throws: Where nothing can be said of the problem: there is none of this name, no compiler, no
  ///   worker. What is wrong with the problem itself is among the faults.
  package func verify(_ id: String) throws(GradingError) -> ProblemVerification {
    var result = ProblemVerification(id: id, parts: [], table: nil)
    let entry: ProblemLibrary.Entry
    let grader: Grader
    do throws(GradingError) {
      entry = try ProblemLibrary(installation).entry(id)
      grader = try Grader(
        entry, installation: installation, seed: seeds.first ?? 0,
        limits: CandidateRunner.Limits(timeout: .seconds(30)), diagnoses: true)
    } catch {
      switch error {
      case .document, .brokenProblem, .noSuchFixture, .unreadable:
        result.parts = [
          .init("specification", "not readable", faults: [error.description])
        ]
        return result
      default: throw error
      }
    }
    result.parts.append(try specification(grader))
    result.parts.append(try fixtures(entry))
    let (mistakes, table) = try mistakes(grader)
    result.parts.append(mistakes)
    result.table = table
    result.parts.append(try diagnosis(grader))
    if measuresPairs { result.parts.append(try pairs(grader)) }
    result.parts.append(try comparator(grader))
    result.parts.append(try gradients(grader))
    result.parts += try submissions(grader)
    return result
  }

  /// What the strict reading of the files cannot see.
  private func specification(
    _ grader: Grader
  ) throws(GradingError) -> ProblemVerification.Part {
    let entry = grader.entry
    var faults: [String] = []
    if !Files.exists(Files.join(entry.folder, "statement.md")) {
      faults.append("there is no statement.md")
    }
    for group in entry.problem.groups where group.kind != .network {
      if !grader.cases.contains(where: { $0.group == group.kind }) {
        faults.append("the group \(group.kind.rawValue) has points but no cases")
      }
    }
    let hasNetworkGroup = entry.problem.groups.contains { $0.kind == .network }
    if hasNetworkGroup != (entry.network != nil) {
      faults.append("a network and a group network go together")
    }
    if entry.problem.hints.isEmpty { faults.append("there are no hints") }
    var known: Set<String> = []
    for testCase in grader.cases where !known.insert(testCase.id).inserted {
      faults.append("two cases are called \(testCase.id)")
    }
    for (testCase, expectation) in zip(grader.cases, try grader.allExpectations()) {
      if let fault = expectation.uselessTolerance(testCase) {
        faults.append("\(testCase.id): \(fault)")
      }
    }
    return .init(
      "specification", "\(grader.cases.count) cases in \(entry.problem.groups.count) groups",
      faults: faults)
  }

  private func fixtures(
    _ entry: ProblemLibrary.Entry
  ) throws(GradingError) -> ProblemVerification.Part {
    let names = entry.problem.fixtures + [entry.problem.network].compactMap(\.self)
    let folders = FixtureFolders(installation, problemFolder: entry.folder)
    var faults: [String] = []
    var compared = 0
    for name in names {
      let path = try folders.path(of: name)
      let result = FixtureVerification.verify(path)
      compared += result.compared
      if let error = result.error { faults.append("\(name): \(error)") }
      if let first = result.disagreements.first {
        let more = result.disagreements.count - 1
        faults.append("\(name): \(first)" + (more > 0 ? " (and \(more) more)" : ""))
      }
    }
    return .init(
      "fixtures", "\(names.count) files, \(compared) numbers, against the reference",
      faults: faults)
  }

  private func mistakes(
    _ grader: Grader
  ) throws(GradingError) -> (ProblemVerification.Part, MistakeTable) {
    let verification = MistakeVerification(grader.entry.problem)
    let first = seeds.first
    let fixtures = grader.entry.fixtures
    let results = Threads.map(seeds, threads: jobs) { seed in
      Result { () throws(BatchNormError) in
        try verification.findings(seed: seed, fixtures: fixtures, counts: seed == first)
      }
    }
    var faults: [String] = []
    var table = MistakeTable(
      cases: grader.cases.count,
      rows: verification.mistakes.map {
        MistakeTable.Row(slug: $0.slug, failures: [:], forms: $0.forms.count, survivors: [])
      })
    for (seed, result) in zip(seeds, results) {
      let findings: MistakeVerification.Findings
      do throws(BatchNormError) {
        findings = try result.get()
      } catch {
        throw .brokenProblem(id: grader.entry.problem.id, reason: error.description)
      }
      faults += findings.rejections
      if seed == first {
        for row in table.rows.indices { table.rows[row].failures = findings.failures[row] }
      }
      for (mistake, form) in findings.survivors {
        let text = "form \(form + 1) at seed \(seed)"
        table.rows[mistake].survivors.append(text)
        faults.append("\(table.rows[mistake].slug): no case rejects \(text)")
      }
    }
    let forms = table.rows.reduce(0) { $0 + $1.forms }
    let summary =
      "\(table.rows.count) of the catalogue in \(forms) forms, at "
      + "\(seeds.count) \(seeds.count == 1 ? "seed" : "seeds")"
    return (.init("mistakes", summary, faults: faults), table)
  }

  /// Every mistake must be diagnosed as itself, from the cases of this problem.
  private func diagnosis(_ grader: Grader) throws(GradingError) -> ProblemVerification.Part {
    let tally = DiagnosisVerification(
      problem: grader.entry.problem, cases: grader.cases, expectations: try grader.allExpectations()
    ).singles()
    return .init(
      "diagnosis",
      "of \(tally.count) mistakes \(tally.exact) named exactly, \(tally.amongEquals) among equals, "
        + "\(tally.unnamed) not, \(tally.wrong.count) wrongly",
      faults: tally.wrong + tally.notes)
  }

  /// How well two mistakes at a time are named. What is named always agrees with all that was seen, so
  /// that another name is another explanation of the same numbers and no fault.
  private func pairs(_ grader: Grader) throws(GradingError) -> ProblemVerification.Part {
    let tally = DiagnosisVerification(
      problem: grader.entry.problem, cases: grader.cases, expectations: try grader.allExpectations()
    ).pairs(threads: jobs)
    return .init(
      "pairs",
      "of \(tally.count) pairs of mistakes \(tally.exact) named exactly, \(tally.amongEquals) among "
        + "equals, \(tally.unnamed) not, \(tally.wrong.count) taken for another pair that gives the same numbers",
      faults: [])
  }

  private func comparator(_ grader: Grader) throws(GradingError) -> ProblemVerification.Part {
    let verification = ComparatorVerification(grader.cases, try grader.allExpectations())
    return .init(
      "comparator", "\(verification.judged) answers, tampered with", faults: verification.faults)
  }

  private func gradients(_ grader: Grader) throws(GradingError) -> ProblemVerification.Part {
    do throws(BatchNormError) {
      let verification = try GradientVerification(
        grader.entry.problem, grader.cases, seed: grader.seed)
      let share = (verification.largestError / GradientVerification.tolerance * 1000).rounded() / 10
      return .init(
        "gradients",
        "\(verification.compared) differences of the reference, largest error \(share) % of "
          + "\(GradientVerification.tolerance)",
        faults: verification.faults)
    } catch {
      throw .brokenProblem(id: grader.entry.problem.id, reason: error.description)
    }
  }

  private func submissions(_ grader: Grader) throws(GradingError) -> [ProblemVerification.Part] {
    let folder = grader.entry.folder
    var (submissions, faults) = try StoredSubmission.all(in: folder)
    let starters = Files.names(in: folder).filter {
      Files.stem(of: $0) == "starter" && CandidateFile.kind(of: $0) != nil
    }
    let stored = submissions.count
    submissions += starters.map {
      StoredSubmission(
        name: $0, path: Files.join(folder, $0), verdict: .wrongAnswer, promise: .init())
    }
    var patient = grader
    patient.limits.timeout = Self.shortTimeout
    let hurried = patient
    // The slow ones first, so that no thread is left waiting for one at the end.
    submissions =
      submissions.filter { $0.verdict == .timeLimitExceeded }
      + submissions.filter { $0.verdict != .timeLimitExceeded }
    let reports = Threads.map(submissions, threads: jobs) { submission in
      Result { () throws(GradingError) in
        let grader = submission.verdict == .timeLimitExceeded ? hurried : grader
        return try grader.judge(try CandidateFile(path: submission.path))
      }
    }
    var ofStarters = starters.isEmpty ? ["there is no starter"] : []
    for (submission, report) in zip(submissions, reports) {
      let found = submission.faults(in: try report.get())
      if starters.contains(submission.name) { ofStarters += found } else { faults += found }
    }
    return [
      .init("submissions", "\(stored) judged", faults: faults),
      .init("starters", starters.joined(separator: ", "), faults: ofStarters),
    ]
  }
}
