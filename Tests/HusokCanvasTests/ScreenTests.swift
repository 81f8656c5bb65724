import HusokCanvas
import Testing

@Suite("The screen")
struct ScreenTests {
  private static let bold = Style(.red, on: .standard, attributes: .bold)

  /// A row filled with dots, and a text written over it.
  private static func row(_ text: String, x: Int, limit: Int = .max, width: Int = 6) -> String {
    var screen = Screen(width: width, height: 1)
    screen.write(String(repeating: ".", count: width), x: 0, y: 0)
    screen.write(text, x: x, y: 0, limit: limit)
    return screen.line(0)
  }

  @Test(
    "A text is cut at both edges of the screen and at its limit",
    arguments: [
      ("abc", 0, "abc..."), ("abc", 3, "...abc"), ("abc", 4, "....ab"), ("abc", 5, ".....a"),
      ("abc", 6, "......"), ("abc", 100, "......"), ("abc", -1, "bc...."), ("abc", -2, "c....."),
      ("abc", -3, "......"), ("abc", -100, "......"), ("abcdefghij", -2, "cdefgh"),
      ("", 2, "......"),
    ])
  func clipping(_ text: String, _ x: Int, _ row: String) {
    #expect(ScreenTests.row(text, x: x) == row)
  }

  @Test(
    "A wide character that is cut leaves a blank",
    arguments: [
      ("한국", 0, Int.max, "한국.."), ("한국", 3, .max, "...한"), ("한", 5, .max, "....."),
      ("한국", -1, .max, " 국..."), ("한국", -2, .max, "국...."), ("한국", -3, .max, " ....."),
      ("한국", 0, 3, "한 ..."), ("한국", 0, 2, "한...."), ("한국", 0, 1, " ....."), ("한국", 0, 0, "......"),
      ("abc", 0, 2, "ab...."), ("abc", 0, -1, "......"), ("abc", -1, 2, "b....."),
      ("한국", -1, 1, "......"), ("한국", -1, 3, "  ...."), ("한국", -1, 2, " ....."),
    ])
  func wide(_ text: String, _ x: Int, _ limit: Int, _ row: String) {
    #expect(ScreenTests.row(text, x: x, limit: limit) == row)
  }

  @Test(
    "Writing over half of a wide character blanks the other half",
    arguments: [
      ("a", 0, "a 국어"), ("a", 1, " a국어"), ("a", 2, "한a 어"), ("a", 3, "한 a어"), ("a", 5, "한국 a"),
      ("가", 1, " 가 어"), ("가", 0, "가국어"), ("ab", 1, " ab 어"), ("가", 3, "한 가"), ("abc", 1, " abc어"),
    ])
  func halves(_ text: String, _ x: Int, _ row: String) {
    var screen = Screen(width: 6, height: 1)
    screen.write("한국어", x: 0, y: 0)
    screen.write(text, x: x, y: 0)
    #expect(screen.line(0) == row)
  }

  @Test("Rows outside the screen are left alone", arguments: [-1, 2, 100, Int.min, Int.max])
  func rows(_ y: Int) {
    var screen = Screen(width: 4, height: 2)
    #expect(screen.write("abc", x: 0, y: y) == 0)
    #expect(screen == Screen(width: 4, height: 2))
  }

  @Test("The columns used are told")
  func used() {
    var screen = Screen(width: 6, height: 1)
    #expect(screen.write("한a", x: 0, y: 0) == 3)
    #expect(screen.write("abcdefgh", x: 2, y: 0) == 4)
    #expect(screen.write("abc", x: 0, y: 0, limit: 2) == 2)
    #expect(screen.writeFitted("abcdef", x: 0, y: 0, width: 4) == 4)
    #expect(screen.line(0) == "abc…cd")
  }

  @Test("A screen without cells takes anything", arguments: [(0, 0), (0, 5), (5, 0), (-1, -1)])
  func noCells(_ width: Int, _ height: Int) {
    var screen = Screen(width: width, height: height)
    screen.write("한국", x: -1, y: 0)
    screen.fill(Rect(x: -5, y: -5, width: 50, height: 50), style: ScreenTests.bold)
    screen.restyle(screen.bounds) { $0.attributes.insert(.dim) }
    #expect(screen.lines.joined().isEmpty)
  }

  @Test("Control characters are shown, combining marks sit on their letter")
  func cells() {
    var screen = Screen(width: 8, height: 1)
    screen.write("e\u{301}\u{1B}한\u{302}", x: 0, y: 0)
    #expect(screen.scalars(x: 0, y: 0) == ["e", "\u{301}"])
    #expect(screen.scalars(x: 1, y: 0) == ["␛"])
    #expect(screen.scalars(x: 2, y: 0) == ["한", "\u{302}"])
    #expect(screen.scalars(x: 3, y: 0).isEmpty)
    #expect(screen.scalars(x: 4, y: 0) == [" "])
  }

  @Test("Filling blanks a rectangle with its style and cuts wide characters at its edges")
  func fill() {
    var screen = Screen(width: 6, height: 3)
    for y in 0..<3 { screen.write("한국어", x: 0, y: y) }
    screen.fill(Rect(x: 1, y: 1, width: 2, height: 5), style: ScreenTests.bold)
    #expect(screen.lines == ["한국어", "    어", "    어"])
    #expect(screen.style(x: 1, y: 1) == ScreenTests.bold)
    #expect(screen.style(x: 0, y: 1) == .plain)
    #expect(screen.style(x: 1, y: 0) == .plain)
  }

  @Test("Restyling leaves the text")
  func restyle() {
    var screen = Screen(width: 4, height: 1)
    screen.write("한국", x: 0, y: 0, style: ScreenTests.bold)
    screen.restyle(Rect(x: -3, y: 0, width: 5, height: 1)) { $0.attributes.insert(.reversed) }
    #expect(screen.line(0) == "한국")
    #expect(screen.style(x: 1, y: 0) == Style(.red, on: .standard, attributes: [.bold, .reversed]))
    #expect(screen.style(x: 2, y: 0) == ScreenTests.bold)
  }

  @Test("A row is handed out in runs of one style")
  func runs() {
    var screen = Screen(width: 7, height: 1)
    screen.write("ab", x: 0, y: 0)
    screen.write("한e\u{301}", x: 2, y: 0, style: ScreenTests.bold)
    func runs(_ columns: Range<Int>) -> [String] {
      var runs: [String] = []
      screen.forEachRun(row: 0, in: columns) { column, style, scalars in
        let text = scalars.compactMap { Unicode.Scalar(UInt32($0)) }.map { Character($0) }
        runs.append("\(column) \(style == .plain ? "plain" : "bold") \(String(text))")
      }
      return runs
    }
    let all = ["0 plain ab", "2 bold 한e\u{301}", "5 plain   "]
    #expect(runs(0..<7) == all)
    #expect(runs(1..<3) == Array(all[..<2]))
    #expect(runs(4..<5) == [all[1]])
    #expect(runs(0..<0) == [])
  }

  @Test("What changed of a row goes from the first cell that did to the last")
  func changed() {
    var one = Screen(width: 6, height: 2)
    one.write("한e\u{301}", x: 0, y: 0)
    var other = one
    #expect(one.changedColumns(row: 0, since: other).isEmpty)
    other.write("x", x: 2, y: 1)
    other.write("y", x: 4, y: 1)
    #expect(one.changedColumns(row: 0, since: other).isEmpty)
    #expect(one.changedColumns(row: 1, since: other) == 2..<5)
    var marks = Screen(width: 6, height: 2)
    marks.write("한e\u{302}", x: 0, y: 0)
    #expect(one.changedColumns(row: 0, since: marks) == 2..<3)
    var styled = one
    styled.restyle(Rect(x: 0, y: 0, width: 1, height: 1)) { $0.attributes.insert(.bold) }
    #expect(one.changedColumns(row: 0, since: styled) == 0..<1)
    #expect(one.changedColumns(row: 0, since: Screen(width: 5, height: 2)) == 0..<6)
    #expect(one.changedColumns(row: 1, since: Screen(width: 6, height: 1)) == 0..<6)
  }

  @Test("Plain text is written as any text is", arguments: [-2, 0, 1, 3, 5, 6])
  func plainText(x: Int) {
    for limit in [0, 1, 4, 9, Int.max] {
      var one = Screen(width: 6, height: 2)
      one.write("한국말", x: 0, y: 1)
      var other = one
      let used = one.write("abcd", x: x, y: 1, limit: limit, style: ScreenTests.bold)
      #expect(other.write("abcd"[...], x: x, y: 1, limit: limit, style: ScreenTests.bold) == used)
      #expect(one == other)
    }
  }

  @Test("A rectangle is filled with a character, and cuts wide ones")
  func fillWith() {
    var screen = Screen(width: 6, height: 2)
    screen.write("한국말", x: 0, y: 0)
    screen.fill(Rect(x: 1, y: 0, width: 2, height: 5), with: "─", style: .plain)
    #expect(screen.lines == [" ── 말", " ──"])
  }

  @Test("What is scrolled takes its places for clicks along", arguments: [-3, -1, 0, 1, 2, 3])
  func scrolled(lines: Int) {
    var screen = Screen(width: 6, height: 5)
    for y in 0..<5 {
      screen.write("\(y)한\(y)", x: 0, y: y)
      screen.mark(Rect(x: 0, y: y, width: 6, height: 1), "row \(y)")
    }
    screen.scroll(Rect(x: 0, y: 1, width: 6, height: 3), by: lines)
    for y in 0..<5 {
      let from = (1...3).contains(y) ? y + lines : y
      let isKept = !(1...3).contains(y) || (1...3).contains(from)
      #expect(screen.line(y) == (isKept ? "\(from)한\(from)" : ""))
      #expect(screen.target(x: 2, y: y) == (isKept ? "row \(from)" : nil))
    }
  }

  @Test("Screens are equal with their cursor")
  func cursor() {
    var one = Screen(width: 2, height: 1)
    let other = one
    one.cursor = (1, 0)
    #expect(one != other)
    one.cursor = nil
    #expect(one == other)
  }

  @Test("Texts at random never split a wide character, wherever they are written")
  func random() {
    var texts = RandomTexts(seed: 42)
    var screen = Screen(width: 17, height: 1)
    for _ in 0..<3000 {
      screen.write(
        texts.text(upTo: 12), x: texts.below(30) - 10, y: 0, limit: texts.below(20))
      var x = 0
      while x < screen.width {
        let scalars = screen.scalars(x: x, y: 0)
        guard let base = scalars.first else {
          Issue.record("a right half stands alone")
          return
        }
        let width = TextWidth.of(base)
        #expect((1...2).contains(width) && x + width <= screen.width)
        if width == 2 { #expect(screen.scalars(x: x + 1, y: 0).isEmpty) }
        x += max(1, width)
      }
    }
  }
}

@Suite("Rectangles")
struct RectTests {
  @Test("A negative size counts as none")
  func negative() {
    let rect = Rect(x: 1, y: 2, width: -3, height: -4)
    #expect(rect == Rect(x: 1, y: 2, width: 0, height: 0))
    #expect(rect.isEmpty)
    #expect(!Rect(x: 0, y: 0, width: 1, height: 1).isEmpty)
    #expect(Rect(x: 0, y: 0, width: 1, height: 0).isEmpty)
  }

  @Test("The cells that two rectangles share")
  func intersection() {
    let rect = Rect(x: 2, y: 3, width: 10, height: 5)
    #expect(rect.right == 12)
    #expect(rect.bottom == 8)
    #expect(
      rect.intersection(Rect(x: 0, y: 0, width: 4, height: 4))
        == Rect(x: 2, y: 3, width: 2, height: 1))
    #expect(rect.intersection(Rect(x: 4, y: 4, width: 2, height: 2)).width == 2)
    #expect(rect.intersection(Rect(x: 12, y: 3, width: 5, height: 5)).isEmpty)
    #expect(rect.intersection(Rect(x: -9, y: -9, width: 3, height: 3)).isEmpty)
    #expect(rect.intersection(rect) == rect)
  }

  @Test("Cells taken off at each side")
  func inset() {
    let rect = Rect(x: 0, y: 0, width: 10, height: 4)
    #expect(rect.inset(x: 2, y: 1) == Rect(x: 2, y: 1, width: 6, height: 2))
    #expect(rect.inset(x: 6, y: 0).isEmpty)
    #expect(rect.inset(x: -1, y: 0) == Rect(x: -1, y: 0, width: 12, height: 4))
  }
}
