import HusokCanvas
import HusokWords

/// What `--help` prints, from the table of commands.
struct HelpText {
  let words: Words

  /// The help of a command; of the whole program where there is none.
  func text(of command: CommandSpec?) -> String {
    guard let command else { return overview }
    var lines = ["\(words("usage.heading")): husok \(signature(command))", ""]
    lines.append(words("usage.\(command.name)"))
    if command.takesQuery { lines += [words("usage.query")] }
    if !command.options.isEmpty {
      lines += ["", heading("usage.options")] + command.options.map(line)
    }
    return lines.joined(separator: "\n")
  }

  /// The commands with their words; the options of each are in its own help.
  private var overview: String {
    var lines = ["\(words("usage.heading")): husok [--store FILE] [COMMAND]", ""]
    lines.append(heading("usage.commands"))
    lines.append(entry("husok", words("usage.screen")))
    for command in CommandSpec.all {
      let operands = command.operands.isEmpty ? "" : " " + command.operands
      lines.append(entry("husok \(command.name)\(operands)", words("usage.\(command.name)")))
    }
    lines += ["", words("usage.query"), "", heading("usage.options")]
    return (lines + CommandSpec.common.map(line)).joined(separator: "\n")
  }

  private func signature(_ command: CommandSpec) -> String {
    let options = command.options.map { "[\(written($0))]" }
    return ([command.name] + options + (command.operands.isEmpty ? [] : [command.operands]))
      .joined(separator: " ")
  }

  private func heading(_ key: String) -> String { words(key) + ":" }

  private func written(_ option: CommandSpec.Option) -> String {
    option.name + (option.value.map { " " + $0 } ?? "")
  }

  private func line(_ option: CommandSpec.Option) -> String {
    entry(written(option), words("usage.\(option.name)"))
  }

  private func entry(_ left: String, _ right: String) -> String {
    "  " + TextWidth.padded(left, to: max(37, TextWidth.of(left))) + " " + right
  }
}
