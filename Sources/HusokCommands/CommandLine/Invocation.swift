import HusokModel
import HusokWords

/// What a command line asks for.
public struct Invocation {
  /// The command; nil for the screen.
  private(set) var command: CommandSpec?
  private(set) var options: [String: String] = [:]
  private(set) var operands: [String] = []
  /// The first word of a command of two, while the second is still to come.
  private(set) var subject: String?

  /// Whether an option was given.
  public func has(_ option: String) -> Bool { options[option] != nil }
}

/// Why a command line is not understood.
enum UsageFault: Error, Equatable {
  case unknownCommand(String, nearest: [String])
  case unknownOption(String, command: String, nearest: [String])
  case missingValue(option: String, value: String)
  case needlessValue(option: String)
  case missingOperand(command: String, operands: String)
  case tooMany(command: String, operand: String)
  case together(command: String, options: String)
}

extension Invocation {
  /// Reads the words after the program's name.
  init(_ arguments: [String]) throws(UsageFault) {
    var rest = arguments[...]
    var isPlain = false
    while let word = rest.popFirst() {
      if isPlain {
        operands.append(word)
      } else if word == "--" {
        isPlain = true
      } else if word.hasPrefix("--") || known.contains(where: { $0.name == word }) {
        try takeOption(word, &rest)
      } else if word == "-h", command?.takesQuery != true {
        options["--help"] = ""
      } else if word.hasPrefix("-"), word != "-", command?.takesQuery != true {
        throw unknownOption(word)
      } else if command == nil {
        try takeCommand(word)
      } else if operands.isEmpty, let longer = command.flatMap({ longer($0, word) }) {
        command = longer
      } else {
        operands.append(word)
      }
    }
    try checkOperands()
  }

  /// A command whose first word is a command of its own, such as `backups restore`.
  private func longer(_ command: CommandSpec, _ word: String) -> CommandSpec? {
    CommandSpec.all.first { $0.name == command.name + " " + word }
  }

  /// Some commands are of two words: what it is about, and what is done.
  private mutating func takeCommand(_ word: String) throws(UsageFault) {
    let name = subject.map { "\($0) \(word)" } ?? word
    if let spec = CommandSpec.all.first(where: { $0.name == name }) {
      command = spec
    } else if subject == nil, CommandSpec.all.contains(where: { $0.name.hasPrefix(word + " ") }) {
      subject = word
    } else {
      let known = CommandSpec.listed.map(\.name)
      throw .unknownCommand(name, nearest: Nearest.words(to: name, among: known))
    }
  }

  private mutating func takeOption(
    _ word: String, _ rest: inout ArraySlice<String>
  ) throws(UsageFault) {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    guard let option = known.first(where: { $0.name == name }) else { throw unknownOption(name) }
    guard let value = option.value else {
      if parts.count > 1 { throw .needlessValue(option: name) }
      options[name] = ""
      return
    }
    if parts.count > 1 {
      options[name] = String(parts[1])
    } else if let next = rest.popFirst() {
      options[name] = next
    } else {
      throw .missingValue(option: name, value: value.usage)
    }
  }

  private var known: [CommandSpec.Option] { (command?.options ?? []) + CommandSpec.common }

  private func unknownOption(_ word: String) -> UsageFault {
    .unknownOption(
      word, command: command?.name ?? "husok",
      nearest: Nearest.words(to: word, among: known.map(\.name)))
  }

  private func checkOperands() throws(UsageFault) {
    if has("--help") || command?.isHidden == true { return }
    if let subject, command == nil {
      let known = CommandSpec.all.map(\.name).filter { $0.hasPrefix(subject) }
      throw .unknownCommand(subject, nearest: known)
    }
    guard let command else { return }
    // Each of these is a form of all that is printed.
    let forms = ["--json", "--csv", "--ids"].filter(has)
    if forms.count > 1 {
      throw .together(command: command.name, options: forms.joined(separator: ", "))
    }
    if operands.count < command.fewest {
      throw .missingOperand(command: command.name, operands: command.usage)
    }
    if operands.count > command.most {
      throw .tooMany(command: command.name, operand: operands[command.most])
    }
  }
}
