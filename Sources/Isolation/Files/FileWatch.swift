#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Waits for a file to change.
///
/// Many editors save by writing another file and renaming it, so it is the folder that is watched, and
/// that of the file that a link leads to. Linux tells what happens in a folder; elsewhere, and on file
/// systems that do not tell, the file is looked at from time to time.
final class FileWatch: Sendable {
  private let path: String
  #if canImport(Glibc)
    private let events: Descriptor
    private static let glance = Duration.seconds(1)
  #else
    private static let glance = Duration.milliseconds(20)
  #endif

  /// How long a file must rest to count as written.
  private static let quick = Duration.milliseconds(15)
  /// The same where nothing told that the writer is done, and for a file that is gone: an editor may
  /// be about to replace it.
  private static let slow = Duration.milliseconds(300)

  init(path: String) throws(IsolationError) {
    self.path = path
    #if canImport(Glibc)
      let descriptor = inotify_init1(Int32(IN_CLOEXEC | IN_NONBLOCK))
      events = try Descriptor(descriptor >= 0 ? descriptor : -errno, "watch files")
    #endif
    followFolders()
  }

  /// The file as it is now; nil if there is none.
  func look() -> FileStamp? { FileStamp(path: path) }

  /// Waits until the file is another than the known one, and rests.
  func change(from known: FileStamp?) -> FileStamp? {
    while true {
      let isTold = waitForEvent()
      followFolders()
      var seen = look()
      while seen != known {
        sleep(seen == nil || !isTold ? Self.slow : Self.quick)
        let next = look()
        if next == seen { return seen }
        seen = next
      }
    }
  }

  /// True where the system told that a file of a watched folder is written, came or went.
  private func waitForEvent() -> Bool {
    #if canImport(Glibc)
      guard !waitForInput([events.number], until: .now + Self.glance).isEmpty else { return false }
      // What it was shows when the file is looked at.
      var bytes = [UInt8](repeating: 0, count: 4096)
      while unsafe read(events.number, &bytes, bytes.count) > 0 {}
      return true
    #else
      sleep(Self.glance)
      return true
    #endif
  }

  /// Again and again, since folders may be replaced as well; the system knows those that it has.
  private func followFolders() {
    #if canImport(Glibc)
      let kinds = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE
      var folders = [Self.folder(of: path)]
      if let target = unsafe realpath(path, nil) {
        folders.append(Self.folder(of: unsafe String(cString: target)))
        unsafe free(target)
      }
      for folder in folders { _ = unsafe inotify_add_watch(events.number, folder, UInt32(kinds)) }
    #endif
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private func sleep(_ duration: Duration) {
    usleep(useconds_t(duration / .microseconds(1)))
  }
}
