/// What the command line takes: the one table from which parsing, help, the manual page and the
/// completions come.
struct CommandSpec: Sendable {
  /// An option, and what its value is called; nil where it has none.
  struct Option: Sendable {
    let name: String
    var value: String?
  }

  let name: String
  /// How the words after the command are called.
  let operands: String
  var options: [Option] = []
  /// How many words there must be.
  var fewest = 0
  /// How many there may be.
  var most = Int.max
  /// Whether words with one dash in front belong to the query.
  var takesQuery = false
  /// Command lines that show its use.
  var examples: [String] = []
  /// Whether it is for scripts only and stands in no list.
  var isHidden = false

  static let all: [CommandSpec] = reading + acting + records + exchange + program

  /// Those that a person is told of.
  static var listed: [CommandSpec] { all.filter { !$0.isHidden } }

  /// The command of a name.
  static func named(_ name: String) -> CommandSpec? { all.first { $0.name == name } }

  static let json = Option(name: "--json")
  static let csv = Option(name: "--csv")
  static let ids = Option(name: "--ids")
  static let reason = Option(name: "--reason", value: "TEXT")
  static let dryRun = Option(name: "--dry-run")
  static let ko = Option(name: "--ko", value: "TITLE")
  static let en = Option(name: "--en", value: "TITLE")
  static let kind = Option(name: "--kind", value: "KIND")
  static let output = Option(name: "-o", value: "FILE")
  static let names = [
    Option(name: "--code", value: "CODE"), Option(name: "--en", value: "NAME"),
    Option(name: "--ko", value: "NAME"), Option(name: "--short", value: "NAME"),
    Option(name: "--from", value: "DAY"),
  ]

  /// The options that go with every command, and with the screen.
  static let common: [Option] = [
    Option(name: "--store", value: "FILE"), Option(name: "--read-only"),
    Option(name: "--lang", value: "en|ko"), Option(name: "--as", value: "MINISTRY"),
    Option(name: "--today", value: "DAY"), Option(name: "--demo"), Option(name: "--version"),
    Option(name: "--help"),
  ]
}
