import WorkerProtocol

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The loaded library.
struct Candidate {
  let hasBackward: Bool

  /// Why a library was not loaded, in the words of the system.
  struct LoadFailure: Error {
    var text: String
  }

  @unsafe static func load(path: String, setup: Setup) -> Result<Candidate, LoadFailure> {
    guard unsafe dlopen(path, RTLD_NOW | RTLD_LOCAL) != nil else {
      let words = unsafe dlerror()
      return .failure(LoadFailure(text: unsafe words.map { unsafe String(cString: $0) } ?? ""))
    }
    return .success(Candidate(hasBackward: false))
  }
}
