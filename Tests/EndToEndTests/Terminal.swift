#if os(Linux)
  import Foundation
  import Testing

  /// A terminal of the system's, and what is shown on it.
  final class Terminal {
    private let own: Int32
    /// Where a program writes and reads.
    private let other: Int32
    private(set) var shown = ""

    init(rows: UInt16 = 24, columns: UInt16 = 80) throws {
      own = unsafe open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK)
      var (locked, number): (Int32, UInt32) = (0, 0)
      // TIOCSPTLCK and TIOCGPTN, which Swift does not import.
      _ = unsafe ioctl(own, 0x4004_5431, &locked)
      _ = unsafe ioctl(own, 0x8004_5430, &number)
      other = unsafe open("/dev/pts/\(number)", O_RDWR | O_NOCTTY | O_CLOEXEC)
      try #require(other >= 0)
      var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
      _ = unsafe ioctl(other, UInt(TIOCSWINSZ), &size)
    }

    deinit {
      close(own)
      close(other)
    }

    var handle: FileHandle { FileHandle(fileDescriptor: other, closeOnDealloc: false) }

    func type(_ text: String) {
      let bytes = Array(text.utf8)
      _ = unsafe write(own, bytes, bytes.count)
    }

    /// Waits for something to be shown, as long as a busy machine may need.
    func wait(until isShown: (String) throws -> Bool) throws {
      for _ in 0..<6000 {
        read()
        if try isShown(shown) { return }
        usleep(10_000)
      }
      Issue.record("not shown: \(shown.debugDescription)")
    }

    private func read() {
      var bytes = [UInt8](repeating: 0, count: 65536)
      let count = unsafe Glibc.read(own, &bytes, bytes.count)
      if count > 0 { shown += String(decoding: bytes[..<count], as: UTF8.self) }
    }
  }
#endif
