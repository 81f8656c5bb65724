/// What the command line takes: the one table from which parsing and help come.
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

  static let all: [CommandSpec] = [
    CommandSpec(name: "list", operands: "[QUERY…]", options: [json], takesQuery: true),
    CommandSpec(name: "show", operands: "REF…", options: [json], fewest: 1),
    CommandSpec(
      name: "done", operands: "REF…",
      options: [Option(name: "--note", value: "TEXT"), Option(name: "--on", value: "DAY")],
      fewest: 1),
    CommandSpec(name: "init", operands: "", options: [Option(name: "--empty")], most: 0),
    CommandSpec(name: "info", operands: "", most: 0),
    CommandSpec(name: "help", operands: "[COMMAND]", most: 1),
  ]

  private static let json = Option(name: "--json")

  /// The options that go with every command, and with the screen.
  static let common: [Option] = [
    Option(name: "--store", value: "FILE"), Option(name: "--read-only"),
    Option(name: "--lang", value: "en|ko"), Option(name: "--as", value: "MINISTRY"),
    Option(name: "--today", value: "DAY"), Option(name: "--demo"), Option(name: "--version"),
    Option(name: "--help"),
  ]
}
