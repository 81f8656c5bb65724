import HusokModel
import HusokTestSupport
import HusokWords
import Testing

@testable import HusokExchange

/// Reasons for which rows of a sheet were refused.
private typealias Reason = SheetImport.Refused.Reason

@Suite("Lost characters in a sheet")
struct SheetLossTests {
  @Test("A title whose letters became question marks is left alone, with one remark")
  func titles() throws {
    var sheet = try ReturnedSheet(try Fixtures.bundled())
    let korean = 4
    for row in sheet.cells.indices.dropFirst() {
      sheet.cells[row][korean] = String(sheet.cells[row][korean].map { $0.isASCII ? $0 : "?" })
    }
    let read = try sheet.read()
    #expect(read.act == nil && read.refused == [])
    #expect(read.remarks == [.lostCharacters(21, row: 2)])
  }

  @Test("So is one that the register held when the row was written and has changed since")
  func held() throws {
    var sheet = try ReturnedSheet(try Fixtures.bundled())
    let title = try #require(sheet.register.action("CN26-3.1")?.title.ko)
    try sheet.type(String(title.map { $0.isASCII ? $0 : "?" }), .titleKo, "CN26-3.1")
    var context = Fixtures.context()
    try sheet.register.apply(
      sheet.register.settingTitle(of: "CN26-3.1", language: .korean, to: "교류 재개", in: &context))
    let read = try sheet.read()
    #expect(read.act == nil && read.refused == [])
    #expect(read.remarks == [.lostCharacters(1, row: 3)])
  }

  @Test("A changed text that lost characters is refused with its column")
  func changed() throws {
    var session = ActSession(try Fixtures.bundled(), Fixtures.context())
    let act = try session.making { register, context throws(Refusal) in
      try register.settingTitle(of: "CN26-3.1", language: .korean, to: "한–중 회의", in: &context)
    }
    try session.take(act)
    var sheet = try ReturnedSheet(session.register)
    try sheet.type("한?중 회의 결과", .titleKo, "CN26-3.1")
    try sheet.type("?? ????", .titleKo, "CN26-3.2")
    try sheet.type("??? ??", .addProgress, "CN26-3.3")
    try sheet.type("Is it done?", .addProgress, "CN26-3.4")
    let read = try sheet.read()
    let reasons: [Reason] = [
      .lostCharacters(.titleKo), .lostCharacters(.titleKo), .lostCharacters(.addProgress),
    ]
    #expect(read.refused.map(\.reason) == reasons)
    #expect(read.act?.records == ["CN26-3.4"])
  }

  @Test(
    "What a character set lacks is told from what a person wrote",
    arguments: [
      ("한–중 회의", "한?중 회의", SheetLikeness.lossy), ("café – 東京", "caf? - ??", .lossy),
      ("café – 東京", "cafe – 東京", .none), ("한중 회의", "?? ??", .lossy), ("한중", "???", .none),
      ("a 🎉 b", "a ?? b", .lossy), ("a 🎉 b", "a ? b", .lossy), ("why?", "why", .none),
      ("Hello", "H?llo", .none), ("x  y\nz", " x y  z ", .same), ("true", "TRUE", .same),
      ("Title", "TITLE", .none), ("1234567", "1,234,567", .same), ("1234567", "1.234.567", .same),
      ("123456789012", "1.23457E+11", .same), ("123456789012", "1.23458E+11", .none),
      ("2026", "2,026", .same), ("1234567", "1,234,568", .none), ("Łódź", "L?d?", .lossy),
    ])
  private func likeness(_ exported: String, _ cell: String, _ likeness: SheetLikeness) {
    #expect(SheetLikeness(cell, exported) == likeness)
  }

  @Test("A cell that a spreadsheet cut at its largest length is left alone")
  func cut() {
    let text = String(repeating: "가나 ", count: 12_000)
    #expect(SheetLikeness(String(text.prefix(32_767)), text) == .same)
  }
}

@Suite("Columns that are to be read only")
struct SheetReadOnlyTests {
  private func noted() throws -> ReturnedSheet {
    var session = ActSession(try Fixtures.bundled(), Fixtures.context())
    for text in ["first\nsecond line", "other"] {
      let act = try session.making { register, context throws(Refusal) in
        try register.addingNote(text, to: ["CN26-3.1"], in: &context)
      }
      try session.take(act)
    }
    let due = try session.making { register, context throws(Refusal) in
      try register.setting("due", of: ["CN26-3.2"], to: .string("2026-06-30"), in: &context)
    }
    try session.take(due)
    return try ReturnedSheet(session.register)
  }

  @Test(
    "A changed outcome, outcome title or first due date is refused",
    arguments: [
      (ActionSheet.Column.outcome, "CN26-2"), (.outcomeTitle, "Cultural exchange"),
      (.firstDue, "2026-07-31"),
    ])
  func refused(_ column: ActionSheet.Column, _ text: String) throws {
    var sheet = try noted()
    try sheet.type(text, column, "CN26-3.2")
    try sheet.type("x", .addPlan, "CN26-3.2")
    let read = try sheet.read()
    #expect(read.refused.map(\.reason) == [.readOnly(column)] && read.act == nil)
  }

  @Test("An outcome title of before, in the other language or emptied, says nothing")
  func titles() throws {
    var sheet = try noted()
    try sheet.type("", .outcomeTitle, "CN26-3.1")
    let korean = try ReturnedSheet(sheet.register, .korean)
    let row = try #require(korean.cells.firstIndex { $0[0] == "CN26-3.2" })
    try sheet.type(korean.cells[row][2], .outcomeTitle, "CN26-3.2")
    var context = Fixtures.context()
    try sheet.register.apply(
      sheet.register.settingTitle(of: "CN26-3", language: .english, to: "Culture", in: &context))
    let read = try sheet.read()
    #expect(read.act == nil && read.refused == [])
  }

  @Test("The day beside complete is the day it was done")
  func doneOn() throws {
    var sheet = try noted()
    try sheet.type("완료", .status, "CN26-3.2")
    try sheet.type("2026. 1. 20.", .doneOn, "CN26-3.2")
    try sheet.type("complete", .status, "CN26-3.3")
    let merged = try sheet.merged(role: .secretariat)
    #expect(merged.action("CN26-3.2")?.doneOn == Day("2026-01-20"))
    #expect(merged.action("CN26-3.3")?.doneOn == Fixtures.today)
    sheet.register = merged
    #expect(try sheet.read(role: .secretariat).act == nil)
  }

  @Test("A day beside reported complete is noted; one beside another status is refused")
  func reported() throws {
    var sheet = try noted()
    try sheet.type("완료보고", .status, "CN26-3.2")
    try sheet.type("2026-01-20", .doneOn, "CN26-3.2")
    #expect(
      try sheet.merged().action("CN26-3.2")?.notes.map(\.text) == ["Done on: 2026-01-20"])
    try sheet.type("2026-01-20", .doneOn, "CN26-3.3")
    try sheet.type("완료보고", .status, "CN26-3.4")
    try sheet.type("2026-02-20", .doneOn, "CN26-3.4")
    let reasons: [Reason] = [.notDone, .dayToCome(.doneOn, "2026-02-20")]
    #expect(try sheet.read().refused.map(\.reason) == reasons)
  }

  @Test("What is written below or above the notes becomes one; changed notes are refused")
  func notes() throws {
    var sheet = try noted()
    let row = try #require(sheet.cells.firstIndex { $0[0] == "CN26-3.1" })
    let column = try #require(ActionSheet.Column.allCases.firstIndex(of: .notes))
    let shown = sheet.cells[row][column]
    #expect(shown.contains("first\nsecond line"))
    for text in [shown + "\n국장급 협의 개최\n다음은 3월", "국장급 협의 개최\n다음은 3월\n" + shown] {
      sheet.cells[row][column] = text.replacing("\n", with: "\r\n")
      let merged = try sheet.merged()
      let notes = try #require(merged.action("CN26-3.1")).notes
      #expect(notes.last?.text == "국장급 협의 개최\n다음은 3월" && notes.count == 3)
      #expect(notes.last?.kind == .progress)
      var again = sheet
      again.register = merged
      #expect(try again.read().act == nil)
    }
    for text in [
      shown.replacing("first", with: "1st"), shown.replacing("second", with: "2nd"),
      shown.replacing("\nsecond", with: "\nnew\nsecond"),
    ] {
      sheet.cells[row][column] = text
      #expect(try sheet.read().refused.map(\.reason) == [.readOnly(.notes)])
    }
  }

  @Test("Notes that came after the export are no change of the cell")
  func later() throws {
    var sheet = try noted()
    try sheet.type("new", .notes, "CN26-3.2")
    var context = Fixtures.context()
    try sheet.register.apply(
      sheet.register.addingNote("meanwhile", to: ["CN26-3.1", "CN26-3.2"], in: &context))
    let merged = try sheet.merged()
    #expect(merged.action("CN26-3.1")?.notes.count == 3)
    #expect(merged.action("CN26-3.2")?.notes.map(\.text) == ["meanwhile", "new"])
  }

  @Test("A reason that no change keeps is told; one that a change keeps stands in its lines")
  func reason() throws {
    var sheet = try noted()
    try sheet.type("budget", .reason, "CN26-3.1")
    try sheet.type("budget", .reason, "CN26-3.2")
    try sheet.type("2026-12-31", .due, "CN26-3.2")
    try sheet.type("New title", .titleEn, "CN26-3.2")
    let read = try sheet.read()
    #expect(read.remarks == [.unusedReason(row: 3)])
    #expect(read.act?.changes.map(\.reason) == ["budget", "budget"])
  }
}

@Suite("Rows of a sheet")
struct SheetRowTests {
  private func bundled() throws -> ReturnedSheet { try ReturnedSheet(try Fixtures.bundled()) }

  @Test("A row that names nothing, lost its number or came to another's mark is told as such")
  func rows() throws {
    var sheet = try bundled()
    sheet.add([.titleKo: "신규"])
    let first = try #require(sheet.cells.firstIndex { $0[0] == "CN26-3.1" })
    let second = try #require(sheet.cells.firstIndex { $0[0] == "CN26-3.2" })
    let mark = sheet.cells[0].count - 1
    sheet.cells[first][mark] = sheet.cells[second][mark]
    sheet.cells[second][0] = ""
    let read = try sheet.read(role: .secretariat)
    #expect(read.refused.map(\.reason) == [.otherMark("CN26-3.2"), .numberGone, .nameless])
    #expect(read.act == nil)
  }

  @Test("New actions are the secretariat's, and that is said")
  func newRow() throws {
    var sheet = try bundled()
    sheet.add([.outcome: "CN26-3", .titleKo: "신규"])
    #expect(try sheet.read().refused.map(\.reason) == [.newAction])
  }

  @Test("A new row brings its first due date, the day it was done and its notes along")
  func takenOver() throws {
    var sheet = try bundled()
    sheet.add([
      .outcome: "f262-1", .titleKo: "회의록 배포", .status: "완료", .due: "2026-01-31",
      .firstDue: "2025. 12. 31.", .doneOn: "2026-01-20", .notes: "1차 배포\n2차 배포",
      .addPlan: "D+7",
    ])
    sheet.add([.outcome: "F262-1", .titleKo: "둘째", .doneOn: "2026-01-20"])
    let read = try sheet.read(role: .secretariat)
    #expect(read.refused.map(\.reason) == [.notDone])
    var merged = sheet.register
    try merged.apply(try #require(read.act))
    let action = try #require(merged.action("F262-1.2"))
    #expect(action.firstDue == Due("2025-12-31") && action.due == Due("2026-01-31"))
    #expect(action.doneOn == Day("2026-01-20"))
    #expect(action.notes.map(\.text) == ["1차 배포\n2차 배포", "D+7"])
  }

  @Test("New rows take a time that grows as they do", .enabled(if: SlowTests.areOn))
  func growth() throws {
    let register = try Fixtures.bundled()
    let heading = CSVReader.Record(row: 1, cells: ["id", "outcome", "title.en", "supporting"])
    func time(_ count: Int) throws -> Duration {
      let rows = (1...count).map { row in
        CSVReader.Record(row: row + 1, cells: ["", "JP26-1", "Task \(row)", "MOFA"])
      }
      return try ContinuousClock().measure {
        let read = try SheetImport(
          [heading] + rows, into: register, today: Fixtures.today, Fixtures.context())
        #expect(read.act?.changes.count == count)
      }
    }
    _ = try time(100)
    let (small, large) = (try time(1_000), try time(4_000))
    #expect(large < small * 10, "\(small) \(large)")
  }

  @Test("A row that stands twice is taken once; two that differ are refused")
  func twice() throws {
    var sheet = try bundled()
    let row = try #require(sheet.cells.firstIndex { $0[0] == "CN26-3.1" })
    let leftAlone = sheet.cells[row]
    try sheet.type("추진중", .status, "CN26-3.1")
    sheet.cells += [leftAlone, sheet.cells[row]]
    let read = try sheet.read()
    #expect(read.refused == [] && read.act?.changes.count == 1)
    var other = sheet.cells[row]
    other[5] = "미착수"
    sheet.cells.append(other)
    #expect(try sheet.read().refused.map(\.reason) == [.twice("CN26-3.1")])
  }

  @Test("A column that nobody asked for is told with how much it holds, also without a heading")
  func unknown() throws {
    var sheet = try bundled()
    sheet.cells = sheet.cells.enumerated().map { row, cells in
      cells + [row == 0 ? "담당자" : row == 2 ? "김" : " ", "", row == 3 ? "!" : ""]
    }
    #expect(
      try sheet.read().unknown == [
        SheetImport.UnknownColumn(heading: "담당자", cells: 1, row: 3),
        SheetImport.UnknownColumn(heading: "AD", cells: 1, row: 4),
      ])
  }

  @Test("Rows that lost their marks are told")
  func unmarked() throws {
    var sheet = try bundled()
    try sheet.type("", .base, "CN26-3.1")
    try sheet.type("h1xyz", .base, "CN26-3.2")
    #expect(try sheet.read().remarks == [.unmarked(2, row: 3)])
    sheet.keep([.id, .status])
    #expect(try sheet.read().remarks == [.noMarks])
  }
}

@Suite("The heading of a sheet")
struct SheetHeadingTests {
  @Test("A sheet with husok's column but without numbers is refused as a whole")
  func noNumbers() throws {
    var sheet = try ReturnedSheet(try Fixtures.bundled(), .korean)
    sheet.cells[0][0] = "담당"
    #expect(throws: SheetImport.Fault.noNumbers(row: 1)) { try sheet.read() }
  }

  @Test("Numbers under another name are numbers", arguments: ["연번", "번호", "No", "\u{200B}관리 번호"])
  func renamed(_ name: String) throws {
    var sheet = try ReturnedSheet(try Fixtures.bundled(), .korean)
    sheet.cells[0][0] = name
    try sheet.type("한중 문화교류", .titleKo, "CN26-3.1")
    let read = try sheet.read()
    #expect(read.act?.records == ["CN26-3.1"] && read.refused == [])
  }

  @Test("Where there is no heading, the first row is told")
  func missing() throws {
    #expect(throws: SheetImport.Fault.noColumns(row: 1, text: "후속조치, 1")) {
      try SheetImport(
        CSVReader.records(Array("후속조치,,1\nx,y,z\n".utf8)), into: try Fixtures.bundled(),
        today: Fixtures.today, Fixtures.context())
    }
  }

  @Test("A separator is found below title rows without any")
  func separator() throws {
    for mark in [";", "\t"] {
      let text = "Follow-up, as of January\n\nid\(mark)status\nCN26-3.1\(mark)in progress\n"
      let read = try SheetImport(
        CSVReader.records(Array(text.utf8)), into: try Fixtures.bundled(), today: Fixtures.today,
        Fixtures.context())
      #expect(read.act?.records == ["CN26-3.1"])
    }
  }
}
