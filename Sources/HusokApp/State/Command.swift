import HusokCanvas
import HusokModel

/// A key, or a letter whatever the mode of the keyboard.
typealias KeyStroke = Key

/// Everything that a key can do in the list.
public enum Command: Hashable, Sendable {
  case moveUp, moveDown, pageUp, pageDown, halfPageUp, halfPageDown, first, last
  case fold, unfold, foldAll, unfoldAll
  case open, back, nextPane
  case ministry(Int)
  case allMinistries, pickMinistry, mine, search
  case done, status, mark, note
  case undo, redo
  case help, quit, suspend, redraw
}

/// What the table of commands says of one: its keys, its words and its place in the help.
struct CommandInfo: Sendable {
  /// The groups of the help, in order.
  enum Group: String, CaseIterable {
    case move, find, act, program
  }

  let command: Command
  /// The strokes that run it; each may be several keys in a row.
  let keys: [[KeyStroke]]
  /// How the keys are written in help and footer.
  let keyText: String
  /// The key of its short name and of its sentence in the words.
  let word: String
  let group: Group
  /// Its place in the footer, lowest first; nil where it is not there.
  let footer: Int?

  init(
    _ command: Command, _ keys: [[KeyStroke]], _ keyText: String, _ word: String, _ group: Group,
    footer: Int? = nil
  ) {
    self.command = command
    self.keys = keys
    self.keyText = keyText
    self.word = word
    self.group = group
    self.footer = footer
  }
}

/// The one table from which keys, footer, help and the list in README come.
enum CommandTable {
  static let all: [CommandInfo] = movement + finding + acting + program

  private static let movement: [CommandInfo] = [
    .init(.moveDown, [[.down], [.letter("j")]], "↓ j", "down", .move),
    .init(.moveUp, [[.up], [.letter("k")]], "↑ k", "up", .move),
    .init(.pageDown, [[.pageDown]], "PgDn", "pageDown", .move),
    .init(.pageUp, [[.pageUp]], "PgUp", "pageUp", .move),
    .init(.halfPageDown, [[.control("d")]], "^d", "halfPageDown", .move),
    .init(.halfPageUp, [[.control("u")]], "^u", "halfPageUp", .move),
    .init(.first, [[.home], [.letter("g"), .letter("g")]], "Home gg", "first", .move),
    .init(.last, [[.end], [.letter("g"), .letter("e")]], "End ge", "last", .move),
    .init(.fold, [[.left], [.letter("h")]], "← h", "fold", .move),
    .init(.unfold, [[.right], [.letter("l")]], "→ l", "unfold", .move),
    .init(.foldAll, [[.letter("-")]], "-", "foldAll", .move),
    .init(.unfoldAll, [[.letter("=")]], "=", "unfoldAll", .move),
    .init(.open, [[.enter]], "Enter", "open", .move, footer: 9),
    .init(.nextPane, [[.tab]], "Tab", "nextPane", .move),
    .init(.back, [[.escape]], "Esc", "back", .move),
  ]

  private static let finding: [CommandInfo] = [
    .init(.ministry(0), (1...9).map { [.digit($0)] }, "1-9", "ministry", .find, footer: 6),
    .init(.allMinistries, [[.digit(0)]], "0", "allMinistries", .find),
    .init(.pickMinistry, [[.letter("m")]], "m", "pickMinistry", .find, footer: 7),
    .init(.mine, [[.letter("i")]], "i", "mine", .find),
    .init(.search, [[.letter("/")]], "/", "search", .find, footer: 5),
  ]

  private static let acting: [CommandInfo] = [
    .init(.done, [[.letter("x")]], "x", "done", .act, footer: 1),
    .init(.status, [[.letter("s")]], "s", "status", .act, footer: 2),
    .init(.note, [[.letter("n")]], "n", "note", .act, footer: 3),
    .init(.mark, [[.letter(" ")]], "Space", "mark", .act, footer: 4),
    .init(.undo, [[.letter("u")]], "u", "undo", .act, footer: 8),
    .init(.redo, [[.control("r")]], "^r", "redo", .act),
  ]

  private static let program: [CommandInfo] = [
    .init(.help, [[.letter("?")], [.function(1)]], "? F1", "help", .program, footer: 10),
    .init(.redraw, [[.control("l")]], "^l", "redraw", .program),
    .init(.suspend, [[.control("z")]], "^z", "suspend", .program),
    .init(.quit, [[.letter("q")], [.control("c")]], "q ^c", "quit", .program, footer: 11),
  ]

  /// The strokes of all commands.
  static let keymap: [[KeyStroke]: Command] = {
    var keymap: [[KeyStroke]: Command] = [:]
    for info in all {
      for keys in info.keys { keymap[keys] = info.command }
    }
    for number in 1...9 { keymap[[.digit(number)]] = .ministry(number) }
    return keymap
  }()

  /// Whether strokes begin those of a command and are not all of it.
  static func isPrefix(_ keys: [KeyStroke]) -> Bool {
    keymap.keys.contains { $0.count > keys.count && $0.starts(with: keys) }
  }
}

extension Key {
  static func letter(_ letter: Character) -> Key { .character(letter) }

  static func digit(_ number: Int) -> Key { .character(Character(String(number))) }
}
