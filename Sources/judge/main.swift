import FoundationEssentials
import Isolation
import JudgeCLI

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Writes all of a text to a descriptor. A reader that has gone (a closed pipe) ends the program as
/// the system intends.
func write(_ text: String, to descriptor: Int32) {
  var rest = Array(text.utf8)[...]
  while !rest.isEmpty {
    let count = unsafe rest.withUnsafeBytes { unsafe write(descriptor, $0.baseAddress, $0.count) }
    if count > 0 {
      rest = rest.dropFirst(count)
    } else if errno != EINTR {
      return
    }
  }
}

// A process begins with no processor time used, and loading its libraries is all that it does before.
var used = timespec()
_ = unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used)
let timeToStart = Duration.seconds(used.tv_sec) + .nanoseconds(used.tv_nsec)

// Workers, compilers and temporary folders go before the program does.
Interruption.watch { number in
  if number == SIGINT { Terminal.waitForPager() }
  _exit(130)
}

let screen = Terminal.size
let program = URL(filePath: Bundle.programPath).resolvingSymlinksInPath()
var context = Context(
  environment: ProcessInfo.processInfo.environment,
  programFolder: program.deletingLastPathComponent().path,
  currentFolder: FileManager.default.currentDirectoryPath,
  outputIsTerminal: isatty(1) != 0, errorIsTerminal: isatty(2) != 0, width: screen.width,
  processors: ProcessInfo.processInfo.activeProcessorCount,
  print: { write($0, to: 1) }, printError: { write($0, to: 2) })
context.timeToStart = timeToStart
context.height = screen.height
context.screen = { Terminal.size }
context.inputIsTerminal = isatty(0) != 0
context.readLine = { readLine() }
context.page = { Terminal.page($0, through: $1) }
exit(JudgeProgram.run(Array(CommandLine.arguments.dropFirst()), context).rawValue)

/// Finds this program's own file.
enum Bundle {
  static var programPath: String {
    #if canImport(Glibc)
      if let path = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe") {
        return path
      }
    #endif
    return CommandLine.arguments.first ?? "judge"
  }
}
