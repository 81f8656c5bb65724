import HusokWords

/// A key of the screen, or where it has none its name in the palette, and what it does.
public struct ManualKey: Sendable {
  let key: String
  let text: String
  let isInPalette: Bool

  /// A command of the screen.
  ///
  /// - Parameters:
  ///   - key: how the key is written; the name of the command where it has none.
  ///   - text: what it does.
  ///   - isInPalette: whether it is in the palette only.
  public init(key: String, text: String, isInPalette: Bool) {
    self.key = key
    self.text = text
    self.isInPalette = isInPalette
  }
}

/// The manual page, from the tables of commands: `Resources/husok.1` is what it prints.
enum ManualPage {
  static let spec = CommandSpec(
    name: "manual", isHidden: true,
    run: .alone { context, output throws(Failure) in
      output.line(ManualPage.text(keys: context.keys()))
      return ExitCode.success
    })

  /// The page as roff.
  ///
  /// - Parameter keys: the keys of the screen, in the order of its help.
  static func text(keys: [ManualKey]) -> String {
    let words = Words(.english)
    var lines = [
      ".\\\" Printed by husok manual; do not edit.",
      ".TH HUSOK 1 \"\" \"husok\" \"User Commands\"", ".SH NAME",
      "husok \\- follow up summits and ministers\\(aq meetings", ".SH SYNOPSIS",
      ".B husok", "[\\fIoptions\\fR] [\\fIcommand\\fR]", ".SH DESCRIPTION",
      escaped(words("manual.what")),
      ".PP", escaped(words("usage.query")), ".SH COMMANDS",
    ]
    for command in CommandSpec.listed {
      lines += [".TP", ".B " + escaped("husok " + HelpText.signature(command))]
      lines.append(escaped(words("usage.\(command.name)")) + ".")
      for option in command.options {
        lines += [
          ".br",
          "\\fB\(escaped(option.usage))\\fR: "
            + escaped(HelpText.sentence(option, words)),
        ]
      }
      if command.examples.isEmpty { continue }
      lines += [".RS", ".nf"] + command.examples.map { escaped("$ " + $0) } + [".fi", ".RE"]
    }
    lines.append(".SH OPTIONS")
    for option in CommandSpec.common {
      lines += [".TP", ".B " + escaped(option.usage)]
      lines.append(escaped(words("usage.\(option.name)")) + ".")
    }
    lines += section("THE SCREEN", words("manual.screen")) + table(keys.filter { !$0.isInPalette })
    lines += [".PP", escaped(words("manual.keys"))] + table(keys.filter(\.isInPalette))
    for (heading, key) in sections { lines += section(heading, words(key)) }
    return lines.joined(separator: "\n")
  }

  /// A heading and paragraphs, which are parted by bars.
  private static func section(_ heading: String, _ text: String) -> [String] {
    let paragraphs = text.split(separator: "|").map { escaped(String($0)) }
    return [".SH \(heading)", paragraphs.joined(separator: "\n.PP\n")]
  }

  private static func table(_ keys: [ManualKey]) -> [String] {
    keys.flatMap { [".TP", ".B " + escaped($0.key), escaped($0.text)] }
  }

  private static let sections = [
    ("MARKS", "manual.marks"), ("QUERY WORDS", "manual.query"), ("DATES", "manual.dates"),
    ("FIELDS", "manual.fields"), ("SHEETS", "manual.sheets"), ("ACTION LOGS", "manual.logs"),
    ("THE REGISTER", "manual.register"), ("SHARING", "manual.sharing"),
    ("SETTINGS", "manual.settings"),
    ("OUTPUT FOR PROGRAMS", "manual.programs"), ("EXIT STATUS", "manual.exit"),
    ("FILES", "manual.files"),
  ]

  /// A text in which no character has a meaning for roff.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "\\": result += "\\e"
      case "-": result += "\\-"
      case "'": result += "\\(aq"
      case "\"": result += "\\(dq"
      case "^": result += "\\(ha"
      case "~": result += "\\(ti"
      case "`": result += "\\(ga"
      case ".": result += result.isEmpty ? "\\&." : "."
      default: result.append(character)
      }
    }
    return result
  }
}
