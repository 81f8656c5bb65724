import HusokModel
import HusokWords

/// The headings of action logs and the words in them, as others write them.
enum LogHeadingWords {
  /// What a heading says that its column holds.
  enum Role: Hashable, Sendable {
    case use(LogUse)
    /// A title where there is no better one.
    case details
    /// Who answers: a ministry in some logs, a person in others.
    case owner
    /// A due date that takes the place of another.
    case newDue
  }

  /// What the parts of a heading say together; else the last part that says something alone; nil
  /// where none does. Parts in brackets mostly add to what stands before them.
  static func role(_ parts: [String]) -> Role? {
    if let role = roles[key(parts.joined())] { return role }
    if parts.count > 1, let role = parts.reversed().lazy.compactMap({ role([$0]) }).first {
      return role
    }
    let name = parts.joined()
    return [withoutBrackets(name), inBrackets(name)].compactMap { $0 }
      .lazy.compactMap { roles[key($0)] }.first
  }

  /// The word of the store that a word of a log stands for beyond those that husok reads anywhere;
  /// nil where it is not known.
  static func value(_ text: String, of subject: LogMeaning.Subject) -> String? {
    values[subject]?[key(text)]
  }

  /// What is the same in headings and words that differ in blanks, case and marks alone.
  static func key(_ text: String) -> [UInt8] {
    let key = text.filter { !".:/-–—_?()[]·,'’".contains($0) }.headingKey
    return key.isEmpty ? text.headingKey : key
  }

  /// A text without what stands in brackets at its end; nil where nothing does.
  static func withoutBrackets(_ text: String) -> String? {
    guard let open = text.firstIndex(where: { "([（［".contains($0) }), open > text.startIndex else {
      return nil
    }
    return String(text[..<open])
  }

  /// What stands in brackets at the end of a text; nil where nothing does.
  static func inBrackets(_ text: String) -> String? {
    guard let plain = withoutBrackets(text), let last = text.last, ")]）］".contains(last) else {
      return nil
    }
    return String(text.dropFirst(plain.count + 1).dropLast())
  }

  private static let roles: [[UInt8]: Role] = {
    var roles: [[UInt8]: Role] = [:]
    let families: [(Role, String)] =
      LogUse.allCases.map { (.use($0), "read.log.\($0.rawValue)") } + [
        (.details, "read.log.details"), (.owner, "read.log.owner"), (.newDue, "read.log.newDue"),
      ]
    for (role, name) in families {
      for word in WordTable.shared.parts(name) { roles[key(word)] = roles[key(word)] ?? role }
    }
    return roles
  }()

  private static let values: [LogMeaning.Subject: [[UInt8]: String]] = [
    .status: table(Status.allCases.map { ($0.rawValue, "read.logStatus.\($0.rawValue)") }),
    .priority: table(
      FollowUpAction.Priority.allCases.map { ($0.rawValue, "read.logPriority.\($0.rawValue)") }),
  ]

  private static func table(_ families: [(value: String, key: String)]) -> [[UInt8]: String] {
    var table: [[UInt8]: String] = [:]
    for (value, name) in families {
      for word in WordTable.shared.parts(name) { table[key(word)] = value }
    }
    return table
  }
}
