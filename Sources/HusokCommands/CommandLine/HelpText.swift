import HusokCanvas
import HusokModel
import HusokWords

/// What `--help` prints, from the table of commands.
struct HelpText {
  static let spec = CommandSpec(
    name: "help", operands: [.command.optional],
    examples: ["husok help import", "husok help meeting add"],
    run: .alone { context, output throws(Failure) in
      let name = context.invocation.operands.joined(separator: " ")
      output.line(try HelpText(words: context.words).text(about: name))
      return ExitCode.success
    })

  let words: Words

  /// The help about what a word or two name: a command, or those that begin so; of the whole program
  /// for none.
  func text(about name: String) throws(Failure) -> String {
    if name.isEmpty { return text(of: nil) }
    if let command = CommandSpec.named(name) { return text(of: command) }
    if CommandSpec.listed.contains(where: { $0.name.hasPrefix(name + " ") }) {
      return text(ofSubject: name)
    }
    let nearest = Nearest.words(to: name, among: CommandSpec.listed.map(\.name))
    throw Failure(
      ExitCode.usage, words.sentence(UsageFault.unknownCommand(name, nearest: nearest)))
  }

  /// The help of a command; of the whole program where there is none.
  func text(of command: CommandSpec?) -> String {
    guard let command else { return overview }
    var lines = ["\(words("usage.heading")): husok \(HelpText.signature(command))", ""]
    lines.append(words("usage.\(command.name)"))
    if command.takesQuery { lines += [words("usage.query")] }
    if !command.options.isEmpty {
      lines += ["", heading("usage.options")] + command.options.map(line)
    }
    if !command.examples.isEmpty {
      lines += ["", heading("usage.examples")] + command.examples.map { "  " + $0 }
    }
    return lines.joined(separator: "\n")
  }

  /// The help of the commands of two words that begin with one.
  private func text(ofSubject subject: String) -> String {
    let commands = CommandSpec.listed.filter { $0.name.hasPrefix(subject + " ") }
    return ([heading("usage.commands")] + commands.map(entry)).joined(separator: "\n")
  }

  /// The commands with their words; the options of each are in its own help.
  private var overview: String {
    var lines = ["\(words("usage.heading")): husok [--store FILE] [COMMAND]", ""]
    lines.append(heading("usage.commands"))
    lines.append(entry("husok", words("usage.screen")))
    lines += CommandSpec.listed.map(entry)
    lines += ["", words("usage.query"), "", heading("usage.options")]
    return (lines + CommandSpec.common.map(line)).joined(separator: "\n")
  }

  private func entry(_ command: CommandSpec) -> String {
    let operands = command.usage.isEmpty ? "" : " " + command.usage
    return entry("husok \(command.name)\(operands)", words("usage.\(command.name)"))
  }

  /// A command with its options and operands on one line.
  static func signature(_ command: CommandSpec) -> String {
    let options = command.options.map { "[\($0.usage)]" }
    return ([command.name] + options + command.operands.map(\.usage)).joined(separator: " ")
  }

  private func heading(_ key: String) -> String { words(key) + ":" }

  private func line(_ option: CommandSpec.Option) -> String {
    entry(option.usage, HelpText.sentence(option, words))
  }

  /// What an option is, with the words that it takes where they are no others'.
  static func sentence(_ option: CommandSpec.Option, _ words: Words) -> String {
    let text = words("usage.\(option.name)")
    guard case .kind(let family)? = option.value?.kind else { return text }
    return text + ": " + words.listed(family)
  }

  private func entry(_ left: String, _ right: String) -> String {
    "  " + TextWidth.padded(left, to: max(37, TextWidth.of(left))) + " " + right
  }
}
