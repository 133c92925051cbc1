/// What a worker used, measured from outside.
package struct WorkerUsage: Hashable, Sendable {
  /// Since its start.
  package var wall: Duration
  /// Of all its threads.
  package var cpu: Duration
  /// The most memory that was resident at a time.
  package var peakBytes: UInt64

  package init(wall: Duration = .zero, cpu: Duration = .zero, peakBytes: UInt64 = 0) {
    self.wall = wall
    self.cpu = cpu
    self.peakBytes = peakBytes
  }
}
