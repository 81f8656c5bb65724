import HusokCanvas
import HusokModel
import HusokWords

/// `husok complete`: what may follow the words typed so far, one on a line, with what it is behind
/// a tab. For the completions of shells.
struct CompleteCommand {
  let words: Words
  /// The words typed so far; the last is still being typed.
  let typed: [String]
  /// The register, where one can be read.
  let register: Register?
  let today: Day

  /// The lines.
  var lines: [String] {
    let current = typed.last ?? ""
    return candidates.filter { $0.word.hasPrefix(current) || isFolded($0.word, current) }
      .map { candidate in
        let word = TextWidth.visible(candidate.word)
        return candidate.text.isEmpty ? word : "\(word)\t\(TextWidth.visible(candidate.text))"
      }
  }

  private typealias Candidate = (word: String, text: String)

  /// Case makes no difference, in references least of all.
  private func isFolded(_ word: String, _ current: String) -> Bool {
    word.folded.starts(with: current.folded)
  }

  private var candidates: [Candidate] {
    let current = typed.last ?? ""
    let (command, before) = commandAndOperands
    if let option = openOption(command) { return values(option.value ?? "") }
    if current.hasPrefix("--"), let equals = current.firstIndex(of: "=") {
      let name = String(current[..<equals])
      let value = options(command).first { $0.name == name }?.value ?? ""
      return values(value).map { ("\(name)=\($0.word)", $0.text) }
    }
    if current.hasPrefix("--") {
      return options(command).map { ($0.name, words("usage.\($0.name)")) }
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
      return (word, rest.count > 1 ? "" : words("usage.\(command.name)"))
    }
  }

  private func operands(_ command: CommandSpec, _ before: [String]) -> [Candidate] {
    if command.takesQuery {
      return query + (command.name == "log" && before.isEmpty ? references : [])
    }
    let names = command.operands.split(separator: " ").map { name in
      String(name.filter { $0 != "[" && $0 != "]" })
    }
    if before.contains(where: { $0.contains("=") }) { return fields(command) }
    let isLast = names.last.map { $0.contains("FIELD") } ?? false
    if isLast, !before.isEmpty {
      return (names[0].contains("…") ? references : []) + fields(command)
    }
    guard let name = names.indices.contains(before.count) ? names[before.count] : names.last else {
      return []
    }
    if before.count >= names.count, !name.contains("…") { return [] }
    return values(name, command)
  }

  /// What a value or operand of a name can be.
  private func values(_ name: String, _ command: CommandSpec? = nil) -> [Candidate] {
    let name = name.filter { $0 != "…" && $0 != "," }
    switch name {
    case "REF", "REF|-":
      return command?.name == "show" ? references + otherReferences : references
    case "OUTCOME": return outcomes
    case "MEETING": return meetings
    case "MEETING|DAY": return meetings + days
    case "MINISTRY": return ministries("")
    case "DAY", "DUE": return days
    case "COMMAND": return commands(after: [])
    case "FIELD": return command == nil ? orders : []
    case "KIND": return kinds
    case "cp949": return [("cp949", "")]
    default:
      let choices = name.split(separator: "|").map(String.init)
      let isChoice = choices.count > 1 && choices.allSatisfy { $0 == $0.lowercased() }
      return isChoice ? choices.map { ($0, "") } : []
    }
  }

  private var orders: [Candidate] {
    let isGroup = typed.dropLast().last == "--group"
    return isGroup
      ? ActionOrder.Grouping.allCases.map { ($0.rawValue, "") }
      : ActionOrder.Key.allCases.map { ($0.rawValue, "") }
  }

  private var kinds: [Candidate] {
    switch typed.first {
    case "note": Note.Kind.allCases.map { ($0.rawValue, words("note.\($0.rawValue)")) }
    case "meeting": Meeting.Kind.allCases.map { ($0.rawValue, words("meeting.\($0.rawValue)")) }
    case "ministry": Ministry.Kind.allCases.map { ($0.rawValue, words("ministry.\($0.rawValue)")) }
    default: Outcome.Kind.allCases.map { ($0.rawValue, words("outcome.\($0.rawValue)")) }
    }
  }

  private var days: [Candidate] {
    ["today", "tomorrow", "+1w", "+2w", "eom", "eoy"].compactMap { word in
      DueInput.readDay(word, today: today).map { (word, words.day($0)) }
    }
  }
}

extension CompleteCommand {
  private var references: [Candidate] {
    (register?.actions ?? []).map { ($0.id, title($0.title)) }
  }

  private var otherReferences: [Candidate] { outcomes + meetings + ministries("") }

  private var outcomes: [Candidate] {
    (register?.outcomes ?? []).map { ($0.id, title($0.title)) }
  }

  private var meetings: [Candidate] {
    (register?.meetings ?? []).map { ($0.id, title($0.title)) }
  }

  private func ministries(_ prefix: String) -> [Candidate] {
    (register?.ministries ?? []).flatMap { ministry -> [Candidate] in
      let name = ministry.name(on: today)
      let short = name.short(in: .korean)
      let text = name.full(in: words.language)
      return [(prefix + name.code, text), (prefix + short, text)]
    }
  }

  private func title(_ title: Bilingual) -> String {
    title.text(in: words.language).filter { !$0.isNewline && $0 != "\t" }
  }

  private func fields(_ command: CommandSpec) -> [Candidate] {
    EditCommand.fields(of: command.name).map { ("\($0)=", words.field($0)) }
  }

  /// The words of a query that begin as the last one does.
  private var query: [Candidate] {
    let current = typed.last ?? ""
    let sign = current.hasPrefix("-") ? "-" : ""
    let word = current.dropFirst(sign.count)
    let found: [Candidate] =
      switch word.prefix(while: { $0 != ":" }) {
      case let name where name.hasPrefix("@"): ministries("@") + [("@me", "")]
      case let name where name.hasPrefix("#"):
        (meetings + outcomes).map { ("#\($0.word)", $0.text) }
      case "st" where word.contains(":"):
        Status.allCases.flatMap { status -> [Candidate] in
          [
            ("st:\(status.rawValue)", words.status(status)),
            ("st:\(Words(.korean).status(status))", ""),
          ]
        }
      case "is" where word.contains(":"): Query.State.allCases.map { ("is:\($0.rawValue)", "") }
      case "no" where word.contains(":"): Query.Lacking.allCases.map { ("no:\($0.rawValue)", "") }
      case "due" where word.contains(":"):
        ["due:<7d", "due:<30d", "due:\(today.parts.year)"].map { ($0, "") }
      case "since" where word.contains(":"): meetings.map { ("since:\($0.word)", $0.text) }
      case "prio" where word.contains(":"): [("prio:high", words("priority.high"))]
      case "tag" where word.contains(":"): tags
      default: ["st:", "is:", "no:", "due:", "since:", "tag:", "prio:"].map { ($0, "") }
      }
    return found.map { (sign + $0.word, $0.text) }
  }

  private var tags: [Candidate] {
    Set((register?.actions ?? []).flatMap(\.tags)).sorted()
      .filter { !$0.contains(where: \.isWhitespace) }.map { ("tag:\($0)", "") }
  }
}
