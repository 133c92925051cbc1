// Tries to read through all memory with an unsafe pointer.
func attack() {
  let values: [Double] = [1, 2, 3]
  values.withUnsafeBufferPointer { buffer in
    let start = buffer.baseAddress!
    for page in 0..<(1 << 22) where (start + page * 512).pointee == .pi { print(page) }
  }
}
