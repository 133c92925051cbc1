/// What a candidate got in one case.
package struct CaseResult: Hashable, Sendable {
  package var id: String
  package var group: CaseGroup
  package var mode: String
  package var purpose: String
  package var verdict: Verdict
  package var message: String?
  package var checks: [CheckResult]

  package init(
    id: String, group: CaseGroup, mode: String, purpose: String, verdict: Verdict,
    message: String? = nil, checks: [CheckResult]
  ) {
    self.id = id
    self.group = group
    self.mode = mode
    self.purpose = purpose
    self.verdict = verdict
    self.message = message
    self.checks = checks
  }
}

/// Mistakes that explain what was seen.
package struct Diagnosis: Hashable, Sendable {
  /// Slugs of the catalogue: one, or two where only the pair explains what was seen.
  package var mistakes: [String]
  package var title: String
  package var advice: String
  /// How many of the failed checks follow from these mistakes.
  package var explains: Int
  package var of: Int
  /// What `title` and `advice` say; nil where it is known in English alone.
  package var chinese: Words?

  package struct Words: Hashable, Sendable {
    package var title: String
    package var advice: String

    package init(title: String, advice: String) {
      self.title = title
      self.advice = advice
    }
  }

  package func words(in language: Language) -> Words {
    let english = Words(title: title, advice: advice)
    return switch language {
    case .english: english
    case .chinese: chinese ?? english
    }
  }

  package init(mistakes: [String], title: String, advice: String, explains: Int, of: Int) {
    self.mistakes = mistakes
    self.title = title
    self.advice = advice
    self.explains = explains
    self.of = of
  }
}

/// The judgement of one candidate.
package struct Report: Hashable, Sendable {
  package struct Candidate: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable {
      case library
      case swift
      case c
      case cpp
      case rust
      case fortran
    }

    package var path: String
    package var sha256: String
    package var kind: Kind

    package init(path: String, sha256: String, kind: Kind) {
      self.path = path
      self.sha256 = sha256
      self.kind = kind
    }
  }

  package struct Score: Hashable, Sendable {
    package var earned: Int
    package var possible: Int

    package init(earned: Int, possible: Int) {
      self.earned = earned
      self.possible = possible
    }
  }

  package struct Isolation: Hashable, Sendable {
    package enum Level: String, Hashable, Sendable {
      case full
      case partial
      case basic
    }

    package var level: Level
    package var layers: [String]

    package init(level: Level, layers: [String]) {
      self.level = level
      self.layers = layers
    }
  }

  package struct Usage: Hashable, Sendable {
    package var wallMilliseconds: Double
    package var cpuMilliseconds: Double
    package var peakMebibytes: Double

    package init(wallMilliseconds: Double, cpuMilliseconds: Double, peakMebibytes: Double) {
      self.wallMilliseconds = wallMilliseconds
      self.cpuMilliseconds = cpuMilliseconds
      self.peakMebibytes = peakMebibytes
    }
  }

  /// How the candidate was run: with other settings the same candidate may get another report.
  package struct Settings: Hashable, Sendable {
    package var timeoutSeconds: Double
    package var memoryMebibytes: Int
    /// Mistakes were looked for.
    package var diagnoses: Bool

    package init(timeoutSeconds: Double, memoryMebibytes: Int, diagnoses: Bool) {
      self.timeoutSeconds = timeoutSeconds
      self.memoryMebibytes = memoryMebibytes
      self.diagnoses = diagnoses
    }
  }

  package var judgeVersion: String
  package var problemID: String
  package var problemSHA256: String
  package var candidate: Candidate
  package var seed: UInt64
  package var verdict: Verdict
  package var message: String?
  package var score: Score
  package var isolation: Isolation
  package var cases: [CaseResult]
  package var diagnosis: [Diagnosis]
  package var usage: Usage
  /// What the candidate itself printed, capped.
  package var candidateOutput: String
  package var settings: Settings?

  package init(
    judgeVersion: String, problemID: String, problemSHA256: String, candidate: Candidate,
    seed: UInt64, verdict: Verdict, message: String?, score: Score, isolation: Isolation,
    cases: [CaseResult], diagnosis: [Diagnosis], usage: Usage, candidateOutput: String
  ) {
    self.judgeVersion = judgeVersion
    self.problemID = problemID
    self.problemSHA256 = problemSHA256
    self.candidate = candidate
    self.seed = seed
    self.verdict = verdict
    self.message = message
    self.score = score
    self.isolation = isolation
    self.cases = cases
    self.diagnosis = diagnosis
    self.usage = usage
    self.candidateOutput = candidateOutput
  }
}
