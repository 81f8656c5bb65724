import HusokModel
import HusokTestSupport
import HusokWords
import Testing

@testable import HusokExchange

/// What a spreadsheet, or a person at one, does to a sheet besides what is meant.
private struct Habit: CustomTestStringConvertible, Sendable {
  let testDescription: String
  /// What it does to the cells.
  var cells: @Sendable (inout [[String]]) -> Void = { _ in }
  /// How it writes a cell.
  var cell: @Sendable (String) -> String = { $0 }
  /// How it writes a day.
  var date: @Sendable (Day) -> String = { $0.description }
  /// What it makes of the bytes.
  var bytes: @Sendable ([UInt8]) -> [UInt8] = { $0 }

  init(_ name: String) { testDescription = name }

  func with(_ change: (inout Habit) -> Void) -> Habit {
    var habit = self
    change(&habit)
    return habit
  }
}

/// A number with two digits.
private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

private func dates(_ name: String, _ write: @escaping @Sendable (Int, Int, Int) -> String) -> Habit
{
  Habit("dates as \(name)").with { habit in
    habit.date = { write($0.parts.year, $0.parts.month, $0.parts.day) }
  }
}

/// Text in a character set that lacks some characters, as a spreadsheet saves it.
private func saved(_ name: String, _ holds: @escaping @Sendable (Unicode.Scalar) -> Bool) -> Habit {
  Habit("saved in \(name)").with { habit in
    habit.cell = { cell in
      String(
        String.UnicodeScalarView(
          cell.unicodeScalars.flatMap { scalar -> [Unicode.Scalar] in
            holds(scalar) ? [scalar] : scalar.value > 0xFFFF ? ["?", "?"] : ["?"]
          }))
    }
  }
}

private func rows(_ name: String, _ change: @escaping @Sendable (inout [[String]]) -> Void) -> Habit
{
  Habit(name).with { $0.cells = change }
}

private func ends(_ name: String, _ end: [UInt8]) -> Habit {
  Habit("line ends \(name)").with { habit in
    habit.bytes = { bytes in bytes.flatMap { $0 == 0x0A ? end : $0 == 0x0D ? [] : [$0] } }
  }
}

private let habits: [Habit] = [
  Habit("nothing"),
  dates("d/m/y") { "\(two($2))/\(two($1))/\($0)" },
  dates("d/m/yy") { "\($2)/\($1)/\(two($0 % 100))" },
  dates("m/d/y") { "\($1)/\($2)/\($0)" },
  dates("m/d/yy") { "\($1)/\($2)/\(two($0 % 100))" },
  dates("y/m/d") { "\($0)/\(two($1))/\(two($2))" },
  dates("yy/m/d") { "\(two($0 % 100))/\(two($1))/\(two($2))" },
  dates("d.m.y") { "\(two($2)).\(two($1)).\($0)" },
  dates("d-m-yy") { "\(two($2))-\(two($1))-\(two($0 % 100))" },
  dates("y. m. d.") { "\($0). \($1). \($2)." },
  dates("y-m-d and midnight") { "\($0)-\(two($1))-\(two($2)) 00:00:00" },
  dates("d/m/y and midnight") { "\(two($2))/\(two($1))/\($0) 0:00" },
  dates("days since 1900") { String((Day($0, $1, $2)?.number ?? 0) + 25_569) },
  saved("cp1252") { $0.value < 0x100 || "–—‘’“”•…€".unicodeScalars.contains($0) },
  saved("cp949") { $0.isASCII || (0xAC00...0xD7A3).contains($0.value) || $0 == "·" },
  saved("ASCII") { $0.isASCII },
  ends("LF", [0x0A]), ends("CR", [0x0D]),
  Habit("a byte order mark more").with { $0.bytes = { CSV.byteOrderMark + $0 } },
  Habit("no byte order mark").with { $0.bytes = { Array($0.dropFirst(3)) } },
  Habit("UTF-16").with { habit in
    habit.bytes = { bytes in
      [0xFF, 0xFE]
        + String(decoding: bytes.dropFirst(3), as: UTF8.self).utf16
        .flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    }
  },
  Habit("blanks trimmed and joined").with { habit in
    habit.cell = { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
  },
  Habit("blanks doubled, not breaking, and around").with { habit in
    habit.cell = { $0.isEmpty ? $0 : "\u{A0}" + $0.replacing(" ", with: "\u{A0} ") + "\u{3000} " }
  },
  Habit("line breaks as CR LF in cells").with { habit in
    habit.cell = { $0.replacing("\n", with: "\r\n") }
  },
  Habit("numbers parted and rounded, truth in capitals").with { habit in
    habit.cell = { cell in
      switch cell {
      case "12345678": "12,345,678"
      case "123456789012", "'123456789012": "1.23457E+11"
      case "true", "'true": "TRUE"
      default: cell
      }
    }
  },
  rows("sorted") { $0 = [$0[0]] + $0.dropFirst().sorted { $0[4] > $1[4] } },
  rows("rows deleted") { cells in
    cells.removeAll { $0[0].hasPrefix("JP26") || $0[0] == "F262-3.2" }
  },
  rows("rows twice") { $0 += [$0[2], $0[3], $0[5]] },
  rows("blank rows") { cells in
    let blank = [" ", "\u{A0}", "\u{3000}", "\u{200B}"] + Array(repeating: "", count: 19)
    cells.insert(blank, at: 4)
    cells.append(Array(repeating: "", count: 23))
    cells.append(blank)
  },
  rows("sums and footnotes") { cells in
    cells.insert(["", "", "소 계", "3건"] + Array(repeating: "", count: 19), at: 5)
    cells.append(["합계", "", "", "21건"] + Array(repeating: "", count: 19))
    cells.append(["Total: 21"] + Array(repeating: "", count: 22))
    cells.append(["※ 2026. 1. 27. 기준"] + Array(repeating: "", count: 22))
  },
  rows("titles above the heading") { cells in
    let title = ["정상회담 후속조치, 추진현황"] + Array(repeating: "", count: 22)
    let day = ["(2026. 1. 27. 기준)"] + Array(repeating: "", count: 22)
    cells = [title, day] + cells
  },
  rows("the heading again on each page") { $0.insert($0[0], at: 7) },
  rows("headings with line breaks and marks") { cells in
    cells[0] = cells[0].map { "\u{FEFF}" + $0.replacing(" ", with: "\n") + " *" }
  },
  rows("headings over two rows") { cells in
    let upper = cells[0].map { $0.contains("(") ? String($0.prefix { $0 != "(" }) : $0 }
    let lower = cells[0].map { name in
      name.firstIndex(of: "(").map { String(name[$0...]) } ?? ""
    }
    cells = [upper, lower] + cells.dropFirst()
  },
  rows("headings below those of groups") { cells in
    var groups = Array(repeating: "", count: 23)
    groups[1] = "과제"
    groups[8] = "일정"
    cells = [groups] + cells
  },
  rows("a column of running numbers") { cells in
    cells = cells.enumerated().map { [$0.offset == 0 ? "연번" : "\($0.offset)"] + $0.element }
  },
  rows("a million empty columns and rows") { cells in
    cells = cells.map { $0 + Array(repeating: "", count: 40) }
    cells += Array(repeating: Array(repeating: "", count: 60), count: 500)
  },
]

@Suite("Habits of spreadsheets")
struct SheetHabitTests {
  /// A register in which much is written that spreadsheets change.
  private static func register() throws -> Register {
    var session = ActSession(try Fixtures.bundled(), Fixtures.context())
    func act(_ make: (Register, inout ActContext) throws(Refusal) -> Act) throws {
      try session.take(session.making(make))
    }
    for (id, due) in [
      ("CN26-3.1", "2026-06-05"), ("CN26-3.2", "2026-09-04"), ("CN26-3.3", "2026-11-12"),
      ("CN26-3.4", "2026-05-05"), ("JP26-2.1", "2026-12-31"), ("CN26-2.1", "2026-12"),
    ] {
      try act { register, context throws(Refusal) in
        try register.setting("due", of: [id], to: .string(due), in: &context)
      }
    }
    try act { register, context throws(Refusal) in
      try register.setting("due", of: ["CN26-3.3"], to: .string("2026-10-11"), in: &context)
    }
    for (id, title) in [
      ("CN26-3.4", "Sports  – “exchange” of Łódź and 东京 🎉"), ("CN26-3.5", "12345678"),
      ("JP26-2.1", "123456789012"),
    ] {
      try act { register, context throws(Refusal) in
        try register.settingTitle(of: id, language: .english, to: title, in: &context)
      }
    }
    try act { register, context throws(Refusal) in
      try register.editingSet(
        "tags", of: ["CN26-3.5"], adding: ["true"], removing: [], in: &context)
    }
    for text in ["Is it done?\nsecond  line – “more”", "향후 협의"] {
      try act { register, context throws(Refusal) in
        try register.addingNote(text, to: ["CN26-3.1", "CN26-3.4"], in: &context)
      }
    }
    try act { register, context throws(Refusal) in
      try register.changingStatus(of: ["F262-3.1"], to: .done, in: &context)
    }
    return session.register
  }

  /// What comes back: edited by a person in a few cells, written by a spreadsheet with a habit.
  private func returned(_ habit: Habit, _ language: Language) throws -> (Register, SheetImport) {
    var sheet = try ReturnedSheet(try Self.register(), language)
    let day = try #require(Day("2026-09-08"))
    let typed = habit.date(day)
    let days = [8, 9, 10]
    sheet.cells = sheet.cells.map { row in
      var row = row.map(habit.cell)
      for column in days { row[column] = Day(row[column]).map(habit.date) ?? row[column] }
      return row
    }
    try sheet.type("in progress", .status, "CN26-3.1")
    try sheet.type(typed, .due, "CN26-3.2")
    try sheet.type("held on 3 June", .addProgress, "CN26-3.3")
    habit.cells(&sheet.cells)
    let bytes = habit.bytes(CSV.byteOrderMark + CSV.bytes(sheet.cells))
    var context = Fixtures.context(role: .desk)
    context.by.ministry = "culture"
    let read = try SheetImport(
      CSVReader.records(bytes), into: sheet.register, today: Fixtures.today, context)
    return (sheet.register, read)
  }

  @Test(
    "Only what a person changed arrives, whatever the spreadsheet made of the rest",
    arguments: habits, Language.allCases)
  private func habit(_ habit: Habit, _ language: Language) throws {
    if language == .korean, ["saved in cp1252", "saved in ASCII"].contains(habit.testDescription) {
      #expect(throws: SheetImport.Fault.lostHeading(row: 1)) { try returned(habit, language) }
      return
    }
    let (_, read) = try returned(habit, language)
    #expect(read.refused == [])
    #expect(read.unknown == [])
    let changes = (read.act?.changes ?? []).map { "\($0.record) \($0.field)" }
    #expect(changes.sorted() == ["CN26-3.1 status", "CN26-3.2 due", "CN26-3.3 notes"])
    let due = read.act?.changes.first { $0.field == "due" }?.to
    #expect(due == .string("2026-09-08"))
    let losses = read.remarks.filter { if case .lostCharacters = $0 { true } else { false } }
    #expect(losses.count == (habit.testDescription.hasPrefix("saved in") ? 1 : 0))
  }

  @Test("The register after a sheet is as if its changes had been made one by one")
  func applied() throws {
    let (register, read) = try returned(Habit("nothing"), .english)
    var merged = register
    try merged.apply(try #require(read.act))
    #expect(merged.action("CN26-3.2")?.due == Due("2026-09-08"))
    #expect(merged.action("CN26-3.2")?.firstDue == Due("2026-09-04"))
  }
}
