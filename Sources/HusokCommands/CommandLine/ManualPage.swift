import HusokWords

/// The manual page, from the table of commands: `Resources/husok.1` is what it prints.
enum ManualPage {
  static let spec = CommandSpec(
    name: "manual", isHidden: true,
    run: .alone { _, output throws(Failure) in
      output.line(ManualPage.text)
      return ExitCode.success
    })

  /// The page as roff.
  static var text: String {
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
            + escaped(words("usage.\(option.name)")),
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
    for (heading, key) in sections {
      lines += [".SH \(heading)"]
      let paragraphs = words(key).split(separator: "|").map { escaped(String($0)) }
      lines.append(paragraphs.joined(separator: "\n.PP\n"))
    }
    return lines.joined(separator: "\n")
  }

  private static let sections = [
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
