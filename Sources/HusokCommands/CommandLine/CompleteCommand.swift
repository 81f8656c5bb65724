import HusokCanvas
import HusokModel
import HusokStore
import HusokWords

/// `husok complete`: what may follow the words typed so far, one on a line, with what it is behind
/// a tab; `:files` where the path of a file is meant. For the completions of shells.
struct CompleteCommand {
  static let spec = CommandSpec(
    name: "complete", operands: [.typed.repeated.optional], isHidden: true,
    run: .alone { context, output throws(Failure) in
      let typed = context.invocation.operands
      let path = context.environment.settingsPath ?? ""
      let settings = SettingsFile(path: path).load().settings
      let environment = context.environment.choosing(by: settings)
      let value = { (option: String) in
        typed.firstIndex(of: option).flatMap { typed.dropFirst($0 + 1).first }
      }
      let register = value("--register").flatMap { settings.register(named: $0)?.path }
      let named =
        (value("--store") ?? register).map(environment.expanded) ?? environment.storePath
      let complete = CompleteCommand(
        words: context.words, typed: typed, settings: settings,
        register: named.flatMap { try? JSONFileStore(path: $0).load().register },
        today: environment.now(on: nil).day)
      for line in complete.lines { output.line(line) }
      return ExitCode.success
    })

  let words: Words
  /// The words typed so far; the last is still being typed.
  let typed: [String]
  /// What the person has set on this machine.
  let settings: Settings
  /// The register, where one can be read.
  let register: Register?
  let today: Day

  /// The lines.
  var lines: [String] {
    if wantsFile { return [":files"] }
    return candidates.compactMap { candidate in
      guard let word = continued(candidate.word).map(TextWidth.visible) else { return nil }
      return candidate.text.isEmpty ? word : "\(word)\t\(TextWidth.visible(candidate.text))"
    }
  }

  /// A word as it goes on from what is typed; nil where it does not. Case makes no difference, and
  /// who types small letters goes on in small letters: a shell takes only what begins as typed.
  private func continued(_ word: String) -> String? {
    let current = typed.last ?? ""
    if word.hasPrefix(current) { return word }
    guard word.folded.starts(with: current.folded) else { return nil }
    let rest = word.dropFirst(current.count)
    return current + (current.contains(where: \.isUppercase) ? String(rest) : rest.lowercased())
  }

  /// Whether the word being typed is the path of a file.
  private var wantsFile: Bool {
    let (command, before) = commandAndOperands
    let current = typed.last ?? ""
    if let option = openOption(command) { return option.value?.isFile == true }
    if current.hasPrefix("--") {
      let name = String(current.prefix { $0 != "=" })
      return current.contains("=")
        && options(command).first { $0.name == name }?.value?.isFile == true
    }
    return command?.operand(after: before.count)?.isFile == true
  }

  private var candidates: [Candidate] {
    let current = typed.last ?? ""
    let (command, before) = commandAndOperands
    if let value = openOption(command)?.value { return values(value) }
    if current.hasPrefix("--"), let equals = current.firstIndex(of: "=") {
      let name = String(current[..<equals])
      let value = options(command).first { $0.name == name }?.value
      return value.map(values)?.map { Candidate("\(name)=\($0.word)", $0.text) } ?? []
    }
    if current.hasPrefix("--") {
      return options(command).map { Candidate($0.name, words("usage.\($0.name)")) }
    }
    guard let command else { return commands(after: before) }
    return operands(command, before)
  }

  /// The command, and the words that belong to it and are complete; without a command the words
  /// that begin one.
  private var commandAndOperands: (command: CommandSpec?, words: [String]) {
    var command: CommandSpec?
    var plain: [String] = []
    var skips = false
    for word in typed.dropLast() {
      if skips {
        skips = false
      } else if word.hasPrefix("--") || word == "-o" {
        skips =
          !word.contains("=") && options(command).contains { $0.name == word && $0.value != nil }
      } else if command != nil {
        plain.append(word)
      } else {
        plain.append(word)
        command = CommandSpec.named(plain.joined(separator: " "))
        if command != nil { plain = [] }
      }
    }
    return (command, plain)
  }

  private func options(_ command: CommandSpec?) -> [CommandSpec.Option] {
    let own = command?.options ?? []
    return own + CommandSpec.common.filter { option in !own.contains { $0.name == option.name } }
  }

  /// The option whose value is being typed.
  private func openOption(_ command: CommandSpec?) -> CommandSpec.Option? {
    guard let last = typed.dropLast().last else { return nil }
    return options(command).first { $0.name == last && $0.value != nil }
  }

  private func commands(after before: [String]) -> [Candidate] {
    let prefix = before.isEmpty ? "" : before.joined(separator: " ") + " "
    var seen: Set<String> = []
    return CommandSpec.listed.filter { $0.name.hasPrefix(prefix) }.compactMap { command in
      let rest = command.name.dropFirst(prefix.count).split(separator: " ")
      guard let word = rest.first.map(String.init), seen.insert(word).inserted else { return nil }
      return Candidate(word, rest.count > 1 ? "" : words("usage.\(command.name)"))
    }
  }

  private func operands(_ command: CommandSpec, _ before: [String]) -> [Candidate] {
    if command.takesQuery {
      return query + (before.isEmpty ? command.operands.flatMap(besideQuery) : [])
    }
    let hasSetting = before.contains { $0.contains("=") }
    if let section = command.fields, !before.isEmpty {
      // Where there can be several records, another may follow until the first field.
      let isOpen = command.operands.count { $0.isRepeated } > 1 && !hasSetting
      let set = settings(of: section)
      return set ?? (isOpen ? values(command.operands[0]) : []) + fields(of: section)
    }
    if hasSetting { return [] }
    let operand = command.operand(after: before.count)
    if case .measure? = operand?.kind { return measures(of: before.first) }
    return operand.map(values) ?? []
  }

  /// What can stand in place of a query.
  private func besideQuery(_ operand: Operand) -> [Candidate] {
    if case .actionOrQuery = operand.kind { actions } else { [] }
  }

  /// What an operand or the value of an option can be.
  private func values(_ operand: Operand) -> [Candidate] {
    switch operand.kind {
    case .text, .file, .query, .measure: []
    case .action, .actionOrQuery: actions
    case .step where operand.takesInput: actions + steps
    case .step: steps
    case .record: actions + outcomes + meetings + ministries("")
    case .outcome: outcomes
    case .meeting: meetings
    case .ministry: ministries("")
    case .day: days
    case .meetingOrDay: meetings + days
    case .field(let section): fields(of: section)
    case .choice(let words): words.map { Candidate($0) }
    case .kind(let family): choices(of: family)
    case .register:
      settings.registers.map { Candidate($0.name, $0.remote ?? $0.path) }
    case .command: commands(after: [])
    }
  }
}
