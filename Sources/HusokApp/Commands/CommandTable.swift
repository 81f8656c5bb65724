import HusokCanvas
import HusokModel

/// The one table from which keys, footer, popups, palette, help and manual come.
enum CommandTable {
  static let all: [CommandInfo] =
    movement + views + finding + filters + orders + acting + records + program

  /// The commands of digits, of which help shows one row for all.
  private static let ofDigits: [CommandInfo] = (1...9).flatMap { number in
    [ministry(number), keptView(number)]
  }

  private static let rows: [Command: CommandInfo] = Dictionary(
    (all + ofDigits).map { ($0.command, $0) }, uniquingKeysWith: { first, _ in first })

  /// The strokes of all commands.
  static let keymap: [[KeyStroke]: Command] = {
    var keymap: [[KeyStroke]: Command] = [:]
    for info in all + ofDigits {
      for keys in info.keys { keymap[keys] = info.command }
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

  /// The row of a command.
  static func info(_ command: Command) -> CommandInfo? { rows[command] }

  /// The row of the command of a word.
  static func info(word: String) -> CommandInfo? { all.first { $0.word == word } }

  /// The commands in the order of the help.
  static let grouped: [CommandInfo] = CommandInfo.Group.allCases.flatMap { group in
    all.filter { $0.group == group }
  }
}
