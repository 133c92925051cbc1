import CSystem
import WorkerProtocol

/// Takes away from the process, before the candidate is loaded, what it does not need.
struct Lock {
  let memoryBytes: UInt64
  let cpuSeconds: UInt64
  let libraryPath: String

  /// Locks what can be locked on this system, and tells the judge.
  /// - Parameter record: where the fault handler notes what it sees.
  @unsafe mutating func engage(control: Int32, record: UnsafeMutablePointer<csystem_fault_record>) {
    let result = unsafe csystem_faults_install(record, min(memoryBytes / 8, 32 << 20))
    var layers: [IsolationLayer] = []
    if limitResources() { layers.append(.resourceLimits) }
    let locked = Locked(layers: IsolationLayers(layers), errorNumber: Int64(-min(0, result)))
    unsafe withUnsafeBytes(of: locked) { bytes in
      _ = unsafe csystem_send(control, bytes.baseAddress, bytes.count, -1)
    }
  }

  /// Takes away what only loading needed. False if that was necessary and did not work.
  func tighten() -> Bool { true }
}
