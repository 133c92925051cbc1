import Grading
import Judging

/// The learner's record, seen from a command: what goes wrong with it is a message and no more.
struct LearnerRecord {
  static let option = OptionDescription(
    name: "--no-record", help: "Do not record this in your progress.")

  private let store: ProgressStore?
  /// CI, and whoever says so, records nothing.
  let isKept: Bool
  private let context: Context

  init(_ parsed: ParsedCommand, _ context: Context) {
    store = ProgressStore(environment: context.environment)
    isKept =
      !parsed.flag(Self.option.name)
      && ["", "0", "false"].contains(context.environment["CI"]?.lowercased() ?? "")
    self.context = context
  }

  func read() -> Progress {
    guard let store else { return Progress() }
    do throws(ProgressStore.Failure) {
      return try store.read(notice: notice)
    } catch {
      notice(error.description)
      return Progress()
    }
  }

  func add(_ report: Report) {
    update { $0.record(report) }
  }

  func update(_ change: (inout Progress) -> Void) {
    guard let store, isKept else { return }
    do throws(ProgressStore.Failure) {
      try store.update(notice: notice, change)
    } catch {
      notice(error.description)
    }
  }

  /// Forgets problems, wherever it runs: the user asked for it.
  ///
  /// - Returns: false if it could not.
  func forget(_ problems: [String]) -> Bool {
    do throws(ProgressStore.Failure) {
      try store?.update(notice: notice) { progress in
        for problem in problems { progress.entries[problem] = nil }
      }
      return true
    } catch {
      notice(error.description)
      return false
    }
  }

  private func notice(_ text: String) { context.printError("judge: \(text)\n") }
}
