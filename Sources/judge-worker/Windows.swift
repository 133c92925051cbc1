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
    for (index, window) in windows.enumerated() {
      if index < open.count, unsafe open[index].offset != window.offset {
        for stale in unsafe open[index...] { unsafe protect(stale.offset, stale.bytes, PROT_NONE) }
        unsafe open.removeSubrange(index...)
      }
      let shown = index < open.count ? unsafe open[index].bytes : 0
      if shown < window.bytes {
        unsafe protect(window.offset + shown, window.bytes - shown, protection)
      } else if shown > window.bytes {
        unsafe protect(window.offset + window.bytes, shown - window.bytes, PROT_NONE)
      }
      if index < open.count {
        unsafe open[index].bytes = window.bytes
      } else {
        unsafe open.append(window)
      }
    }
    // What is left of an older program may reach into the guard of this one's last window.
    guard let last = windows.last else { return }
    let end = last.offset + last.bytes + BufferDescriptor.guardBytes
    while open.count > windows.count, unsafe open[windows.count].offset < end {
      let stale = unsafe open.remove(at: windows.count)
      unsafe protect(stale.offset, stale.bytes, PROT_NONE)
    }
  }

  private func protect(_ offset: UInt64, _ bytes: UInt64, _ protection: Int32) {
    _ = unsafe mprotect(base + Int(offset), Int(bytes), protection)
  }
}
