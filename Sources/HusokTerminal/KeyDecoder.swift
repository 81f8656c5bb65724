import CNcurses
import HusokCanvas

/// Turns what ncurses reads into keys.
enum KeyDecoder {
  /// The codes under which the marks of a paste are known to ncurses, above its own.
  static let pasteBegin: Int32 = 0o2000
  /// See `pasteBegin`.
  static let pasteEnd: Int32 = 0o2001

  /// Sequences of keys that terminals send although the description of the one that TERM names knows
  /// others: those of PuTTY, rxvt, the console of Linux, and each in its other mode.
  static let sequences: [(bytes: String, code: Int32)] = [
    ("\u{1B}[1~", KEY_HOME), ("\u{1B}[4~", KEY_END), ("\u{1B}[7~", KEY_HOME),
    ("\u{1B}[8~", KEY_END), ("\u{1B}[H", KEY_HOME), ("\u{1B}[F", KEY_END),
    ("\u{1B}OH", KEY_HOME), ("\u{1B}OF", KEY_END), ("\u{1B}[11~", husok_function_key(1)),
    ("\u{1B}[12~", husok_function_key(2)), ("\u{1B}[13~", husok_function_key(3)),
    ("\u{1B}[14~", husok_function_key(4)), ("\u{1B}OP", husok_function_key(1)),
    ("\u{1B}OQ", husok_function_key(2)), ("\u{1B}OR", husok_function_key(3)),
    ("\u{1B}OS", husok_function_key(4)), ("\u{1B}[[A", husok_function_key(1)),
    ("\u{1B}[[B", husok_function_key(2)), ("\u{1B}[[C", husok_function_key(3)),
    ("\u{1B}[[D", husok_function_key(4)),
  ]

  /// The key of a character that was read; nil for what is no key.
  static func key(character code: UInt32) -> Key? {
    switch code {
    case 9: .tab
    case 10, 13: .enter
    case 27: .escape
    case 8, 127: .backspace
    case 1...26: Unicode.Scalar(code + 96).map { .control(Character($0)) }
    case 0..<32: nil
    default: Unicode.Scalar(code).map { .character(Character($0)) }
    }
  }

  /// A pasted text with its line breaks as line feeds; return and line feed together are one.
  static func lines(_ pasted: String) -> String {
    String(pasted.map { $0 == "\r" || $0 == "\r\n" ? "\n" : $0 })
  }

  /// The key of a function key that was read; nil for those that husok does not know.
  static func key(function code: Int32) -> Key? {
    switch code {
    case KEY_UP: .up
    case KEY_DOWN: .down
    case KEY_LEFT: .left
    case KEY_RIGHT: .right
    case KEY_HOME: .home
    case KEY_END: .end
    case KEY_PPAGE: .pageUp
    case KEY_NPAGE: .pageDown
    case KEY_BACKSPACE: .backspace
    case KEY_DC: .delete
    case KEY_BTAB: .backTab
    case KEY_ENTER: .enter
    case husok_function_key(1)...husok_function_key(12):
      .function(Int(code - husok_function_key(0)))
    default: nil
    }
  }
}
