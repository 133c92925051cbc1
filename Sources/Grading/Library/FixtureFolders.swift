/// Where the fixtures of a problem may lie: in its own folder `fixtures`, or in a folder of the common
/// ones.
struct FixtureFolders {
  private let own: String
  private let common: String?
  private let folders: [String]

  init(_ installation: Installation, problemFolder: String) {
    own = Files.join(problemFolder, "fixtures")
    common = installation.fixturesFolder()
    let sources = common.map { folder in Files.names(in: folder).map { Files.join(folder, $0) } }
    folders = [own] + (sources ?? [])
  }

  func path(of name: String) throws(GradingError) -> String {
    for folder in folders {
      let path = Files.join(folder, name + ".json")
      if Files.exists(path) { return path }
    }
    throw .noSuchFixture(name, searched: common ?? own)
  }
}
