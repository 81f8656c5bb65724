import CNcurses
import CPosix
import Glibc
import HusokCanvas

/// The terminal while husok's screen is on it: keys come in, screens go out. Made and used on the
/// main thread.
public final class CursesTerminal {
  private var shown: Screen?
  private var pairs: [PairKey: Int16] = [:]
  private var isCursorVisible: Bool?
  private let hasColor: Bool
  private let isUTF8: Bool

  private struct PairKey: Hashable {
    let foreground: Style.Color
    let background: Style.Color
  }

  private static let pasteOn = "\u{1B}[?2004h"
  private static let pasteOff = "\u{1B}[?2004l"

  /// Takes the terminal over. Where it does not show UTF-8, other than ASCII comes as question
  /// marks.
  public init(isUTF8: Bool) throws(TerminalError) {
    try CursesTerminal.check()
    self.isUTF8 = isUTF8
    TerminalGuard.remember()
    if husok_newterm() == nil { throw .unknown(term: CursesTerminal.term) }
    raw()
    noecho()
    nonl()
    keypad(husok_stdscr(), true)
    nodelay(husok_stdscr(), true)
    _ = husok_set_escape_delay(25)
    define_key("\u{1B}[200~", KeyDecoder.pasteBegin)
    define_key("\u{1B}[201~", KeyDecoder.pasteEnd)
    hasColor = has_colors()
    if hasColor {
      start_color()
      use_default_colors()
    }
    TerminalGuard.arm(restoring: CursesTerminal.restoringBytes)
    CursesTerminal.send(CursesTerminal.pasteOn)
  }

  private static var term: String { getenv("TERM").map { String(cString: $0) } ?? "" }

  private static func check() throws(TerminalError) {
    if isatty(STDIN_FILENO) == 0 || isatty(STDOUT_FILENO) == 0 { throw .notATerminal }
    var problem: Int32 = 0
    if term.isEmpty || setupterm(nil, STDOUT_FILENO, &problem) != 0 { throw .unknown(term: term) }
    if husok_capability("cup") == nil { throw .incapable(term: term) }
  }

  /// What brings the terminal back without the help of ncurses: paste mode off, attributes off,
  /// the cursor shown, the keypad as it was, the other screen left.
  private static var restoringBytes: [UInt8] {
    let capabilities = ["sgr0", "cnorm", "rmkx", "rmcup"].compactMap { (name: String) in
      husok_capability(name)
    }
    return Array(pasteOff.utf8)
      + capabilities.flatMap { Array(String(cString: $0).utf8) } + Array("\r".utf8)
  }

  private static func send(_ text: String) {
    let bytes = Array(text.utf8)
    _ = Glibc.write(STDOUT_FILENO, bytes, bytes.count)
  }

  /// The size of the window.
  public var size: (width: Int, height: Int) {
    (Int(husok_columns()), Int(husok_rows()))
  }

  /// Gives the terminal back as it was.
  public func close() {
    CursesTerminal.send(CursesTerminal.pasteOff)
    endwin()
    TerminalGuard.disarm()
  }

  /// Gives the terminal to the shell until the program is told to go on.
  public func suspend() {
    CursesTerminal.send(CursesTerminal.pasteOff)
    endwin()
    TerminalGuard.stop()
    redraw()
    CursesTerminal.send(CursesTerminal.pasteOn)
  }

  /// Draws everything again with the next screen, whatever the terminal shows.
  public func redraw() {
    shown = nil
    clearok(husok_stdscr(), true)
    wrefresh(husok_stdscr())
  }
}

extension CursesTerminal {
  /// Shows a screen. Rows that did not change are not touched; of the others, ncurses sends what
  /// is different.
  public func present(_ screen: Screen) {
    let before = shown
    for row in 0..<screen.height {
      if let before, screen.isSame(row: row, as: before) { continue }
      draw(row, of: screen)
    }
    place(screen.cursor)
    wnoutrefresh(husok_stdscr())
    doupdate()
    shown = screen
  }

  /// Draws a row run by run: characters of one style go to ncurses together.
  private func draw(_ row: Int, of screen: Screen) {
    screen.forEachRun(row: row) { column, style, scalars in
      let scalars = isUTF8 ? scalars : CursesTerminal.ascii(scalars)
      _ = husok_attributes(attributes(of: style), pair(for: style))
      _ = husok_put(Int32(row), Int32(column), scalars, Int32(scalars.count))
    }
  }

  /// A question mark for each column of what is not ASCII.
  private static func ascii(_ scalars: [Int32]) -> [Int32] {
    scalars.flatMap { code -> [Int32] in
      guard let scalar = Unicode.Scalar(UInt32(bitPattern: code)), !scalar.isASCII else {
        return [code]
      }
      return Array(repeating: 0x3F, count: TextWidth.of(scalar))
    }
  }

  private func attributes(of style: Style) -> attr_t {
    var attributes: attr_t = 0
    if style.attributes.contains(.bold) { attributes |= husok_bold() }
    if style.attributes.contains(.dim) { attributes |= husok_dim() }
    if style.attributes.contains(.reversed) { attributes |= husok_reverse() }
    if style.attributes.contains(.underlined) { attributes |= husok_underline() }
    return attributes
  }

  /// The pair of two colours, made when it is first used; the terminal's own where it has no more.
  private func pair(for style: Style) -> Int16 {
    guard hasColor, style.foreground != .standard || style.background != .standard else {
      return 0
    }
    let key = PairKey(foreground: style.foreground, background: style.background)
    if let pair = pairs[key] { return pair }
    let number = pairs.count + 1
    guard number < Int(husok_color_pairs()) else { return 0 }
    let pair = Int16(clamping: number)
    init_pair(pair, color(style.foreground), color(style.background))
    pairs[key] = pair
    return pair
  }

  private func color(_ color: Style.Color) -> Int16 {
    color == .standard ? -1 : Int16(color.rawValue)
  }

  private func place(_ cursor: (x: Int, y: Int)?) {
    if isCursorVisible != (cursor != nil) {
      curs_set(cursor == nil ? 0 : 1)
      isCursorVisible = cursor != nil
    }
    if let cursor { wmove(husok_stdscr(), Int32(cursor.y), Int32(cursor.x)) }
  }
}

extension CursesTerminal {
  /// The next thing that the terminal has to tell; nil where there is nothing now.
  public func nextEvent() -> TerminalEvent? {
    while let (isFunction, code) = read() {
      if isFunction, code == KEY_RESIZE { return resized() }
      if isFunction, code == KeyDecoder.pasteBegin { return .paste(readPaste()) }
      let key =
        isFunction
        ? KeyDecoder.key(function: code)
        : KeyDecoder.key(character: UInt32(bitPattern: code))
      if let key { return .key(key) }
    }
    return nil
  }

  private func read() -> (isFunction: Bool, code: Int32)? {
    var code: wint_t = 0
    let kind = wget_wch(husok_stdscr(), &code)
    if kind == husok_err() { return nil }
    return (kind == husok_key_code_yes(), Int32(bitPattern: code))
  }

  private func resized() -> TerminalEvent {
    shown = nil
    werase(husok_stdscr())
    return .resize(width: size.width, height: size.height)
  }

  /// Everything up to the end mark. A paste arrives in pieces, so the end is waited for, but not
  /// for ever: a terminal that never sends it must not hang the program.
  private func readPaste() -> String {
    var text = String.UnicodeScalarView()
    while text.count < 1 << 20 {
      guard let (isFunction, code) = read() else {
        if !isInputNear { break }
        continue
      }
      if isFunction, code == KeyDecoder.pasteEnd { break }
      if !isFunction, let scalar = Unicode.Scalar(UInt32(bitPattern: code)) {
        text.append(scalar == "\r" ? "\n" : scalar)
      }
    }
    return String(text)
  }

  /// Whether more input comes within half a second.
  private var isInputNear: Bool {
    var wanted = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    return poll(&wanted, 1, 500) > 0
  }
}
