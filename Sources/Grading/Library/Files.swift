import FoundationEssentials
import Isolation

/// Reading and writing files, with errors that say which file and why.
package enum Files {
  package static func read(_ path: String) throws(GradingError) -> [UInt8] {
    do throws(IsolationError) {
      return try readFile(path)
    } catch {
      throw .unreadable(path: path, reason: error.fileReason)
    }
  }

  package static func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: path)
  }

  package static func isFolder(_ path: String) -> Bool {
    var isFolder = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder
  }

  package static func isExecutable(_ path: String) -> Bool {
    FileManager.default.isExecutableFile(atPath: path) && !isFolder(path)
  }

  /// The names in a folder, in order; none if it cannot be read.
  package static func names(in folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  }

  package static func makeFolder(_ path: String) throws(GradingError) {
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw .unwritable(path: path, reason: reason(error, path: path))
    }
  }

  /// Writes a whole file or nothing: an older file stays as it was until the new one is complete. A
  /// device or a pipe stays what it is, and is written to.
  package static func write(_ bytes: some Sequence<UInt8>, to path: String) throws(GradingError) {
    do throws(IsolationError) {
      let file = try OutputFile(path)
      try file.write(Array(bytes))
      try file.commit()
    } catch {
      throw .unwritable(path: path, reason: error.reason)
    }
  }

  /// Writes a file that is not there yet.
  ///
  /// - Throws: `GradingError.exists` if it is, or something else of that name.
  package static func writeNew(_ bytes: some Sequence<UInt8>, to path: String) throws(GradingError)
  {
    do {
      try Data(bytes).write(to: URL(filePath: path), options: .withoutOverwriting)
    } catch {
      let code = (error as? CocoaError)?.code
      if code == .fileWriteFileExists || exists(path) { throw .exists(path) }
      throw .unwritable(path: path, reason: reason(error, path: path))
    }
  }

  package static func remove(_ path: String) {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// Moves a file, over another if there is one.
  package static func move(_ source: String, to target: String) throws(GradingError) {
    do throws(IsolationError) {
      try renameFile(source, to: target)
    } catch {
      throw .unwritable(path: target, reason: error.description)
    }
  }

  private static func reason(_ error: any Error, path: String) -> String {
    if isFolder(path) { return "it is a folder" }
    guard let error = error as? CocoaError else { return "\(error)" }
    switch error.code {
    case .fileReadNoSuchFile, .fileNoSuchFile: return "no such file or folder"
    case .fileReadNoPermission, .fileWriteNoPermission: return "permission denied"
    case .fileWriteOutOfSpace: return "the disk is full"
    case .fileWriteVolumeReadOnly: return "the file system is read-only"
    default: return "\(error.underlying.map { "\($0)" } ?? "error \(error.code.rawValue)")"
    }
  }

  package static func join(_ folder: String, _ name: String) -> String {
    folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }

  package static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  package static func name(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  /// Without the last dot and what follows.
  package static func stem(of path: String) -> String {
    let name = name(of: path)
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
    return String(name[..<dot])
  }

  package static func absolute(_ path: String) -> String {
    path.hasPrefix("/") ? path : join(FileManager.default.currentDirectoryPath, path)
  }
}
