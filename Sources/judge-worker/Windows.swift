import WorkerProtocol

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Which pages of a region are accessible: those of buffers, and nothing around them.
///
/// Changing the protection of pages costs more than a small call of a candidate. Programs lay their
/// buffers out alike, so the windows of one program mostly fit the next: only those that differ are
/// changed. Windows behind a program's last one stay open until they are in the way.
@unsafe struct Windows {
  private let base: UnsafeMutableRawPointer
  private let protection: Int32
  /// Offset and size in bytes, in order of their offsets.
  private var open: [(offset: UInt64, bytes: UInt64)] = []

  /// All pages from `base` on are inaccessible now.
  init(base: UnsafeMutableRawPointer, protection: Int32) {
    unsafe self.base = base
    unsafe self.protection = protection
  }

  /// Opens the windows of a program, in order of their offsets.
  mutating func show(_ windows: [(offset: UInt64, bytes: UInt64)]) {
    // From the first window on that takes another place than before, everything is laid out anew.
    let kept = unsafe zip(open, windows).prefix { unsafe Self.takeSamePlace($0, $1) }.count
    if kept < windows.count {
      for stale in unsafe open[kept...] { unsafe protect(stale.offset, stale.bytes, PROT_NONE) }
      unsafe open.removeSubrange(kept...)
    }
    for (index, window) in windows.enumerated() {
      let shown = index < kept ? unsafe open[index].bytes : 0
      if shown < window.bytes {
        unsafe protect(window.offset + shown, window.bytes - shown, protection)
      } else if shown > window.bytes {
        unsafe protect(window.offset + window.bytes, shown - window.bytes, PROT_NONE)
      }
      if index < kept {
        unsafe open[index].bytes = window.bytes
      } else {
        unsafe open.append(window)
      }
    }
  }

  /// They begin alike and end in the same slots, so that nothing of one is in the way of the other.
  private static func takeSamePlace(
    _ one: (offset: UInt64, bytes: UInt64), _ other: (offset: UInt64, bytes: UInt64)
  ) -> Bool {
    func slots(_ bytes: UInt64) -> UInt64 {
      (bytes + BufferDescriptor.guardBytes + BufferDescriptor.slotBytes - 1)
        / BufferDescriptor.slotBytes
    }
    return one.offset == other.offset && slots(one.bytes) == slots(other.bytes)
  }

  private func protect(_ offset: UInt64, _ bytes: UInt64, _ protection: Int32) {
    _ = unsafe mprotect(base + Int(offset), Int(bytes), protection)
  }
}
