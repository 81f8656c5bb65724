/// A commit that is to be made: its files go into the tree of the one before, and the whole is made by
/// one call of git, so that it is there or not.
struct GitCommit {
  /// Who makes it.
  let person: GitPerson
  /// When, in seconds since 1970, and how many minutes the clock is ahead of UTC.
  let time: (seconds: Int, offset: Int)
  let message: String
  /// The commits that come before; none for the first.
  let parents: [String]
  /// A tree that takes the place of that of the first of them; nil where it stands.
  var tree: String?
  /// The files that it changes.
  let files: [(path: String, bytes: [UInt8])]

  /// What git has of a commit that was made.
  struct Made {
    let commit: String
    /// The objects of its files, in their order.
    let objects: [String]
  }

  /// Makes it.
  func make(in workshop: GitWorkshop) throws(GitFault) -> Made {
    let lines = String(
      decoding: try workshop.output(
        ["fast-import", "--quiet", "--force", "--done"], reading: stream),
      as: UTF8.self
    ).split(separator: "\n")
    let objects = lines.dropFirst().compactMap { line in
      line.split(whereSeparator: { " \t".contains($0) }).dropFirst(2).first.map(String.init)
    }
    guard let commit = lines.first, objects.count == files.count else {
      throw .git("fast-import")
    }
    return Made(commit: String(commit), objects: objects)
  }

  /// What `git fast-import` reads.
  private var stream: [UInt8] {
    let zone = (time.offset < 0 ? "-" : "+") + GitCommit.digits(abs(time.offset))
    let who = "\(person.plainName) <\(person.plainMail)> \(time.seconds) \(zone)"
    let text = message.utf8
    var stream = Array(
      """
      feature done
      commit refs/husok/made
      mark :1
      author \(who)
      committer \(who)
      data \(text.count)
      \(message)

      """.utf8)
    for (number, parent) in parents.enumerated() {
      stream += Array("\(number == 0 ? "from" : "merge") \(parent)\n".utf8)
    }
    if let tree { stream += Array("M 040000 \(tree) \"\"\n".utf8) }
    for file in files {
      stream += Array("M 100644 inline \(GitCommit.quoted(file.path))\n".utf8)
      stream += Array("data \(file.bytes.count)\n".utf8) + file.bytes + [0x0A]
    }
    stream += Array("\nget-mark :1\n".utf8)
    for file in files { stream += Array("ls :1 \(GitCommit.quoted(file.path))\n".utf8) }
    return stream + Array("done\n".utf8)
  }

  private static func digits(_ minutes: Int) -> String {
    let number = minutes / 60 * 100 + minutes % 60
    return String(repeating: "0", count: max(0, 4 - "\(number)".count)) + "\(number)"
  }

  /// A path as `git fast-import` and `.gitattributes` read it.
  static func quoted(_ path: String) -> String {
    var text = "\""
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        text += "\\" + String(UnicodeScalar(byte))
      case 0x20...0x7E: text += String(UnicodeScalar(byte))
      default:
        let octal = String(byte, radix: 8)
        text += "\\" + String(repeating: "0", count: 3 - octal.count) + octal
      }
    }
    return text + "\""
  }
}

/// Who makes a commit.
public struct GitPerson: Equatable, Sendable {
  let name: String
  /// The address of their mail; nil for the one that git was told of.
  var mail: String?

  /// A person, with the address of their mail.
  public init(name: String, mail: String?) {
    self.name = name
    self.mail = mail
  }

  /// The name without what git leaves no room for.
  var plainName: String {
    let plain = GitPerson.plain(name)
    let hasLetter = plain.contains { $0.isLetter || $0.isNumber }
    return hasLetter ? plain : "husok"
  }

  var plainMail: String { GitPerson.plain(mail ?? "") }

  private static func plain(_ text: String) -> String {
    let kept = text.unicodeScalars.filter { !"<>".unicodeScalars.contains($0) && $0.value >= 0x20 }
    return String(String.UnicodeScalarView(kept)).trimmed
  }
}
