import Glibc

/// Where the other side of a shared register is, as it can be handed to git.
public struct GitAddress: Equatable, Sendable {
  /// As git is told.
  public let text: String

  /// An address as a person or a configuration gives it: `https://`, `ssh://`, `git://`, `file://`,
  /// `machine:path`, or a folder. Nil for what could be taken for an option or names a program.
  public init?(_ text: String, from folder: String) {
    let isPlain = text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
    if text.isEmpty || text.hasPrefix("-") || !isPlain { return nil }
    let scheme = text.firstRange(of: "://").map { text[..<$0.lowerBound].lowercased() }
    if let scheme {
      guard ["https", "http", "ssh", "git", "file"].contains(scheme) else { return nil }
      let host = text[text.index(text.startIndex, offsetBy: scheme.count + 3)...]
      if host.hasPrefix("-") || host.contains("@-") { return nil }
      self.text = text
      return
    }
    // What stands before two colons is a program of git's (gitremote-helpers).
    if let colons = text.firstRange(of: "::"), !text[..<colons.lowerBound].contains("/") {
      return nil
    }
    let colon = text.firstIndex(of: ":")
    let isMachine = colon.map { !text[..<$0].contains("/") } ?? false
    if isMachine, text.contains("@-") { return nil }
    self.text = isMachine || text.hasPrefix("/") ? text : folder + "/" + text
  }

  /// The folder that it names on this machine; nil for an address elsewhere.
  public var folder: String? {
    if text.hasPrefix("file://") { return String(text.dropFirst("file://".count)) }
    return text.hasPrefix("/") ? text : nil
  }

  /// What serves one of git's two programs at the other side. In a folder of another account that this
  /// person trusts, git is told so: it does not hand on what it was told itself.
  func program(_ name: String, trusting folders: Set<String>) -> String {
    guard let folder, folders.contains(folder) else { return "git-\(name)" }
    return "git -c \(ShellWord.quoted("safe.directory=" + folder)) \(name)"
  }

  /// How it is shown: without a password.
  public var shown: String {
    guard let scheme = text.firstRange(of: "://") else { return text }
    let rest = text[scheme.upperBound...]
    let host = rest.prefix { $0 != "/" }
    guard let at = host.lastIndex(of: "@"), host[..<at].contains(":") else { return text }
    let name = host[..<at].prefix { $0 != ":" }
    return text[..<scheme.upperBound] + "\(name)" + rest[at...]
  }

  /// The last part of it, without the ending that git gives to repositories.
  public var name: String {
    let trimmed = text.last == "/" ? String(text.dropLast()) : text
    let last = trimmed.split(whereSeparator: { "/:".contains($0) }).last.map(String.init) ?? trimmed
    let name = last.hasSuffix(".git") ? String(last.dropLast(4)) : last
    return name.isEmpty || name.hasPrefix(".") ? "register" : name
  }
}
