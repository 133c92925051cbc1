import Documents
import Isolation
package import Judging

/// A candidate as it was given: what kind of file it is, and its bytes' hash.
package struct CandidateFile: Sendable {
  /// As the user wrote it.
  package var path: String
  package var kind: Report.Candidate.Kind
  package var bytes: [UInt8]
  /// Empty where the file is too large to be read.
  package var sha256: String
  /// Why it cannot be loaded, where that shows before trying; nil otherwise.
  package var defect: String?

  package static let sourceEndings: [String: Report.Candidate.Kind] = [
    "swift": .swift, "c": .c, "cpp": .cpp, "cc": .cpp, "cxx": .cpp,
    "rs": .rust, "f90": .fortran,
  ]
  package static let libraryEndings: Set<String> = ["so", "dylib"]

  /// The kind that a file's name promises.
  package static func kind(of path: String) -> Report.Candidate.Kind? {
    let name = Files.name(of: path)
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return nil }
    let ending = String(name[name.index(after: dot)...]).lowercased()
    return libraryEndings.contains(ending) ? .library : sourceEndings[ending]
  }

  /// - Throws: `GradingError` where there is no such file, or it is none that can be judged.
  package init(path: String) throws(GradingError) {
    guard Files.exists(path) else { throw .noSuchCandidate(path) }
    guard !Files.isFolder(path) else { throw .isFolder(path) }
    guard let kind = Self.kind(of: path) else { throw .unknownKind(path) }
    let stamp = FileStamp(path: path)
    if stamp?.kind == .other { throw .noFile(path) }
    let limit = kind == .library ? 1 << 30 : 16 << 20
    let isTooLarge = stamp.map { $0.byteCount > limit } ?? false
    let bytes = isTooLarge ? [] : try Files.read(path)
    self.path = path
    self.kind = kind
    self.bytes = bytes
    sha256 = isTooLarge ? "" : SHA256.hex(bytes)
    defect =
      isTooLarge
      ? "\(path) has more than the \(limit >> 20) MiB that are read of a candidate"
      : bytes.isEmpty
        ? "\(path) is empty" : kind == .library ? Self.libraryDefect(bytes, path) : nil
  }

  /// A library begins as ELF, or as one of the forms of Mach-O.
  private static func libraryDefect(_ bytes: [UInt8], _ path: String) -> String? {
    let magics: [[UInt8]] = [
      [0x7f, 0x45, 0x4c, 0x46], [0xcf, 0xfa, 0xed, 0xfe], [0xca, 0xfe, 0xba, 0xbe],
    ]
    if magics.contains(where: { bytes.starts(with: $0) }) { return nil }
    let isText = bytes.prefix(512).allSatisfy { $0 >= 0x20 || $0 == 0x0a || $0 == 0x0d || $0 == 9 }
    return "\(path) is not a shared library: it "
      + (isText ? "is a text file" : "does not begin like one (ELF or Mach-O)")
  }
}
