import CNcurses
import CPosix
import Glibc
import HusokCanvas

/// The terminal while husok's screen is on it: keys come in, screens go out. Made and used on the
/// main thread.
public final class CursesTerminal {
  private let output: FrameOutput
  private var shown: Screen?
  private var pairs: [PairKey: Int16] = [:]
  /// How each style that was shown is told to ncurses.
  private var looks: [Style: (attributes: attr_t, pair: Int16)] = [:]
  private var isCursorVisible: Bool?
  private let hasColor: Bool
  private let isUTF8: Bool
  /// When and where the first button was pressed last, for double clicks.
  private var lastPress: (x: Int, y: Int, milliseconds: Int)?

  private struct PairKey: Hashable {
    let foreground: Style.Color
    let background: Style.Color
  }

  private static let pasteOn = "\u{1B}[?2004h"
  private static let pasteOff = "\u{1B}[?2004l"
  private static let mouseOff = "\u{1B}[?1000l\u{1B}[?1002l\u{1B}[?1006l"

  /// Takes the terminal over. Where it does not show UTF-8, other than ASCII comes as question
  /// marks.
  public init(isUTF8: Bool) throws(TerminalError) {
    CursesTerminal.checkSize()
    try CursesTerminal.check()
    self.isUTF8 = isUTF8
    TerminalGuard.remember()
    TerminalGuard.arm(restoring: CursesTerminal.restoringBytes)
    guard let output = FrameOutput(), husok_newterm(output.file) != nil else {
      TerminalGuard.disarm()
      throw .unknown(term: CursesTerminal.term)
    }
    self.output = output
    output.trimming = FrameTrimming(goesToColumns: CursesTerminal.goesToColumns)
    raw()
    noecho()
    nonl()
    keypad(husok_stdscr(), true)
    nodelay(husok_stdscr(), true)
    // A frame goes out whole; keys that came meanwhile are taken together before the next.
    typeahead(-1)
    _ = husok_set_escape_delay(25)
    define_key("\u{1B}[200~", KeyDecoder.pasteBegin)
    define_key("\u{1B}[201~", KeyDecoder.pasteEnd)
    for (bytes, code) in KeyDecoder.sequences { define_key(bytes, code) }
    husok_mouse_on()
    hasColor = has_colors()
    if hasColor {
      start_color()
      use_default_colors()
    }
    CursesTerminal.send(CursesTerminal.pasteOn)
  }

  /// ncurses believes COLUMNS and LINES more than the terminal. A size that no window has would
  /// leave it without memory: then the terminal is asked.
  private static func checkSize() {
    for (name, largest) in [("COLUMNS", 1000), ("LINES", 500)] {
      guard let value = getenv(name).map({ String(cString: $0) }) else { continue }
      if !(Int(value).map { (1...largest).contains($0) } ?? false) { unsetenv(name) }
    }
  }

  private static var term: String { getenv("TERM").map { String(cString: $0) } ?? "" }

  private static func check() throws(TerminalError) {
    if isatty(STDIN_FILENO) == 0 || isatty(STDOUT_FILENO) == 0 { throw .notATerminal }
    var problem: Int32 = 0
    if term.isEmpty || setupterm(nil, STDOUT_FILENO, &problem) != 0 { throw .unknown(term: term) }
    if husok_capability("cup") == nil { throw .incapable(term: term) }
  }

  /// Whether the terminal goes to a column with the usual sequence, and does not go on by itself on the
  /// next line.
  private static var goesToColumns: Bool {
    tigetflag("xenl") > 0
      && husok_capability("hpa").map { String(cString: $0) } == "\u{1B}[%i%p1%dG"
  }

  /// What brings the terminal back without the help of ncurses: paste mode off, attributes off,
  /// the cursor shown, the keypad as it was, the other screen left.
  private static var restoringBytes: [UInt8] {
    let capabilities = ["sgr0", "cnorm", "rmkx", "rmcup"].compactMap { (name: String) in
      husok_capability(name)
    }
    return Array((pasteOff + mouseOff).utf8)
      + capabilities.flatMap { Array(String(cString: $0).utf8) } + Array("\r".utf8)
  }

  private static func send(_ text: String) {
    FrameOutput.send(Array(text.utf8))
  }

  /// The size of the window.
  public var size: (width: Int, height: Int) {
    (Int(husok_columns()), Int(husok_rows()))
  }

  /// Puts a text where the terminal pastes from, also over ssh (OSC 52; a terminal that does not
  /// know it passes it over).
  public func copy(_ text: String) {
    CursesTerminal.send("\u{1B}]52;c;\(Base64.encoded(Array(text.utf8)))\u{7}")
  }

  /// Gives the terminal to another program for as long as it runs.
  public func lend(_ body: () -> Void) {
    CursesTerminal.send(CursesTerminal.pasteOff)
    endwin()
    TerminalGuard.lend()
    body()
    TerminalGuard.takeBack()
    redraw()
    CursesTerminal.send(CursesTerminal.pasteOn)
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
    for row in 0..<screen.height {
      let all = 0..<screen.width
      draw(row, of: screen, in: shown.map { screen.changedColumns(row: row, since: $0) } ?? all)
    }
    output.gather {
      place(screen.cursor)
      wnoutrefresh(husok_stdscr())
      doupdate()
    }
    shown = screen
  }

  /// Draws a row run by run: characters of one style go to ncurses together.
  private func draw(_ row: Int, of screen: Screen, in columns: Range<Int>) {
    screen.forEachRun(row: row, in: columns) { column, style, scalars in
      let scalars = isUTF8 ? scalars : CursesTerminal.ascii(scalars)
      let look = look(of: style)
      _ = husok_put(
        Int32(row), Int32(column), scalars, Int32(scalars.count), look.attributes, look.pair)
    }
  }

  /// What stands for signs that are not ASCII.
  private static let standIns: [Unicode.Scalar: Unicode.Scalar] = [
    "↑": "^", "↓": "v", "←": "<", "→": ">", "…": "~", "·": ".", "×": "x", "–": "-", "—": "-",
    "’": "'", "‘": "'", "“": "\"", "”": "\"",
  ]

  /// A stand-in, else a question mark for each column, of what is not ASCII.
  private static func ascii(_ scalars: [Int32]) -> [Int32] {
    scalars.flatMap { code -> [Int32] in
      guard let scalar = Unicode.Scalar(UInt32(bitPattern: code)), !scalar.isASCII else {
        return [code]
      }
      if let standIn = standIns[scalar] { return [Int32(standIn.value)] }
      return Array(repeating: 0x3F, count: TextWidth.of(scalar))
    }
  }

  private func look(of style: Style) -> (attributes: attr_t, pair: Int16) {
    if let look = looks[style] { return look }
    let look = (attributes: attributes(of: style), pair: pair(for: style))
    looks[style] = look
    return look
  }

  private func attributes(of style: Style) -> attr_t {
    var attributes: attr_t = 0
    if style.attributes.contains(.bold) { attributes |= husok_bold() }
    let isDimGrey = style.foreground == .grey && husok_colors() < 16
    if style.attributes.contains(.dim) || isDimGrey { attributes |= husok_dim() }
    if style.attributes.contains(.reversed) { attributes |= husok_reverse() }
    if style.attributes.contains(.underlined) { attributes |= husok_underline() }
    return attributes
  }

  /// The pair of two colours, made when it is first used; the terminal's own where it has no more.
  private func pair(for style: Style) -> Int16 {
    // Also for the terminal's own colours: back to no pair at all, ncurses would end each attribute
    // besides, with twice the bytes.
    guard hasColor else { return 0 }
    let key = PairKey(foreground: style.foreground, background: style.background)
    if let pair = pairs[key] { return pair }
    let number = pairs.count + 1
    guard number < Int(husok_color_pairs()) else { return 0 }
    let pair = Int16(clamping: number)
    init_pair(pair, color(style.foreground), color(style.background))
    pairs[key] = pair
    return pair
  }

  /// The number of a colour among those that the terminal has.
  private func color(_ color: Style.Color) -> Int16 {
    let count = Int(husok_colors())
    switch color {
    case .standard: return -1
    case .grey: return count >= 256 ? 245 : count >= 16 ? 8 : -1
    case .orange: return count >= 256 ? 208 : Int16(Style.Color.yellow.rawValue)
    default: return Int16(color.rawValue)
    }
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
      if isFunction, code == KEY_MOUSE {
        if let event = mouse() { return .mouse(event) }
        continue
      }
      if !isFunction, code == 27 {
        if !passOverSequence() { continue }
        return .key(.escape)
      }
      let key =
        isFunction
        ? KeyDecoder.key(function: code)
        : KeyDecoder.key(character: UInt32(bitPattern: code))
      if let key { return .key(key) }
    }
    return nil
  }

  /// Reads what came at once with an escape: a sequence that is not known (a report of the
  /// terminal, a key with modifiers) must not run as keys.
  ///
  /// - Returns: whether the escape was a key of its own.
  private func passOverSequence() -> Bool {
    guard let (isFunction, code) = read(), !isFunction else { return true }
    switch UInt8(exactly: code) {
    case UInt8(ascii: "["):
      // Up to the final byte (ECMA-48, 5.4).
      while let next = read(), !(0x40...0x7E).contains(next.code) {}
      return false
    case UInt8(ascii: "O"):
      _ = read()
      return false
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"):
      // Up to the bell or the string terminator.
      while let next = read(), next.code != 7 {
        if next.code == 27 {
          _ = read()
          break
        }
      }
      return false
    // A letter with Alt: no command, and not the letter without it.
    default: return true
    }
  }

  private func read() -> (isFunction: Bool, code: Int32)? {
    var code: wint_t = 0
    let kind = wget_wch(husok_stdscr(), &code)
    if kind == husok_err() { return nil }
    return (kind == husok_key_code_yes(), Int32(bitPattern: code))
  }

  private func mouse() -> MouseEvent? {
    var x: Int32 = 0
    var y: Int32 = 0
    switch husok_mouse(&x, &y) {
    case 1: return press(x: Int(x), y: Int(y))
    case 2: return MouseEvent(.wheelUp, x: Int(x), y: Int(y))
    case 3: return MouseEvent(.wheelDown, x: Int(x), y: Int(y))
    default: return nil
    }
  }

  /// A second press in the same cell within four tenths of a second makes a double click.
  private func press(x: Int, y: Int) -> MouseEvent {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    let now = Int(time.tv_sec) * 1000 + Int(time.tv_nsec) / 1_000_000
    let last = lastPress
    if let last, last.x == x, last.y == y, now - last.milliseconds < 400 {
      lastPress = nil
      return MouseEvent(.doubleClick, x: x, y: y)
    }
    lastPress = (x, y, now)
    return MouseEvent(.click, x: x, y: y)
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
      if !isFunction, let scalar = Unicode.Scalar(UInt32(bitPattern: code)) { text.append(scalar) }
    }
    return KeyDecoder.lines(String(text))
  }

  /// Whether more input comes within half a second.
  private var isInputNear: Bool {
    var wanted = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    return poll(&wanted, 1, 500) > 0
  }
}
