import FoundationEssentials
import Isolation

/// Where a learner's progress is kept: `progress.json` in the user's data folder.
///
/// A change is made behind a lock and written in one step, so that checks that run at once are all
/// counted and an interruption leaves a whole file. A file that cannot be understood is set aside.
package struct ProgressStore: Sendable {
  package enum Failure: Error, Sendable, CustomStringConvertible {
    /// Written by a later version of the judge.
    case newer(path: String, schema: String)
    case world(path: String, reason: String)

    package var description: String {
      switch self {
      case .newer(let path, let schema):
        "progress is not recorded: \(path) was written by a newer judge (\(schema))"
      case .world(let path, let reason):
        "progress is not recorded: \(path): \(reason)"
      }
    }
  }

  package let folder: String
  package var path: String { Files.join(folder, "progress.json") }
  /// More than anybody's progress takes.
  private static let sizeLimit = 4 << 20

  /// `XDG_DATA_HOME/judge` or `~/.local/share/judge`; nil for somebody without a home.
  package init?(environment: [String: String]) {
    if let data = environment["XDG_DATA_HOME"], data.hasPrefix("/") {
      folder = Files.join(data, "judge")
    } else if let home = environment["HOME"], home.hasPrefix("/") {
      folder = Files.join(home, ".local/share/judge")
    } else {
      return nil
    }
  }

  /// - Parameter notice: Told, in a sentence, if a broken file was set aside.
  package func read(notice: (String) -> Void) throws(Failure) -> Progress {
    guard Files.exists(path) else { return Progress() }
    if let progress = try decode() { return progress }
    return try locked { () throws(Failure) in try decodeOrSetAside(notice) }
  }

  /// Reads, changes and writes, with nobody in between.
  package func update(
    notice: (String) -> Void, _ change: (inout Progress) -> Void
  ) throws(Failure) {
    try locked { () throws(Failure) in
      var progress = try decodeOrSetAside(notice)
      let before = progress
      change(&progress)
      if progress == before { return }
      do {
        try Files.write(EncodedProgress(progress).bytes, to: path)
      } catch {
        throw world(error)
      }
    }
  }

  private func locked<Value>(_ body: () throws(Failure) -> Value) throws(Failure) -> Value {
    let lock: FileLock
    do {
      try Files.makeFolder(folder)
      lock = try FileLock(path + ".lock")
    } catch {
      throw world(error)
    }
    let result = Result(catching: body)
    lock.release()
    return try result.get()
  }

  private func decodeOrSetAside(_ notice: (String) -> Void) throws(Failure) -> Progress {
    guard Files.exists(path) else { return Progress() }
    if let progress = try decode() { return progress }
    var aside = path + ".broken"
    var number = 1
    while Files.exists(aside) {
      number += 1
      aside = "\(path).broken-\(number)"
    }
    do {
      try Files.move(path, to: aside)
    } catch {
      throw world(error)
    }
    notice("the record of your progress cannot be read: it was set aside as \(aside)")
    return Progress()
  }

  /// nil for a file that makes no sense.
  private func decode() throws(Failure) -> Progress? {
    let bytes: [UInt8]
    do {
      bytes = try Files.read(path)
    } catch {
      // Somebody may have reset it meanwhile.
      if !Files.exists(path) { return Progress() }
      throw world(error)
    }
    let data = Data(bytes)
    guard bytes.count <= Self.sizeLimit,
      let head = try? JSONDecoder().decode(EncodedProgress.Head.self, from: data)
    else { return nil }
    if head.schema != EncodedProgress.schema {
      guard let slash = head.schema.firstIndex(of: "/"), head.schema[..<slash] == "judge-progress",
        let version = Int(head.schema[head.schema.index(after: slash)...]), version > 1
      else { return nil }
      throw .newer(path: path, schema: head.schema)
    }
    return (try? JSONDecoder().decode(EncodedProgress.self, from: data))?.model
  }

  private func world(_ error: any Error) -> Failure {
    if let failure = error as? Failure { return failure }
    switch error as? GradingError {
    case .unreadable(let path, let reason), .unwritable(let path, let reason):
      return .world(path: path, reason: reason)
    default: return .world(path: path, reason: "\(error)")
    }
  }
}
