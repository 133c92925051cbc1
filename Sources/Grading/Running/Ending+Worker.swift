import Isolation
import Judging
import WorkerProtocol

extension Ending {
  /// Puts the end of a worker into words.
  /// - Parameters:
  ///   - timeout: what all cases may take together.
  ///   - place: where the candidate was: "in my_batch_norm", "while it was loaded".
  ///   - access: what a memory fault was about, if it is known.
  ///
  /// What is measured stays out of it: the same candidate gets the same words.
  init(
    _ end: WorkerEnd, timeout: Duration, place: String, access: (FaultRecord) -> String?
  ) {
    switch end {
    case .exited(let status):
      self = .crashed(message: "ended its own process with status \(status), \(place)")
    case .signalled(let number, let fault):
      var message = "died of \(Self.signalName(number)) \(place)"
      if let fault {
        if let access = access(fault) {
          message += ": \(access)"
        } else if number == 11 || number == 7, fault.address < 4096 {
          message += ": used a null pointer"
        } else if number == 11 || number == 7 {
          message += ": touched memory that is not its own"
        }
      }
      self = .crashed(message: message)
    case .timeLimit(let wall, let cpu, let cpuLimit, let wasRunnable):
      // A busy machine gives a loop only part of a processor, or none for a while.
      let busy = wasRunnable || cpu * 10 > wall
      self = .timeLimit(
        message: cpuLimit.map {
          "used more than its \(Self.seconds($0)) of processor time \(place)"
        }
          ?? "stopped \(place) when the \(Self.seconds(timeout)) for all cases were over: "
          + (busy ? "it was computing" : "it was waiting"))
    case .memoryLimit(_, let limit):
      self = .memoryLimit(
        message: "asked for more than its \(limit >> 20) MiB of memory \(place)")
    case .outputLimit(let bytes):
      self = .outputLimit(message: "printed more than \(bytes >> 10) KiB \(place)")
    case .securityViolation(let call):
      let name = call.map { $0.name ?? "number \($0.number)" }
      self = .securityViolation(
        message: "tried a forbidden system call\(name.map { " (\($0))" } ?? "") \(place)")
    case .babbled:
      self = .crashed(message: "wrote into the worker's own channel \(place)")
    case .hungUp:
      self = .crashed(message: "closed the worker's own channel \(place)")
    }
  }

  /// "10 s", "2.50 s"
  private static func seconds(_ duration: Duration) -> String {
    let hundredths =
      duration.components.seconds * 100 + duration.components.attoseconds / 10_000_000_000_000_000
    let rest = hundredths % 100
    if rest == 0 { return "\(hundredths / 100) s" }
    return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest) s"
  }

  private static func signalName(_ number: Int32) -> String {
    switch number {
    case 4:
      "an illegal instruction (SIGILL), as Swift does at an index out of range, an overflow or a nil,"
    case 5: "a trap (SIGTRAP)"
    case 6: "abort (SIGABRT)"
    case 7: "a bus error (SIGBUS)"
    case 8: "an arithmetic trap (SIGFPE)"
    case 9: "SIGKILL"
    case 11: "a memory fault (SIGSEGV)"
    default: "signal \(number)"
    }
  }
}
