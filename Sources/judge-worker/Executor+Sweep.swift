import WorkerProtocol

extension Executor {
  /// Calls forward once an entry, each time on fresh copies of the inputs with one variable moved, and
  /// stores L = Σ cotangent·out as an unevaluated sum of two doubles.
  func sweep(_ operation: Operation, _ program: Program) -> Int32 {
    guard let cotangent = unsafe program.input(operation, 5),
      let entries = unsafe program.input(operation, 6),
      let results = unsafe program.output(operation, 8),
      let out = unsafe program.output(operation, 14)
    else { return CallCode.notCalled }
    let count = unsafe program.count(operation, 14)
    let unwritten = Double.nan
    for entry in 0..<Int(operation.entries) {
      unsafe regions.journal(UInt64(entry), at: Journal.entryOffset)
      for variable in 0..<5 {
        guard let source = unsafe program.input(operation, variable),
          let scratch = unsafe program.output(operation, 9 + variable)
        else { continue }
        unsafe scratch.update(from: source, count: program.count(operation, variable))
      }
      unsafe move(operation, program, entry: entries + entry * 4)
      unsafe out.update(repeating: unwritten, count: count)
      let code = unsafe forward(operation, program)
      guard code == 0 else { return code }
      let loss = unsafe Self.dot(cotangent, out, count: count)
      unsafe results[2 * entry] = loss.sum
      unsafe results[2 * entry + 1] = loss.lost
    }
    return 0
  }

  /// Moves the variable of an entry in its scratch buffer.
  private func move(_ operation: Operation, _ program: Program, entry: UnsafePointer<Double>) {
    let variable = Int(unsafe entry[0])
    guard (0..<3).contains(variable), let scratch = unsafe program.output(operation, 9 + variable)
    else { return }
    let size = unsafe program.count(operation, variable)
    let coordinate = Int(unsafe entry[1])
    let start = Int(unsafe entry[2])
    let offset = unsafe entry[3]
    if coordinate >= 0 {
      if coordinate < size { unsafe scratch[coordinate] += offset }
    } else if let directions = unsafe program.input(operation, 7), start >= 0,
      unsafe start + (size + 63) / 64 <= program.count(operation, 7)
    {
      for word in 0..<(size + 63) / 64 {
        let signs = unsafe directions[start + word].bitPattern
        for bit in 0..<min(64, size - 64 * word) {
          unsafe scratch[64 * word + bit] += (signs >> UInt64(bit)) & 1 == 0 ? offset : -offset
        }
      }
    }
  }

  private func forward(_ operation: Operation, _ program: Program) -> Int32 {
    unsafe withShape(operation) { shape in
      switch unsafe candidate.form {
      case .functions(let functions):
        return unsafe call {
          unsafe functions.forward(
            program.output(operation, 9), shape, operation.rank, program.output(operation, 10),
            program.output(operation, 11), program.output(operation, 12),
            program.output(operation, 13), operation.eps, operation.momentum,
            operation.training != 0, program.output(operation, 14))
        }
      case .layers(let form):
        guard let layer = unsafe layer(operation) else { return CallCode.notCalled }
        return unsafe call {
          for field in 0..<4 {
            guard let values = unsafe program.output(operation, 10 + field) else { continue }
            let code = unsafe form.set(layer, Int32(field), values)
            if code != 0 { return code }
          }
          return unsafe form.forward(
            layer, program.output(operation, 9), shape, operation.rank, operation.training != 0,
            program.output(operation, 14))
        }
      }
    }
  }

  /// Σ a·b with a compensated sum of exact products (Ogita, Rump and Oishi, 2005).
  private static func dot(
    _ a: UnsafePointer<Double>, _ b: UnsafeMutablePointer<Double>, count: Int
  ) -> (sum: Double, lost: Double) {
    var sum = 0.0
    var lost = 0.0
    for index in 0..<count {
      let product = unsafe a[index] * b[index]
      let productError = unsafe (-product).addingProduct(a[index], b[index])
      let next = sum + product
      let part = next - sum
      lost += (sum - (next - part)) + (product - part) + productError
      sum = next
    }
    return (sum, lost)
  }
}
