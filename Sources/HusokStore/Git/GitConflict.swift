/// What git keeps of a file of which it left both sides.
enum GitConflict {
  /// What both sides came from; nil where git keeps none, or there is no git.
  static func ancestor(of path: String) -> [UInt8]? {
    guard let folder = GitFolder(of: path) else { return nil }
    guard let workshop = try? GitWorkshop(folder, git: Git()),
      let outcome = try? workshop.run(onIndex: ["cat-file", "blob", ":1:" + folder.file]),
      outcome.code == 0
    else { return nil }
    return outcome.output
  }
}
