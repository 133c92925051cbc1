import CSystem
import WorkerProtocol

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What an operation gives that no function of the candidate returned.
enum CallCode {
  /// It could not be carried out, since an earlier one was refused.
  static let notCalled = Int32.min
  /// The function returned NULL, or the candidate does not have it.
  static let refusedByNull: Int32 = -1
}

/// Runs the operations of requests. Layers live on from request to request.
@unsafe struct Executor {
  let candidate: Candidate
  let regions: Regions
  private var layers = unsafe [Candidate.Layer?](repeating: nil, count: ProgramLimits.layers)
  private var inputWindows: Windows
  private var outputWindows: Windows
  /// As it was before the candidate's first call; loading may have changed it already.
  private var environment = fenv_t()

  init(candidate: Candidate, regions: Regions) {
    unsafe self.candidate = unsafe candidate
    unsafe self.regions = unsafe regions
    unsafe inputWindows = unsafe Windows(base: regions.input, protection: PROT_READ)
    unsafe outputWindows = unsafe Windows(base: regions.output, protection: PROT_READ | PROT_WRITE)
    _ = unsafe fegetenv(&environment)
  }

  mutating func run(_ request: Request) -> Reply {
    let program = unsafe Program(request, regions: regions)
    unsafe inputWindows.show(program.windows(.input))
    unsafe outputWindows.show(program.windows(.output))
    unsafe csystem_faults_begin(program.table)
    for index in 0..<Int(request.operations) {
      unsafe regions.journal(UInt64(index + 1), at: Journal.progressOffset)
      let code = unsafe performTimed(program.operation(index), program)
      unsafe regions.journal(code, at: Journal.codesOffset + UInt64(index) * 4)
      unsafe program.noteChangedInputs(operation: index)
    }
    csystem_faults_end()
    unsafe program.release()
    return unsafe Reply(sequence: request.sequence, threaded: Self.isThreaded)
  }

  /// The process has had more than one thread: glibc keeps a flag. Elsewhere nobody knows.
  private static var isThreaded: Bool {
    guard let flag = unsafe dlsym(nil, "__libc_single_threaded") else { return true }
    return unsafe flag.load(as: UInt8.self) == 0
  }

  /// Calls the candidate with a clean errno, and undoes what it did to rounding.
  func call(_ body: () -> Int32) -> Int32 {
    errno = 0
    let code = body()
    var saved = unsafe environment
    _ = unsafe fesetenv(&saved)
    return code
  }

  /// Carries an operation out as often as it asks for, and notes how long each time took.
  private mutating func performTimed(_ operation: Operation, _ program: Program) -> Int32 {
    guard operation.entries > 1, operation.code != Operation.Code.sweep.rawValue,
      let times = unsafe program.output(operation, ProgramLimits.timesBuffer),
      unsafe program.count(operation, ProgramLimits.timesBuffer) >= Int(operation.entries)
    else { return unsafe perform(operation, program) }
    for repetition in 0..<Int(operation.entries) {
      var (start, end) = (timespec(), timespec())
      _ = unsafe clock_gettime(CLOCK_MONOTONIC, &start)
      let code = unsafe perform(operation, program)
      _ = unsafe clock_gettime(CLOCK_MONOTONIC, &end)
      if code != 0 { return code }
      unsafe times[repetition] =
        Double(end.tv_sec - start.tv_sec) * 1e9 + Double(end.tv_nsec - start.tv_nsec)
    }
    return 0
  }

  private mutating func perform(_ operation: Operation, _ program: Program) -> Int32 {
    guard let code = Operation.Code(rawValue: operation.code),
      unsafe operation.layer < layers.count,
      operation.rank <= ProgramLimits.rank
    else { return CallCode.notCalled }
    switch code {
    case .copy:
      let count = unsafe program.count(operation, 0)
      guard let target = unsafe program.output(operation, 0),
        let source = unsafe program.input(operation, 1)
      else { return CallCode.notCalled }
      unsafe target.update(from: source, count: count)
      return 0
    case .sweep: return unsafe sweep(operation, program)
    default: break
    }
    switch unsafe candidate.form {
    case .functions(let functions):
      return unsafe perform(code, operation, program, functions)
    case .layers(let form):
      return unsafe perform(code, operation, program, form)
    }
  }

  private func perform(
    _ code: Operation.Code, _ operation: Operation, _ program: Program,
    _ functions: Candidate.Functions
  ) -> Int32 {
    unsafe withShape(operation) { shape in
      switch code {
      case .functionForward:
        unsafe call {
          unsafe functions.forward(
            program.input(operation, 0), shape, operation.rank, program.input(operation, 1),
            program.input(operation, 2), program.output(operation, 3),
            program.output(operation, 4), operation.eps, operation.momentum,
            operation.training != 0, program.output(operation, 5))
        }
      case .functionBackward:
        unsafe call {
          unsafe functions.backward?(
            program.input(operation, 0), program.input(operation, 1), shape, operation.rank,
            program.input(operation, 2), program.input(operation, 3),
            program.input(operation, 4), operation.eps, operation.training != 0,
            program.output(operation, 5), program.output(operation, 6),
            program.output(operation, 7)) ?? CallCode.refusedByNull
        }
      default: CallCode.notCalled
      }
    }
  }

  private mutating func perform(
    _ code: Operation.Code, _ operation: Operation, _ program: Program, _ form: Candidate.Layers
  ) -> Int32 {
    let slot = Int(operation.layer)
    if code == .create {
      var made: Candidate.Layer?
      let code = unsafe call {
        unsafe made = form.create(
          operation.shape[0], operation.eps, operation.momentum, operation.affine != 0,
          operation.tracked != 0)
        return unsafe made == nil ? CallCode.refusedByNull : 0
      }
      unsafe layers[slot] = unsafe made
      return code
    }
    guard let layer = unsafe layers[slot] else { return CallCode.notCalled }
    if code == .destroy { unsafe layers[slot] = nil }
    return unsafe withShape(operation) { shape in
      unsafe call {
        switch code {
        case .destroy:
          unsafe form.destroy(layer)
          return 0
        case .set: return unsafe form.set(layer, operation.field, program.input(operation, 0))
        case .get: return unsafe form.get(layer, operation.field, program.output(operation, 0))
        case .layerForward:
          return unsafe form.forward(
            layer, program.input(operation, 0), shape, operation.rank, operation.training != 0,
            program.output(operation, 1))
        case .layerBackward:
          return unsafe form.backward?(
            layer, program.input(operation, 0), program.output(operation, 1),
            program.output(operation, 2), program.output(operation, 3)) ?? CallCode.refusedByNull
        default: return CallCode.notCalled
        }
      }
    }
  }

  /// The layer of an operation, for a sweep.
  func layer(_ operation: Operation) -> Candidate.Layer? {
    unsafe layers[Int(operation.layer)]
  }

  func withShape<Result>(_ operation: Operation, _ body: (Candidate.Shape) -> Result) -> Result {
    unsafe withUnsafeTemporaryAllocation(of: Int64.self, capacity: ProgramLimits.rank) { sizes in
      for axis in 0..<ProgramLimits.rank { unsafe sizes[axis] = operation.shape[axis] }
      return unsafe body(UnsafePointer(sizes.baseAddress!))
    }
  }
}
