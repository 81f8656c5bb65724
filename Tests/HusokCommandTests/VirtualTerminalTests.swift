import Testing

@testable import HusokTestSupport

/// Bytes fed to a screen of 10 columns and 4 rows, and the rows it must then show.
struct ScreenCase: CustomTestStringConvertible, Sendable {
  /// What the case is about.
  let name: String
  /// What is fed.
  let bytes: [UInt8]
  /// The rows that follow, the empty ones at the bottom included.
  let lines: [String]

  /// Makes a case of text; empty rows at the bottom are left out.
  init(_ name: String, _ text: String, _ lines: [String]) {
    self.init(name, bytes: Array(text.utf8), lines)
  }

  /// Makes a case of bytes; empty rows at the bottom are left out.
  init(_ name: String, bytes: [UInt8], _ lines: [String]) {
    self.name = name
    self.bytes = bytes
    self.lines = lines + Array(repeating: "", count: 4 - lines.count)
  }

  /// The name, for whoever reads the results.
  var testDescription: String { name }

  /// Writing, wrapping and scrolling.
  static let printing = [
    ScreenCase("plain", "ab\r\ncd", ["ab", "cd"]),
    ScreenCase("line feed keeps the column", "ab\ncd", ["ab", "  cd"]),
    ScreenCase("backspace", "abc\u{8}\u{8}X", ["aXc"]),
    ScreenCase("backspace stops at the edge", "a\u{8}\u{8}\u{8}X", ["X"]),
    ScreenCase("tab", "a\tb\tc", ["a       bc"]),
    ScreenCase("tab stops set, cleared", "abc\u{1B}H\r\tX\r\u{1B}[3g\tY", ["abcX     Y"]),
    ScreenCase("tab backwards", "\u{1B}[10G\u{1B}[ZX\u{1B}[2ZY", ["Y       X"]),
    ScreenCase("bell, null and delete show nothing", "a\u{7}\0\u{7F}b", ["ab"]),
    ScreenCase("wraps", "0123456789ab", ["0123456789", "ab"]),
    ScreenCase("full row waits", "0123456789\r\nab", ["0123456789", "ab"]),
    ScreenCase("full row, then back", "0123456789\u{8}X", ["01234567X9"]),
    ScreenCase("full row, then colour", "0123456789\u{1B}[1mX", ["0123456789", "X"]),
    ScreenCase("full row, then erased", "0123456789\u{1B}[KX", ["012345678X"]),
    ScreenCase("no wrap", "\u{1B}[?7l0123456789ab\u{1B}[?7h", ["012345678b"]),
    ScreenCase("scrolls", "1\r\n2\r\n3\r\n4\r\n5", ["2", "3", "4", "5"]),
    ScreenCase("inserts", "abc\r\u{1B}[4hX\u{1B}[4lY", ["XYbc"]),
    ScreenCase("repeats", "a-\u{1B}[4bb", ["a-----b"]),
    ScreenCase("repeats over the edge", "=\u{1B}[11b", ["==========", "=="]),
    ScreenCase("repeats nothing", "\u{1B}[4b", []),
  ]

  /// UTF-8, wide and combining characters, line drawing.
  static let characters = [
    ScreenCase("two bytes", "żółć", ["żółć"]),
    ScreenCase("combining", "e\u{301}x", ["e\u{301}x"]),
    ScreenCase("combining in the last column", "012345678e\u{301}x", ["012345678e\u{301}", "x"]),
    ScreenCase("combining with nothing", "\u{301}x", ["x"]),
    ScreenCase("wide", "漢字x", ["漢字x"]),
    ScreenCase("combining with wide", "か\u{3099}x", ["か\u{3099}x"]),
    ScreenCase("emoji", "🙂x", ["🙂x"]),
    ScreenCase("wide does not fit", "012345678漢", ["012345678", "漢"]),
    ScreenCase("wide fits", "01234567漢x", ["01234567漢", "x"]),
    ScreenCase("left half overwritten", "漢字\rx", ["x 字"]),
    ScreenCase("right half overwritten", "漢字\u{1B}[2Gx", [" x字"]),
    ScreenCase("wide over two halves", "漢字\u{1B}[2G語", [" 語"]),
    ScreenCase("right half erased", "漢字\u{1B}[2G\u{1B}[X", ["  字"]),
    ScreenCase("right half deleted", "漢字\u{1B}[2G\u{1B}[P", [" 字"]),
    ScreenCase("inserted into wide", "漢字\u{1B}[2G\u{1B}[@", ["   字"]),
    ScreenCase("wide pushed off", "01234567漢\r\u{1B}[@", [" 01234567"]),
    ScreenCase("broken", bytes: [0x61, 0xC3, 0x62, 0xFF, 0x80], ["a\u{FFFD}b\u{FFFD}\u{FFFD}"]),
    ScreenCase("overlong", bytes: [0xE0, 0x80, 0x80], ["\u{FFFD}"]),
    ScreenCase("cut by a sequence", bytes: [0xE6, 0xBC, 0x1B, 0x5B, 0x6D, 0x61], ["\u{FFFD}a"]),
    ScreenCase("line drawing", "\u{1B}(0lqk\u{1B}(Bq", ["┌─┐q"]),
    ScreenCase("shifted line drawing", "\u{1B})0x\u{E}x\u{F}x", ["x│x"]),
    ScreenCase("repeats line drawing", "\u{1B}(0q\u{1B}[3b\u{1B}(Bx", ["────x"]),
  ]

  /// Moving the cursor.
  static let moving = [
    ScreenCase("to a place", "\u{1B}[2;3Hx\u{1B}[3;1fy", ["", "  x", "y"]),
    ScreenCase("home", "ab\u{1B}[Hx", ["xb"]),
    ScreenCase("beyond the edge", "\u{1B}[99;99Hx", ["", "", "", "         x"]),
    ScreenCase(
      "up, down, forward, back", "\u{1B}[2Bb\u{1B}[Aa\u{1B}[2Cc\u{1B}[5Dd",
      ["", "da  c", "b"]),
    ScreenCase("column and row", "\u{1B}[5Gx\u{1B}[3dy", ["    x", "", "     y"]),
    ScreenCase("next and previous line", "ab\u{1B}[2Ec\u{1B}[Fd", ["ab", "d", "c"]),
    ScreenCase("saved", "ab\u{1B}7\u{1B}[4;1Hx\u{1B}8y", ["aby", "", "", "x"]),
    ScreenCase("saved with a full row", "0123456789\u{1B}7\u{1B}[3H\u{1B}8x", ["0123456789", "x"]),
    ScreenCase("next line", "ab\u{1B}Ec", ["ab", "c"]),
    ScreenCase("control within a sequence", "ab\u{1B}[\r2Cc", ["abc"]),
  ]

  /// Erasing, inserting, deleting and scrolling.
  static let editing = [
    ScreenCase("erase to the end", "abc\r\n\u{1B}[A\u{1B}[2G\u{1B}[K", ["a"]),
    ScreenCase("erase to the start", "abc\u{8}\u{8}\u{1B}[1K", ["  c"]),
    ScreenCase("erase the row", "abc\r\u{1B}[2Kx", ["x"]),
    ScreenCase("erase cells", "abcd\u{1B}[2G\u{1B}[2X", ["a  d"]),
    ScreenCase("insert cells", "abcd\u{1B}[2G\u{1B}[2@", ["a  bcd"]),
    ScreenCase("delete cells", "abcd\u{1B}[2G\u{1B}[2P", ["ad"]),
    ScreenCase("erase below", "1\r\n22\r\n3\u{1B}[2;2H\u{1B}[J", ["1", "2"]),
    ScreenCase("erase above", "1\r\n22\r\n3\u{1B}[2;1H\u{1B}[1J", ["", " 2", "3"]),
    ScreenCase("erase all", "1\r\n2\u{1B}[2Jx", ["", " x"]),
    ScreenCase("insert rows", "1\r\n2\r\n3\r\n4\u{1B}[2H\u{1B}[2L", ["1", "", "", "2"]),
    ScreenCase("delete rows", "1\r\n2\r\n3\r\n4\u{1B}[2H\u{1B}[2M", ["1", "4"]),
    ScreenCase("scroll up", "1\r\n2\r\n3\r\n4\u{1B}[S", ["2", "3", "4"]),
    ScreenCase("scroll down", "1\r\n2\r\n3\r\n4\u{1B}[2T", ["", "", "1", "2"]),
    ScreenCase(
      "line feed in the region", "1\r\n2\r\n3\r\n4\u{1B}[2;3r\u{1B}[3H\nx",
      ["1", "3", "x", "4"]),
    ScreenCase("line feed below the region", "1\u{1B}[1;2r\u{1B}[4H4\n\nx", ["1", "", "", "4x"]),
    ScreenCase(
      "reverse index in the region", "1\r\n2\r\n3\r\n4\u{1B}[2;3r\u{1B}[2H\u{1B}Mx",
      ["1", "x", "2", "4"]),
    ScreenCase(
      "rows inserted in the region", "1\r\n2\r\n3\r\n4\u{1B}[1;3r\u{1B}[2H\u{1B}[L",
      ["1", "", "2", "4"]),
    ScreenCase(
      "rows outside the region", "1\r\n2\r\n3\r\n4\u{1B}[1;2r\u{1B}[3H\u{1B}[L",
      ["1", "2", "3", "4"]),
    ScreenCase("counted in the region", "\u{1B}[2;3r\u{1B}[?6hx\u{1B}[9;1Hy", ["", "x", "y"]),
    ScreenCase("region of one row", "\u{1B}[2H\u{1B}[3;3rx", ["", "x"]),
  ]

  /// What shows nothing, and resets.
  static let swallowed = [
    ScreenCase("title", "a\u{1B}]0;title\u{7}b", ["ab"]),
    ScreenCase("title with a string terminator", "a\u{1B}]2;ti漢tle\u{1B}\\b", ["ab"]),
    ScreenCase("console palette", "a\u{1B}]R\u{1B}]P1ff00ffb", ["ab"]),
    ScreenCase("device control", "a\u{1B}P1$q\u{7}m\u{1B}\\b", ["ab"]),
    ScreenCase("abandoned", "a\u{1B}[12\u{18}b", ["ab"]),
    ScreenCase("unknown", "a\u{1B}[>4;2m\u{1B}[?1000h\u{1B}[2 q\u{1B}[14t\u{1B}=\u{1B}%Gb", ["ab"]),
    ScreenCase("reset", "\u{1B}[2;3r\u{1B}(0ab\u{1B}cq", ["q"]),
    ScreenCase("soft reset", "ab\u{1B}(0\u{1B}[4h\u{1B}[!pq\rX", ["Xbq"]),
  ]
}

/// What the screen shows for the bytes it is fed.
@Suite("Virtual terminal")
struct VirtualTerminalTests {
  private let escape = "\u{1B}"

  private func screen(_ text: String, columns: Int = 10, rows: Int = 4) -> VirtualTerminal {
    var terminal = VirtualTerminal(columns: columns, rows: rows)
    terminal.feed(Array(text.utf8))
    return terminal
  }

  @Test(
    "Bytes make a screen, however they are split",
    arguments: [
      ScreenCase.printing, ScreenCase.characters, ScreenCase.moving, ScreenCase.editing,
      ScreenCase.swallowed,
    ].flatMap { $0 })
  func showsLines(_ example: ScreenCase) {
    var whole = VirtualTerminal(columns: 10, rows: 4)
    whole.feed(example.bytes)
    #expect(whole.lines == example.lines)
    var split = VirtualTerminal(columns: 10, rows: 4)
    for byte in example.bytes { split.feed([byte]) }
    #expect(split.lines == example.lines)
    #expect(split.cursor == whole.cursor)
  }

  @Test("The cursor stays in the last column until the next character")
  func cursorAtEdge() {
    #expect(screen("012345678").cursor == (column: 9, row: 0))
    #expect(screen("0123456789").cursor == (column: 9, row: 0))
    #expect(screen("0123456789a").cursor == (column: 1, row: 1))
    #expect(screen("漢").cursor == (column: 2, row: 0))
  }

  @Test("A row is given alone, and nothing outside the screen")
  func rowsAlone() {
    let terminal = screen("ab\r\ncd")
    #expect(terminal.line(1) == "cd")
    #expect(terminal.line(4) == "")
    #expect(terminal.line(-1) == "")
    #expect(terminal.text == "ab\ncd\n\n")
    #expect(!terminal.reversed(row: 9, column: 9))
  }

  @Test("The alternate screen leaves the main one alone", arguments: [47, 1047, 1049])
  func alternateScreen(_ mode: Int) {
    var terminal = screen("main\(escape)[?\(mode)h\(escape)[2Hother")
    #expect(terminal.isAlternateScreen)
    #expect(terminal.lines == ["", "other", "", ""])
    terminal.feed(Array("\(escape)[?\(mode)l".utf8))
    #expect(!terminal.isAlternateScreen)
    #expect(terminal.lines == ["main", "", "", ""])
    #expect(terminal.cursor == (mode == 1049 ? (column: 4, row: 0) : (column: 5, row: 1)))
  }

  @Test("The alternate screen is empty when it is shown again")
  func alternateScreenAgain() {
    let again = screen("\(escape)[?1049hx\(escape)[?1049l\(escape)[?1049h")
    #expect(again.text == "\n\n\n")
  }

  @Test("Modes are switched on and off")
  func modes() {
    var terminal = screen("")
    #expect(terminal.isCursorVisible)
    #expect(!terminal.isBracketedPaste)
    terminal.feed(Array("\(escape)[?25;2004hx\(escape)[?25l".utf8))
    #expect(!terminal.isCursorVisible)
    #expect(terminal.isBracketedPaste)
    terminal.feed(Array("\(escape)[?12;25h\(escape)[?2004l".utf8))
    #expect(terminal.isCursorVisible)
    #expect(!terminal.isBracketedPaste)
  }

  @Test("Attributes are kept with each cell")
  func styles() {
    let terminal = screen("a\(escape)[7mb\(escape)[2;27mc\(escape)[22;1;4;3md\(escape)[me漢")
    #expect(
      (0..<5).map { terminal.reversed(row: 0, column: $0) } == [false, true] + [
        false, false, false,
      ])
    #expect(
      (0..<5).map { terminal.isDim(row: 0, column: $0) } == [false, false, true, false, false])
    let fourth = terminal.attributes(row: 0, column: 3)
    #expect(fourth.isBold && fourth.isUnderlined && fourth.isItalic)
    #expect(terminal.attributes(row: 0, column: 4) == VirtualTerminal.Attributes())
  }

  @Test(
    "Colours come in many forms",
    arguments: [
      ("31", VirtualTerminal.Colour.indexed(1)), ("97", .indexed(15)), ("38;5;200", .indexed(200)),
      ("38;2;1;2;3", .mixed(1, 2, 3)), ("38:5:200", .indexed(200)), ("38:2:1:2:3", .mixed(1, 2, 3)),
      ("38:2::1:2:3", .mixed(1, 2, 3)), ("31;39", .standard), ("31;0", .standard),
      ("48;5;7;32", .indexed(2)), ("58;2;1;2;3;33", .indexed(3)), ("38;5", .standard),
    ])
  func colours(_ codes: String, _ expected: VirtualTerminal.Colour) {
    let terminal = screen("\(escape)[\(codes)mx")
    #expect(terminal.attributes(row: 0, column: 0).foreground == expected)
  }

  @Test("Erased cells take the background's colour and no other attribute")
  func erasedCells() {
    let cell = screen("\(escape)[7;44m\(escape)[K").attributes(row: 0, column: 5)
    #expect(cell.background == .indexed(4))
    #expect(!cell.isReversed)
  }

  @Test("A smaller screen keeps the cursor's row, a larger one is filled up")
  func resizing() {
    var terminal = screen("one\r\ntwo\r\nthree\r\nfour漢")
    terminal.resize(columns: 5, rows: 2)
    #expect(terminal.lines == ["three", "four"])
    #expect(terminal.cursor == (column: 4, row: 1))
    terminal.resize(columns: 20, rows: 3)
    #expect(terminal.lines == ["three", "four", ""])
    terminal.feed(Array("\(escape)[2H\t\tx".utf8))
    #expect(terminal.lines == ["three", "four            x", ""])
  }
}
