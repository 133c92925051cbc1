import BatchNorm
import Isolation
import Judging
import WorkerProtocol

/// One program in a worker: what is written before, and what is read after.
struct ProgramRun {
  let program: CaseProgram
  private let buffers: [BufferDescriptor]

  /// Stands in the part of a buffer's pages that is not the buffer.
  private static let canary: UInt64 = 0x7ff8_c0de_c0de_0bad

  init(_ program: CaseProgram) {
    self.program = program
    buffers = program.builder.placedBuffers
  }

  func request(sequence: UInt64) -> Request {
    Request(
      sequence: sequence, offset: ProgramBuilder.programOffset, buffers: UInt64(buffers.count),
      operations: UInt64(program.builder.operations.count))
  }

  /// It has a large case, whose results are not to be in memory twice.
  var isLarge: Bool { program.passes.contains { $0.contains(where: \.testCase.isLarge) } }

  private func isOutput(_ buffer: BufferDescriptor) -> Bool {
    buffer.regionCode == BufferDescriptor.Region.output.rawValue
  }

  /// The offset and the number of words of the pages of a buffer that are not the buffer.
  private func slack(_ buffer: BufferDescriptor) -> (offset: UInt64, words: Int) {
    let words = Int((buffer.pageBytes - buffer.count * 8) / 8)
    return buffer.dataOffset == buffer.offset
      ? (buffer.offset + buffer.count * 8, words) : (buffer.offset, words)
  }

  /// Puts the program and its inputs in place.
  func write(to input: borrowing SharedRegion, _ output: borrowing SharedRegion) {
    input.store(contentsOf: buffers, at: ProgramBuilder.programOffset)
    input.store(
      contentsOf: program.builder.operations,
      at: ProgramBuilder.programOffset
        + UInt64(buffers.count * MemoryLayout<BufferDescriptor>.stride))
    output.fill(0, at: 0, count: Int(Journal.textOffset / 8))
    for buffer in buffers {
      let slack = slack(buffer)
      if isOutput(buffer) {
        output.fill(Self.canary, at: slack.offset, count: slack.words)
        output.fill(Unwritten.pattern, at: buffer.dataOffset, count: Int(buffer.count))
      } else {
        input.fill(Self.canary, at: slack.offset, count: slack.words)
      }
    }
    for (index, values) in program.builder.contents {
      let buffer = buffers[Int(index)]
      if isOutput(buffer) {
        output.write(values, at: buffer.dataOffset)
      } else {
        input.write(values, at: buffer.dataOffset)
      }
    }
  }

  /// The numbers of one buffer.
  func values(
    of buffer: ProgramBuilder.BufferIndex, from output: borrowing SharedRegion
  ) -> [Double] {
    let buffer = buffers[Int(buffer)]
    return output.doubles(at: buffer.dataOffset, count: Int(buffer.count))
  }

  /// What each case of the program produced, pass by pass.
  func passes(from output: borrowing SharedRegion) -> [[Observation.Pass]] {
    var results: [[Observation.Pass]] = []
    for passes in program.passes {
      var observed: [Observation.Pass] = []
      for (index, lowering) in passes.enumerated() {
        var steps: [StepValues] = []
        for places in lowering.steps {
          var values = StepValues()
          for quantity in StepValues.Quantity.allCases where places[quantity] >= 0 {
            values[quantity] = self.values(of: places[quantity], from: output)
          }
          steps.append(values)
        }
        observed.append(
          Observation.Pass(
            steps: steps, sweep: sweep(lowering, output), isShifted: index == 1,
            parameters: parameters(lowering, output)))
      }
      results.append(observed)
    }
    return results
  }

  private func parameters(
    _ lowering: CaseLowering, _ output: borrowing SharedRegion
  ) -> Affine? {
    guard lowering.finalGamma != ProgramBuilder.null else { return nil }
    return Affine(
      gamma: values(of: lowering.finalGamma, from: output),
      beta: values(of: lowering.finalBeta, from: output))
  }

  private func sweep(
    _ lowering: CaseLowering, _ output: borrowing SharedRegion
  ) -> [[Double]] {
    guard let sweep = lowering.testCase.sweep, lowering.sweepResults >= 0 else { return [] }
    let numbers = values(of: lowering.sweepResults, from: output)
    var position = 0
    var losses: [[Double]] = []
    for derivative in sweep.derivatives {
      var row: [Double] = []
      for _ in derivative.offsets {
        row.append(numbers[position] + numbers[position + 1])
        position += 2
      }
      losses.append(row)
    }
    return losses
  }

  /// What the candidate did to memory and what it returned, over the whole program.
  func incidents(from output: borrowing SharedRegion) -> [Incident] {
    var incidents: [Incident] = []
    let builder = program.builder
    for (index, call) in builder.calls.enumerated() {
      let code = output.load(Int32.self, at: Journal.codesOffset + UInt64(index) * 4)
      if code != 0, code != .min, !call.name.isEmpty {
        incidents.append(.refused(step: call.step, call: call.name, code: code))
      }
    }
    let changes = min(
      output.load(UInt64.self, at: Journal.changesOffset), Journal.maximumChanges)
    for index in 0..<changes {
      let stride = UInt64(MemoryLayout<InputChange>.stride)
      let change = output.load(InputChange.self, at: Journal.changesOffset + 8 + index * stride)
      guard change.buffer < UInt64(buffers.count) else { continue }
      let name = builder.names[Int(change.buffer)]
      incidents.append(
        .inputChanged(step: name.step, buffer: name.label, element: Int(clamping: change.element)))
    }
    for (index, buffer) in buffers.enumerated() where isOutput(buffer) {
      let slack = slack(buffer)
      guard
        let word = output.firstDifference(
          from: Self.canary, at: slack.offset, count: slack.words)
      else { continue }
      let name = builder.names[index]
      let before = slack.offset < buffer.dataOffset
      incidents.append(
        .wroteOutside(
          step: name.step, buffer: name.label,
          element: before ? word - slack.words : Int(buffer.count) + word,
          count: Int(buffer.count)))
    }
    return incidents
  }

  /// A value that has changed since the passes were copied: somebody still writes.
  func lateWrites(
    since passes: [[Observation.Pass]], in output: borrowing SharedRegion
  ) -> [Incident?] {
    zip(program.passes, passes).map { lowerings, observed in
      guard let lowering = lowerings.first, let pass = observed.first else { return nil }
      for (step, places) in lowering.steps.enumerated() {
        for quantity in StepValues.Quantity.allCases where places[quantity] >= 0 {
          let then = pass.steps[step][quantity] ?? []
          let now = buffers[Int(places[quantity])].dataOffset
          if let element = output.firstDifference(from: then, at: now) {
            let name = program.builder.names[Int(places[quantity])]
            return .wroteAfterReturn(step: step, buffer: name.label, element: element)
          }
        }
      }
      return nil
    }
  }

  /// Where the worker was when it ended, in words: "in my_batch_norm, step 2".
  func place(in output: borrowing SharedRegion) -> String {
    let progress = output.load(UInt64.self, at: Journal.progressOffset)
    let calls = program.builder.calls
    guard progress > 0, progress <= UInt64(calls.count) else { return "between two calls" }
    let call = calls[Int(progress) - 1]
    let steps = Set(calls.map(\.step)).count
    return "in \(call.name)" + (steps > 1 ? ", step \(call.step + 1)" : "")
  }

  /// What an access was about, in words: "read gamma[4], one past its 4 elements".
  func access(_ fault: FaultRecord) -> String? {
    guard fault.buffer >= 0, fault.buffer < Int64(buffers.count) else { return nil }
    let name = program.builder.names[Int(fault.buffer)]
    let count = Int64(clamping: buffers[Int(fault.buffer)].count)
    let verb = fault.write != 0 ? "wrote" : "read"
    let plural = count == 1 ? "element" : "elements"
    let side: String
    if fault.element < 0 {
      side = fault.element == -1 ? ", one before its first" : ", \(-fault.element) before its first"
    } else if fault.element >= count {
      let past = fault.element - count + 1
      side = ", \(past == 1 ? "one" : "\(past)") past its \(count) \(plural)"
    } else {
      side = ""
    }
    return "\(verb) \(name.label)[\(fault.element)]\(side)"
  }
}
