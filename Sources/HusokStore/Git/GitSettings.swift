/// The configuration of a repository, as its file says; what other files it names is not read.
struct GitSettings {
  private let values: [(name: String, value: String)]

  /// Reads that of a repository.
  init(of folder: GitFolder, git: Git) throws(GitFault) {
    let list = try git.output(["config", "--file", folder.common + "/config", "-z", "--list"])
    values = String(decoding: list, as: UTF8.self).split(separator: "\0").map { entry in
      let parts = entry.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
      return (String(parts[0]), parts.count > 1 ? String(parts[1]) : "true")
    }
  }

  /// The last value of a name; nil where it has none.
  subscript(_ name: String) -> String? { values.last { $0.name == name }?.value }

  /// The name and address of the other side of a branch, and its branch there; nil where there is
  /// none.
  func remote(of branch: String) -> (name: String, address: String, branch: String)? {
    let short = GitSettings.short(branch)
    let names = values.compactMap { entry in
      entry.name.hasPrefix("remote.") && entry.name.hasSuffix(".url")
        ? String(entry.name.dropFirst("remote.".count).dropLast(".url".count)) : nil
    }
    let only = names.count == 1 ? names.first : names.first { $0 == "origin" }
    guard let name = self["branch.\(short).remote"] ?? only,
      let address = self["remote.\(name).url"]
    else { return nil }
    return (name, address, self["branch.\(short).merge"] ?? branch)
  }

  /// A branch as people call it.
  static func short(_ branch: String) -> String {
    String(branch.dropFirst(branch.hasPrefix("refs/heads/") ? 11 : 0))
  }

  /// What a workshop takes over of it: how objects are kept, and who else may read them.
  var forWorkshop: String {
    var text = "[core]\n\trepositoryformatversion = 0\n\tbare = true\n"
    if let shared = plain("core.sharedrepository") { text += "\tsharedRepository = \(shared)\n" }
    if let format = plain("extensions.objectformat") {
      text = text.replacing("version = 0", with: "version = 1")
      text += "[extensions]\n\tobjectFormat = \(format)\n"
    }
    return text
  }

  /// A value that is a word or a number and nothing else.
  private func plain(_ name: String) -> String? {
    self[name].flatMap { value in
      let isPlain = value.utf8.allSatisfy { byte in
        byte >= 0x30 && byte <= 0x39 || byte >= 0x61 && byte <= 0x7A
      }
      return isPlain && !value.isEmpty ? value : nil
    }
  }
}
