import HusokCanvas
import HusokModel

/// A key, or a letter whatever the mode of the keyboard.
typealias KeyStroke = Key

/// What the table of commands says of one: its keys, its words and its place in the help.
struct CommandInfo: Sendable {
  /// The groups of the help, in order.
  enum Group: String, CaseIterable {
    case move, find, act, record, program
  }

  let command: Command
  /// The strokes that run it; each may be several keys in a row. None where it is only in the
  /// palette.
  let keys: [[KeyStroke]]
  /// How the keys are written in help and footer.
  let keyText: String
  /// The key of its short name and of its sentence in the words.
  let word: String
  let group: Group
  /// Its place in the footer; nil where it is not there.
  let footer: Int?
  /// How late it is dropped from a footer without room: the lowest go last.
  let rank: Int

  init(
    _ command: Command, _ keys: [[KeyStroke]], _ keyText: String, _ word: String, _ group: Group,
    footer: Int? = nil, rank: Int = 1
  ) {
    self.command = command
    self.keys = keys
    self.keyText = keyText
    self.word = word
    self.group = group
    self.footer = footer
    self.rank = rank
  }

  /// A command of a letter after a prefix.
  init(
    _ command: Command, after prefix: Character, _ letter: Character, _ word: String, _ group: Group
  ) {
    self.init(
      command, [[.letter(prefix), .letter(letter)]], "\(prefix) \(letter)", word, group)
  }

  /// A command that is only in the palette.
  init(_ command: Command, _ word: String, _ group: Group) {
    self.init(command, [], "", word, group)
  }
}

/// The one table from which keys, footer, popups, palette, help and the list in README come.
enum CommandTable {
  static let all: [CommandInfo] =
    movement + views + finding + filters + orders + acting + records + program

  /// The strokes of all commands.
  static let keymap: [[KeyStroke]: Command] = {
    var keymap: [[KeyStroke]: Command] = [:]
    for info in all {
      for keys in info.keys { keymap[keys] = info.command }
    }
    for number in 1...9 {
      keymap[[.digit(number)]] = .ministry(number)
      keymap[[.letter("g"), .digit(number)]] = .keptView(number)
    }
    return keymap
  }()

  private static let prefixes: Set<[KeyStroke]> = Set(
    keymap.keys.filter { $0.count > 1 }.map { Array($0.dropLast()) })

  /// Whether strokes begin those of a command and are not all of it.
  static func isPrefix(_ keys: [KeyStroke]) -> Bool { prefixes.contains(keys) }

  /// The commands that may follow strokes, with the key of each.
  static func following(_ keys: [KeyStroke]) -> [(key: KeyStroke, info: CommandInfo)] {
    all.flatMap { info in
      info.keys.filter { $0.count == keys.count + 1 && $0.starts(with: keys) }
        .compactMap { strokes in strokes.last.map { ($0, info) } }
    }
  }

  /// What the table says of a command.
  static func info(_ command: Command) -> CommandInfo? {
    all.first { $0.command == command }
  }

  /// The commands in the order of the help.
  static let grouped: [CommandInfo] = CommandInfo.Group.allCases.flatMap { group in
    all.filter { $0.group == group }
  }
}

extension Key {
  static func letter(_ letter: Character) -> Key { .character(letter) }

  static func digit(_ number: Int) -> Key { .character(Character(String(number))) }

  /// How a key is written.
  var text: String {
    switch self {
    case .character(" "): "Space"
    case .character(let character): String(character)
    case .control(let character): "^\(character)"
    case .function(let number): "F\(number)"
    case .enter: "Enter"
    case .escape: "Esc"
    case .tab: "Tab"
    case .backspace: "Backspace"
    case .delete: "Del"
    case .backTab: "Shift-Tab"
    default: "\(self)"
    }
  }
}
