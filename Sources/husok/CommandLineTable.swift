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

  static let all: [CommandSpec] = reading + acting + records + program

  private static let reading: [CommandSpec] = [
    CommandSpec(
      name: "list", operands: "[QUERY…]",
      options: [
        json, Option(name: "--ids"), Option(name: "--sort", value: "FIELD"),
        Option(name: "--group", value: "FIELD"), Option(name: "--as-of", value: "DAY"),
      ], takesQuery: true),
    CommandSpec(name: "show", operands: "REF…", options: [json], fewest: 1),
    CommandSpec(
      name: "log", operands: "[REF|QUERY…]",
      options: [Option(name: "--since", value: "MEETING|DAY"), json], takesQuery: true),
    CommandSpec(name: "check", operands: "", options: [json], most: 0),
  ]

  private static let acting: [CommandSpec] = [
    CommandSpec(
      name: "done", operands: "REF…",
      options: [Option(name: "--note", value: "TEXT"), Option(name: "--on", value: "DAY")],
      fewest: 1),
    CommandSpec(name: "reopen", operands: "REF…", options: [reason], fewest: 1),
    CommandSpec(name: "hold", operands: "REF…", options: [reason], fewest: 1),
    CommandSpec(name: "drop", operands: "REF…", options: [reason], fewest: 1),
    CommandSpec(name: "set", operands: "REF… FIELD=VALUE…", options: [reason], fewest: 2),
    CommandSpec(
      name: "note", operands: "REF TEXT|-", options: [Option(name: "--kind", value: "KIND")],
      fewest: 2, most: 2),
    CommandSpec(
      name: "value", operands: "OUTCOME MEASURE=NUMBER",
      options: [Option(name: "--on", value: "DAY"), Option(name: "--source", value: "TEXT")],
      fewest: 2, most: 2),
    CommandSpec(name: "undo", operands: "", most: 0),
    CommandSpec(name: "redo", operands: "", most: 0),
  ]

  private static let records: [CommandSpec] = [
    CommandSpec(
      name: "add", operands: "OUTCOME TITLE",
      options: [
        ko, Option(name: "--lead", value: "MINISTRY"),
        Option(name: "--support", value: "MINISTRY,…"), Option(name: "--due", value: "DUE"),
        Option(name: "--tag", value: "TAG,…"),
      ], fewest: 2, most: 2),
    CommandSpec(
      name: "outcome add", operands: "MEETING TITLE",
      options: [
        ko, Option(name: "--kind", value: "KIND"), Option(name: "--due", value: "DUE"),
        Option(name: "--id", value: "ID"),
      ], fewest: 2, most: 2),
    CommandSpec(
      name: "meeting add", operands: "ID TITLE",
      options: [
        ko, Option(name: "--kind", value: "KIND"), Option(name: "--date", value: "DAY"),
        Option(name: "--number", value: "N"),
      ], fewest: 2, most: 2),
    CommandSpec(
      name: "meeting close", operands: "ID", options: [Option(name: "--on", value: "DAY")],
      fewest: 1, most: 1),
    CommandSpec(
      name: "ministry add", operands: "ID",
      options: names + [Option(name: "--kind", value: "KIND")], fewest: 1, most: 1),
    CommandSpec(
      name: "ministry rename", operands: "MINISTRY", options: names, fewest: 1, most: 1),
    CommandSpec(
      name: "ministry split", operands: "MINISTRY NEW-ID", options: names, fewest: 2, most: 2),
  ]

  private static let program: [CommandSpec] = [
    CommandSpec(name: "merge", operands: "BASE OURS THEIRS", fewest: 3, most: 3),
    CommandSpec(name: "init", operands: "", options: [Option(name: "--empty")], most: 0),
    CommandSpec(name: "info", operands: "", most: 0),
    CommandSpec(name: "help", operands: "[COMMAND]", most: 2),
  ]

  private static let json = Option(name: "--json")
  private static let reason = Option(name: "--reason", value: "TEXT")
  private static let ko = Option(name: "--ko", value: "TITLE")
  private static let names = [
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
