import WorkerProtocol

// Without arguments a process that locks itself, loads one candidate and runs it for the judge; with
// --compile one that locks up a compiler and watches over it.
if let call = CompilerCall(commandLine: Array(CommandLine.arguments.dropFirst())) {
  CompilerGuard(call).run()
} else {
  unsafe Session.run()
}
