import BatchNorm
import Judging

/// What a starter made from a template says about its problem, in comment lines.
enum StarterNotes {
  static func lines(for problem: Problem, language: StarterLanguage) -> [String] {
    let shapes = problem.layouts.map { "(\($0.letters.map(String.init).joined(separator: ", ")))" }
    var lines = ["\(problem.title): x has the shape \(shapes.joined(separator: " or "))."]
    lines += ["", "    y = gamma * (x - mean) / sqrt(variance + eps) + beta", ""]
    lines += paragraph("- ", training(problem))
    lines += paragraph(
      "- ", "Otherwise: mean and variance are running_mean and running_var, which stay as they are."
    )
    for note in options(problem) { lines += paragraph("- ", note) }
    lines += [""] + paragraph("", place(language))
    lines += paragraph(
      "",
      "`judge show \(problem.id)` has the whole statement, `judge hint \(problem.id)` a first step."
    )
    return lines
  }

  private static func training(_ problem: Problem) -> String {
    let conventions = problem.conventions
    let weights =
      conventions.momentum == .update
      ? "new = (1 - momentum) * old + momentum * batch"
      : "new = momentum * old + (1 - momentum) * batch"
    let stored =
      conventions.runningVariance == .biased
      ? "with the same variance" : "with the variance divided by n - 1"
    return "Training: mean and variance are those of the n values that a channel has in the batch, "
      + "the variance divided by n. running_mean and running_var are updated, \(stored): \(weights)."
  }

  private static func options(_ problem: Problem) -> [String] {
    var notes: [String] = []
    if problem.options.cumulativeAverage {
      notes.append(
        "momentum NaN: the running statistics are the average over all training batches so far.")
    }
    if problem.options.notAffine {
      notes.append("Not affine: y = (x - mean) / sqrt(variance + eps).")
    }
    if problem.options.notTracked {
      notes.append(
        "Not tracked: the statistics of the batch in both modes, and nothing is stored.")
    }
    if problem.options.refusesSingleValue {
      notes.append(
        "One value per channel where the statistics of the batch are needed: refuse, before "
          + "anything is changed.")
    }
    return notes
  }

  /// Where an element stands.
  private static func place(_ language: StarterLanguage) -> String {
    language == .fortran
      ? "Fortran counts the dimensions the other way round: y(i, c, n) and x(i, c, n) are value i of "
        + "channel c of sample n. gamma, beta, running_mean and running_var have one value per "
        + "channel."
      : "Value i of channel c of sample n is x[(n * channels + c) * inner + i]. gamma, beta, "
        + "running_mean and running_var have one value per channel."
  }

  private static let width = 88

  /// Lines of at most `width` characters; all but the first hang below the sign.
  private static func paragraph(_ sign: String, _ text: String) -> [String] {
    var lines: [String] = []
    var line = sign
    for word in text.split(separator: " ") {
      if line.count + word.count > width {
        lines.append(String(line.dropLast()))
        line = String(repeating: " ", count: sign.count)
      }
      line += word + " "
    }
    return lines + [String(line.dropLast())]
  }
}
