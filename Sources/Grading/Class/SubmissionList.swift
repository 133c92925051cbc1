import Isolation

/// The submissions that some paths name: the files, and the candidates directly in the folders, in the
/// order of their names' bytes. A file that is named twice is there once.
package struct SubmissionList {
  package private(set) var submissions: [Submission] = []
  /// What is in the folders and is no candidate: other files, other folders, hidden files.
  package private(set) var leftOut: [String] = []
  /// The folders without a candidate.
  package private(set) var emptyFolders: [String] = []

  /// Holds links to files whose names are not UTF-8.
  private var links: Links?
  private let linksParent: String

  /// Goes away with the last copy of the list.
  private final class Links {
    let folder: TemporaryFolder
    init(folder: consuming TemporaryFolder) { self.folder = folder }
  }

  private var names: Set<[UInt8]> = []

  /// - Parameter temporary: a folder where links can be made.
  /// - Throws: `GradingError` where a path leads to nothing or to no candidate, or where there is no
  ///   submission at all.
  package init(_ paths: [String], temporary: String) throws(GradingError) {
    linksParent = temporary
    for path in paths { try add(FilePaths.clean(path)) }
    guard !submissions.isEmpty else { throw .nothingToGrade(paths) }
    submissions.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  private mutating func add(_ path: String) throws(GradingError) {
    switch FileStamp(path: path)?.kind {
    case .folder: try addFolder(path)
    case .regular:
      guard CandidateFile.kind(of: path) != nil else { throw .unknownKind(path) }
      insert(Array(path.utf8), Submission(name: path, path: path))
    case .other: throw .unreadable(path: path, reason: "it is not a regular file")
    case nil: try addUnspeakable(path)
    }
  }

  private mutating func addFolder(_ folder: String) throws(GradingError) {
    let before = submissions.count
    for name in try entries(of: folder) {
      let bytes = FilePaths.join(folder, name)
      let text = FilePaths.spell(name)
      // A link that leads to nothing is a submission that has vanished: it is reported as such.
      let isFile = FileStamp(bytes: bytes).map { $0.kind == .regular } ?? true
      if isFile, name.first != UInt8(ascii: "."), CandidateFile.kind(of: text) != nil {
        try insertFile(bytes)
      } else {
        leftOut.append(Files.join(folder, text))
      }
    }
    if submissions.count == before { emptyFolders.append(folder) }
  }

  private func entries(of folder: String) throws(GradingError) -> [[UInt8]] {
    do throws(IsolationError) {
      return try folderEntries(folder).sorted { $0.lexicographicallyPrecedes($1) }
    } catch {
      throw .unreadable(path: folder, reason: error.description)
    }
  }

  /// An argument whose bytes are not UTF-8 arrives here with U+FFFD in it.
  private mutating func addUnspeakable(_ path: String) throws(GradingError) {
    let folder = Files.folder(of: path)
    let name = Files.name(of: path)
    guard name.unicodeScalars.contains("\u{FFFD}"), FileStamp(path: folder)?.kind == .folder else {
      throw .noSuchCandidate(path)
    }
    let found = try entries(of: folder).filter {
      String(decoding: $0, as: UTF8.self) == name
    }
    if found.isEmpty { throw .noSuchCandidate(path) }
    for name in found {
      guard CandidateFile.kind(of: FilePaths.spell(name)) != nil else { throw .unknownKind(path) }
      let isBare = !path.utf8.contains(UInt8(ascii: "/"))
      try insertFile(isBare ? name : FilePaths.join(folder, name))
    }
  }

  private mutating func insertFile(_ bytes: [UInt8]) throws(GradingError) {
    if let path = String(validating: bytes, as: UTF8.self) {
      insert(bytes, Submission(name: path, path: path))
      return
    }
    // The rest of the judge knows files by texts.
    do throws(IsolationError) {
      if links == nil { links = Links(folder: try TemporaryFolder(in: linksParent)) }
      let folder = links?.folder.path ?? linksParent
      let kind = FilePaths.ending(bytes)
      let link = Files.join(folder, "\(submissions.count).\(kind)")
      let target = bytes.first == UInt8(ascii: "/") ? bytes : FilePaths.absolute(bytes)
      try makeLink(link, to: target)
      insert(bytes, Submission(name: FilePaths.spell(bytes), path: link))
    } catch {
      throw .unwritable(path: linksParent, reason: error.description)
    }
  }

  private mutating func insert(_ bytes: [UInt8], _ submission: Submission) {
    guard names.insert(bytes).inserted else { return }
    var submission = submission
    let name = submission.name
    var number = 2
    // Only where a file is really called as another is spelled.
    while Array(submission.name.utf8) != bytes,
      !names.insert(Array(submission.name.utf8)).inserted
    {
      submission.name = "\(name) (\(number))"
      number += 1
    }
    submissions.append(submission)
  }
}
