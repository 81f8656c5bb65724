import HusokTestSupport
import Testing

@Suite("Action logs on the command line")
struct LogImportTests {
  private let husok = Husok()
  private let log: String

  init() {
    _ = husok.run("init")
    log = husok.folder.file("log.csv")
    let lines = [
      "No.,Action,Lead ministry,Due date,Status,Theme",
      "A-1,Open the data room,MOTIR,28 Feb 2026,Open,Hotline",
      "A-2,Draft the access rules,Bureau of Standards,31 Mar 2026,Started,Hotline",
      "A-3,Publish the fact sheet,MOFA,soon enough,Completed,Summit",
    ]
    TemporaryFolder.write(Array(lines.joined(separator: "\n").utf8), to: log)
  }

  /// A map file: what is proposed, with other text in places of it.
  private func map(_ changes: [(String, String)] = []) -> String {
    var text = husok.run("import", log, "--map", "--dry-run").output
    for (old, new) in changes { text = text.replacing(old, with: new) }
    let path = husok.folder.file("log.map")
    TemporaryFolder.write(Array(text.utf8), to: path)
    return path
  }

  private let answered = [
    (#""Bureau of Standards","as":"?""#, #""Bureau of Standards","as":"BOS","new":true"#)
  ]

  @Test("The proposal is printed as a file that says all of it, and nothing is changed")
  func proposal() {
    let before = husok.storeText()
    let result = husok.run("import", log, "--map", "--dry-run")
    #expect(result.code == 0 && result.errors.isEmpty, "\(result)")
    #expect(result.lines.contains(#"  {"heading":"Lead ministry","as":"lead"},"#))
    #expect(result.output.contains(#"{"of":"ministry","text":"Bureau of Standards","as":"?"}"#))
    #expect(result.output.contains(#"{"of":"status","text":"Open","as":"notStarted"}"#))
    #expect(husok.storeText() == before)
  }

  @Test("What cannot be read is named by row and column, and nothing is taken over")
  func refused() {
    let before = husok.storeText()
    let result = husok.run("import", log, "--map-file", map(), "--into", "F262")
    #expect(result.code == 65)
    #expect(result.errors.contains("Row 3, Lead ministry:"))
    #expect(result.errors.contains("Row 4, Due date:"))
    #expect(result.output.contains("Row 2 → F262-5.1"))
    #expect(husok.storeText() == before)
  }

  @Test("A log is one act: made with its ministry and outcomes, and taken back by undo")
  func wholeAct() {
    let path = map(answered)
    let dry = husok.run(
      "import", log, "--map-file", path, "--into", "F262", "--skip-bad", "--dry-run")
    #expect(dry.code == 0 && dry.output.contains("+ BOS  Bureau of Standards"), "\(dry)")
    let done = husok.run("import", log, "--map-file", path, "--into", "F262", "--skip-bad")
    #expect(done.code == 0 && done.lines.last?.hasPrefix("2 actions made.") == true, "\(done)")
    #expect(husok.run("list", "#F262-5", "--ids").lines == ["F262-5.1", "F262-5.2"])
    #expect(husok.run("list", "@BOS", "--ids").lines == ["F262-5.2"])
    #expect(husok.run("undo").code == 0)
    #expect(husok.run("list", "#F262-5", "--ids").code != 0)
    #expect(husok.run("list", "@BOS", "--ids").code != 0)
  }

  @Test("How a log was taken over is offered for the next one with its headings")
  func kept() {
    let path = map(answered + [(#""Theme","as":"outcome""#, #""Theme","as":"tags""#)])
    let done = husok.run("import", log, "--map-file", path, "--into", "F262-4", "--skip-bad")
    #expect(done.code == 0, "\(done)")
    let next = husok.run("import", log, "--map", "--dry-run").output
    #expect(next.contains(#"{"heading":"Theme","as":"tags"}"#))
    #expect(next.contains(#""as":"BOS","new":true"#) && next.contains(#""into":"F262-4""#))
  }

  @Test("Without a terminal a map file is needed, and a place; desks and readers take nothing over")
  func usage() {
    let bare = husok.run("import", log, "--map")
    #expect(bare.code == 64 && bare.errors.contains("--map-file FILE"))
    let nowhere = husok.run("import", log, "--map-file", map(answered))
    #expect(nowhere.code == 64 && nowhere.errors.contains("--into F262"))
    #expect(husok.run("import", log, "--into", "F262").code == 64)
    for person in ["MOFA", "MOFA:reader"] {
      #expect(husok.run("import", log, "--map", "--dry-run", "--as", person).code == 77)
    }
    let typo = map([(#""as":"lead""#, #""as":"leed""#)])
    let result = husok.run("import", log, "--map-file", typo, "--into", "F262")
    #expect(result.code == 65 && result.errors.contains("log.map, line 2, column"), "\(result)")
    #expect(!result.errors.contains("--store") && result.errors.contains("Nothing was imported"))
  }

  @Test("A log in Excel with a heading over two lines, merged across, comes in with nothing lost")
  func workbook() {
    let program = """
      import datetime, openpyxl, sys
      book = openpyxl.Workbook()
      sheet = book.active
      sheet.title = "조치사항"
      sheet["A1"] = "후속조치 관리대장"
      sheet.merge_cells("A1:F1")
      for cell, text in [
          ("A3", "연번"), ("B3", "조치사항"), ("C3", "담당"), ("C4", "주관부처"), ("D4", "협조부처"),
          ("E3", "완료예정일"), ("F3", "추진상황")]:
          sheet[cell] = text
      for cells in ["A3:A4", "B3:B4", "C3:D3", "E3:E4", "F3:F4"]:
          sheet.merge_cells(cells)
      rows = [
          (1, "정보공개실 개설", "산업부", "외교부", datetime.date(2026, 2, 28), "추진중"),
          (2, "이용규칙 초안 마련", "산업부", None, datetime.date(2026, 3, 31), "미착수")]
      for row in rows:
          sheet.append(row)
      sheet.merge_cells("C5:C6")
      book.create_sheet("참고")["A1"] = "메모"
      book.save(sys.argv[1])
      """
    TemporaryFolder.write(Array(program.utf8), to: husok.folder.file("log.py"))
    let path = husok.folder.file("log.xlsx")
    #expect(husok.shell("python3 '\(husok.folder.file("log.py"))' '\(path)'") == 0)
    let map = husok.run("import", path, "--map", "--dry-run")
    #expect(map.code == 0, "\(map)")
    TemporaryFolder.write(Array(map.output.utf8), to: husok.folder.file("log.map"))
    let result = husok.run(
      "import", path, "--map-file", husok.folder.file("log.map"), "--into", "F262")
    #expect(result.code == 0 && result.output.contains("2 actions made."), "\(result)")
    let made = husok.run("list", "#F262-5", "--csv", "--lang", "ko").output
    #expect(made.contains("정보공개실 개설") && made.contains("이용규칙 초안 마련"), "\(made)")
    #expect(husok.run("list", "#F262-5", "@MOTIR!", "--ids").lines == ["F262-5.1", "F262-5.2"])
    #expect(husok.run("list", "#F262-5", "@MOFA", "--ids").lines == ["F262-5.1"])
    #expect(husok.run("list", "due:2026-02-28", "#F262-5", "--ids").lines == ["F262-5.1"])
    #expect(husok.run("list", "#F262-5", "st:inProgress", "--ids").lines == ["F262-5.1"])
  }

  @Test("A sheet of husok itself is read as one, map or not")
  func ownSheet() {
    let sheet = husok.folder.file("own.csv")
    _ = husok.run("export", "--ministry", "MCST", "-o", sheet)
    let result = husok.run("import", sheet, "--map", "--dry-run")
    #expect(result.code == 0 && result.output == "Nothing was imported (--dry-run).\n", "\(result)")
  }

  @Test("At a terminal the screen opens with the columns, and does what it shows")
  func screen() throws {
    let screen = try husok.screen("import", log, "--map", columns: 100, rows: 30)
    try #require(screen.waitFor("Columns of log (3 rows)"), "\(screen.screen.text)")
    screen.send("\rF262\r")
    try #require(screen.waitFor("F262 262nd"))
    screen.send("\u{13}")
    try #require(screen.waitFor("What does this mean?"))
    screen.send("-\r\u{13}")
    try #require(screen.waitFor("Row 4, Due date:"))
    screen.send("\r")
    try #require(screen.waitFor("1 place is refused"))
    screen.send("\r")
    try #require(screen.waitFor("2 actions made from log."))
    try #require(screen.wait(until: { $0.line(0).hasSuffix(" saved") }))
    screen.send("q")
    #expect(screen.waitForExit() == .exited(0))
    #expect(husok.run("list", "#F262-5", "--ids").lines == ["F262-5.1", "F262-5.2"])
    let next = husok.run("import", log, "--map", "--dry-run").output
    #expect(next.contains(#""into":"F262""#))
  }
}
