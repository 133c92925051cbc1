import WorkerProtocol

extension Regions {
  func journal<Value: BitwiseCopyable>(_ value: Value, at offset: UInt64) {
    unsafe (output + Int(offset)).storeBytes(of: value, as: Value.self)
  }

  func noteChange(_ change: InputChange) {
    let counter = unsafe output + Int(Journal.changesOffset)
    let count = unsafe counter.load(as: UInt64.self)
    guard count < Journal.maximumChanges else { return }
    let offset = 8 + Int(count) * MemoryLayout<InputChange>.stride
    unsafe (counter + offset).storeBytes(of: change, as: InputChange.self)
    unsafe counter.storeBytes(of: count + 1, as: UInt64.self)
  }
}
