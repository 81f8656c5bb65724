import HusokTestSupport
import Testing

@Suite("A round of reports: asked, sent back, late, reminded")
struct CallRoundTests {
  private let husok = Husok()

  init() {
    _ = husok.run("init")
    let add = ["meeting", "add", "F263", "263rd Ministers' Meeting", "--ko", "제263차 대외경제장관회의"]
    _ = husok.runWords(["--today", "2026-01-27"] + add)
    _ = husok.run("meeting", "close", "F262")
    write(#"{"name":"김간사","mail":"kim@korea.kr"}"#, to: ".config/husok/config.json")
  }

  private func write(_ text: String, to name: String) {
    _ = husok.shell("mkdir -p '\(husok.folder.file(".config/husok"))'")
    TemporaryFolder.write(Array(text.utf8), to: husok.folder.file(name))
  }

  private func read(_ name: String) -> String {
    String(decoding: TemporaryFolder.read(husok.folder.file(name)) ?? [], as: UTF8.self)
  }

  private var out: String { husok.folder.file("out") }

  private func on(_ day: String, _ words: String...) -> Husok.Result {
    husok.runWords(["--today", day] + words)
  }

  /// Puts words into cells of a sheet as a spreadsheet would: `CN26-3.1` `Status` `in progress` …
  private func edit(_ name: String, _ edits: [(id: String, column: String, text: String)]) {
    let program = """
      import openpyxl, sys
      path, edits = sys.argv[1], sys.argv[2:]
      book = openpyxl.load_workbook(path)
      sheet = book.worksheets[0]
      columns = {cell.value: cell.column for cell in sheet[3]}
      rows = {cell.value: cell.row for cell in sheet["A"]}
      for i in range(0, len(edits), 3):
          sheet.cell(rows[edits[i]], columns[edits[i + 1]]).value = edits[i + 2]
      book.save(path)
      """
    write(program, to: "edit.py")
    let words = edits.flatMap { [$0.id, $0.column, $0.text] }.map { "'\($0)'" }
    let line = "python3 '\(husok.folder.file("edit.py"))' '\(out)/\(name)' "
    #expect(husok.shell(line + words.joined(separator: " ")) == 0)
  }

  private func returned(_ ministry: String, on day: String, _ name: String) -> [String] {
    let result = on(day, "import", "\(out)/\(name)", "--by", ministry)
    #expect(result.code == 0, "\(result)")
    return result.lines
  }

  @Test("Three edited, one untouched, one sent twice, one late: every line of it is right")
  func wholeRound() {
    let asked = on("2026-01-28", "call", "F263", "--due", "2026-02-05", "-o", out)
    #expect(asked.code == 0)
    #expect(asked.lines.last == "F263: 6 ministries asked to report by 5 Feb 2026.")
    #expect(asked.lines.dropLast().map { $0.split(separator: "/").last } == mails)
    edit(
      "F263-MCST.xlsx",
      [
        ("CN26-3.1", "Status", "in progress"), ("CN26-3.1", "New: progress", "Talks opened"),
        ("CN26-3.2", "New: progress", "no change"),
      ])
    edit("F263-MOTIR.xlsx", [("F262-3.1", "New: difficulty", "No reply from the buyer")])
    edit("F263-MOIP.xlsx", [("JP26-3.1", "Due", "2026-06-30")])
    #expect(
      returned("MCST", on: "2026-02-02", "F263-MCST.xlsx") == [
        "CN26-3.1  status: unreported → in progress", "CN26-3.1  note: Talks opened",
        "CN26-3.2  note: no change", "2 records changed, 4 rows as before.",
        "MCST sent its report for F263.",
      ])
    _ = returned("MOTIR", on: "2026-02-03", "F263-MOTIR.xlsx")
    _ = returned("MOIP", on: "2026-02-05", "F263-MOIP.xlsx")
    #expect(
      returned("MSIT", on: "2026-02-04", "F263-MSIT.xlsx") == [
        "0 records changed, 1 row as before.", "MSIT sent its report for F263.",
      ])
    edit("F263-MOEF.xlsx", [("F262-1.1", "New: progress", "Draft is out")])
    _ = returned("MOEF", on: "2026-02-05", "F263-MOEF.xlsx")
    edit("F263-MOEF.xlsx", [("F262-1.1", "Status", "in progress")])
    #expect(
      returned("MOEF", on: "2026-02-09", "F263-MOEF.xlsx") == [
        "F262-1.1  status: unreported → in progress", "1 record changed, 11 rows as before.",
      ])
    #expect(on("2026-02-09", "call", "F263", "--status").lines == beforeLast)
    remindsOnlyTheMissing()
    _ = returned("MOEL", on: "2026-02-10", "F263-MOEL.xlsx")
    #expect(on("2026-02-11", "call", "F263", "--status").lines == atTheEnd)
    #expect(on("2026-02-11", "call", "F263", "--remind", "-o", out).code == 1)
    packTellsWhatCame()
  }

  private let mails: [Substring] = ["MOEF", "MCST", "MOTIR", "MSIT", "MOIP", "MOEL"].map {
    "F263-\($0).eml"
  }

  private let beforeLast = [
    "MOEF   back 5 Feb 2026, 3 open", "MCST   back 2 Feb 2026, 5 open",
    "MOTIR  back 3 Feb 2026, 10 open", "MSIT   back 4 Feb 2026, 1 open",
    "MOIP   back 5 Feb 2026, 1 open",
    "MOEL   missing, due 5 Feb 2026, 4 days late, 1 open",
    "F263: 6 asked, 5 back, 1 missing, 1 late, 0 not needed.",
  ]

  private let atTheEnd = [
    "MOEF   back 5 Feb 2026, 3 open", "MCST   back 2 Feb 2026, 5 open",
    "MOTIR  back 3 Feb 2026, 10 open", "MSIT   back 4 Feb 2026, 1 open",
    "MOIP   back 5 Feb 2026, 1 open", "MOEL   back 10 Feb 2026, 5 days late, 1 open",
    "F263: 6 asked, 6 back, 0 missing, 1 late, 0 not needed.",
  ]

  private func remindsOnlyTheMissing() {
    let before = husok.storeText()
    let result = on("2026-02-09", "call", "F263", "--remind", "-o", out)
    #expect(
      result.lines == [
        "MOEL  \(out)/F263-MOEL-reminder.eml", "F263: reminders for 1 ministry.",
      ])
    #expect(husok.storeText() == before)
    #expect(mail("F263-MOEL-reminder.eml").contains("We have not received your report"))
  }

  /// What stands under "since the last meeting" on the pages of two ministries and in the annex.
  private func packTellsWhatCame() {
    let report = { (ministry: String) in
      on("2026-02-11", "report", "--meeting", "F263", "--ministry", ministry, "--format", "md")
        .output
    }
    #expect(
      sinceLast(report("MCST")) == [
        "- CN26-3.1 Gradually resume cultural exchanges with China",
        "  - 2 Feb 2026 unreported → in progress", "  - 2 Feb 2026 note: Talks opened",
        "- CN26-3.2 Systematically expand cooperation in K-content",
        "  - 2 Feb 2026 note: no change",
      ])
    #expect(sinceLast(report("MSIT")) == ["**Changes since the last meeting**: none"])
    #expect(
      sinceLast(report("MOTIR")).first { $0.contains("buyer") }
        == "  - 3 Feb 2026 note: No reply from the buyer")
    let whole = on("2026-02-11", "report", "--meeting", "F263", "--format", "md").output
    #expect(whole.contains("Draft is out") && whole.contains("30 Jun 2026"))
    #expect(on("2026-02-11", "list", "@MCST", "no:report", "--ids").lines.count == 4)
    #expect(!on("2026-02-11", "list", "no:report", "--ids").lines.contains("CN26-3.2"))
  }

  /// What a page says of the changes since the last meeting, without the marks of Markdown.
  private func sinceLast(_ page: String) -> [String] {
    let lines = page.replacing("\\", with: "").split(separator: "\n").map(String.init)
    guard let start = lines.firstIndex(where: { $0.contains("Changes since the last meeting") })
    else { return [] }
    if !lines[start].hasPrefix("#") { return [lines[start]] }
    return Array(lines[(start + 1)...].prefix { $0.hasPrefix("-") || $0.hasPrefix("  -") })
  }

  /// A mail as Python reads it: its headers, its text, and a line for each file that goes along.
  private func mail(_ name: String) -> String {
    let program = """
      import email, email.policy, os, sys
      path = sys.argv[1]
      m = email.message_from_bytes(open(path, "rb").read(), policy=email.policy.default)
      assert not m.defects, m.defects
      for header in ["From", "To", "Subject", "Date", "X-Unsent"]:
          print(header + ":", m[header])
      print(m.get_body().get_content())
      for a in m.iter_attachments():
          assert not a.defects, a.defects
          same = open(os.path.join(os.path.dirname(path), a.get_filename()), "rb").read()
          whole = a.get_payload(decode=True) == same
          print("Attached:", a.get_filename(), a.get_content_type(), whole)
      """
    write(program, to: "mail.py")
    let script = husok.folder.file("mail.py")
    let output = husok.folder.file("mail.txt")
    let code = husok.shell("python3 '\(script)' '\(out)/\(name)' >'\(output)' 2>&1")
    #expect(code == 0, "\(read("mail.txt"))")
    let bytes = TemporaryFolder.read(out + "/" + name) ?? []
    #expect(bytes.split(separator: 0x0A).allSatisfy { $0.count <= 79 })
    return read("mail.txt")
  }

  @Test("A return as JSON that was edited by hand is one act with that it is back")
  func slice() {
    _ = on("2026-01-28", "call", "F263", "--due", "2026-02-05", "-o", out)
    let before = read("store.json").split(separator: "\n").prefix { !$0.hasPrefix("\"changes") }
    let slice = husok.folder.file("mcst.json")
    _ = on("2026-01-28", "export", "--ministry", "MCST", "--format", "json", "-o", slice)
    let edited = read("mcst.json").replacing("\"unreported\"", with: "\"inProgress\"")
    write(edited, to: "mcst.json")
    let done = on("2026-02-02", "import", slice, "--by", "MCST")
    #expect(done.lines.last == "MCST sent its report for F263.", "\(done)")
    #expect(on("2026-02-02", "call", "F263", "--status").output.contains("MCST   back 2 Feb 2026"))
    #expect(on("2026-02-02", "undo").code == 0)
    let after = read("store.json").split(separator: "\n").prefix { !$0.hasPrefix("\"changes") }
    #expect(Array(after) == Array(before))
  }

  @Test("From the screen: the files are written, and the overview tells how the reports stand")
  func screen() throws {
    _ = husok.run("meeting", "edit", "F263", "date=2026-03-09")
    let screen = try husok.screen(columns: 100, rows: 40)
    try #require(screen.waitFor("CN26-3 "), "\(screen.screen.text)")
    screen.send(":call for reports\r")
    try #require(screen.waitFor("~/husok-F263"))
    screen.send("\t\t2026-02-05\t\t\t\t\u{15}~/ou")
    try #require(screen.waitFor("~/ou"))
    _ = husok.shell("mkdir '\(out)'")
    screen.send("\t")
    try #require(screen.waitFor("~/out/"), "\(screen.screen.text)")
    screen.send("\u{13}")
    try #require(screen.waitFor("F263: 6 ministries asked to report."))
    #expect(TemporaryFolder.names(in: out).count == 18)
    screen.send("\u{1B}OQ")
    try #require(screen.waitFor("Reports for the 263rd"), "\(screen.screen.text)")
    #expect(screen.waitFor("asked 6   back 0   missing 6"), "\(screen.screen.text)")
    screen.send("rc")
    try #require(screen.waitFor("due 5 Feb 2026"), "\(screen.screen.text)")
    try #require(screen.wait(until: { $0.line(0).hasSuffix(" saved") }))
    screen.send("qq")
    #expect(screen.waitForExit() == .exited(0))
    let status = on("2026-01-28", "call", "F263", "--status")
    #expect(status.lines.last == "F263: 6 asked, 0 back, 6 missing, 0 late, 0 not needed.")
  }

  @Test("A mail in Korean is read back by Python's email with its files whole")
  func korean() {
    _ = husok.run("ministry", "edit", "MCST", "mail=culture@korea.kr", "division=국제문화과")
    _ = on("2026-01-28", "call", "F263", "--due", "2026-02-05", "-o", out, "--lang", "ko")
    let culture = mail("F263-문체부.eml")
    #expect(
      culture.hasPrefix(
        """
        From: 김간사 <kim@korea.kr>
        To: 문화체육관광부 <culture@korea.kr>
        Subject: [제출 요청] 제263차 대외경제장관회의 후속조치 추진상황(2026. 2. 5.(목)까지)
        """), "\(culture)")
    #expect(culture.contains("\nX-Unsent: 1\n"))
    #expect(culture.contains("수신: 문화체육관광부 국제문화과"))
    #expect(culture.contains("\"추진실적(추가)\" 열에 \"변동 없음\"으로 기재"))
    #expect(
      culture.hasSuffix(
        """
        Attached: F263-문체부.xlsx application/vnd.openxmlformats-officedocument.spreadsheetml.sheet True
        Attached: F263-문체부.html text/html True

        """))
    #expect(mail("F263-산업부.eml").contains("To: None\n"))
  }

  @Test("Both languages stand in one mail")
  func both() {
    _ = on("2026-01-28", "call", "F263", "-o", out, "--lang", "both")
    let text = mail("F263-문체부.eml")
    #expect(text.contains("[제출 요청]") && text.contains("/ Report on follow-up for the 263rd"))
    #expect(text.contains("기한: 회의 전까지") && text.contains("Please report by: before"))
  }

  @Test("A second call writes over its own files alone, and notes nothing twice")
  func again() {
    _ = on("2026-01-28", "call", "F263", "-o", out)
    let before = husok.storeText()
    let files = TemporaryFolder.names(in: out)
    #expect(files.count == 18)
    #expect(on("2026-01-29", "call", "F263", "-o", out).code == 0)
    #expect(TemporaryFolder.names(in: out) == files && husok.storeText() == before)
    edit("F263-MCST.xlsx", [("CN26-3.1", "New: progress", "mine")])
    _ = husok.shell("echo x >>'\(out)/F263-MOTIR.eml'; rm '\(out)/F263-MSIT.eml'")
    let second = on("2026-01-30", "call", "F263", "-o", out)
    #expect(second.output.contains("F263-MCST-2.eml") && second.output.contains("F263-MOTIR-2.eml"))
    #expect(second.output.contains("F263-MSIT-2.eml") && second.output.contains("F263-MOEL.eml"))
    let preview = on("2026-01-30", "import", "\(out)/F263-MCST.xlsx", "--dry-run")
    #expect(preview.output.contains("note: mine"))
  }

  @Test("Who need not report is noted; a day of its own moves for those that are missing")
  func changes() {
    _ = on("2026-01-28", "call", "F263", "-o", out, "--not-needed", "MOEL,MOIP")
    let status = on("2026-01-28", "call", "F263", "--status").lines
    #expect(status.contains("MOEL   not needed, 1 open"))
    #expect(status.last == "F263: 4 asked, 0 back, 4 missing, 0 late, 2 not needed.")
    _ = returned("MSIT", on: "2026-01-29", "F263-MSIT.xlsx")
    let moved = on("2026-01-30", "call", "F263", "-o", out, "--due", "2026-02-10")
    #expect(moved.lines.last == "F263: 3 ministries asked to report by 10 Feb 2026.")
    #expect(husok.run("undo").output.contains("3 ministries asked to report"))
    _ = husok.run("done", "JP26-2.1")
    let json = on("2026-02-01", "call", "F263", "--json").output
    #expect(json.contains(#""ministry":"science","asked":"2026-01-28T"#))
  }

  @Test(
    "What cannot be asked is refused with a sentence, and nothing is written",
    arguments: [
      (["call", "F262", "-o", "out"], 65, "F262 is closed"),
      (["call", "F263"], 64, "Name the folder"),
      (["call", "F263", "-o", "out", "--as", "MCST"], 77, "Only the secretariat"),
      (["call", "F263", "-o", "out", "--as", "MCST:reader"], 77, "reader"),
      (["call", "F263", "-o", "out", "--read-only"], 77, "read-only"),
      (["call", "F263", "-o", "out", "--due", "2026-01-02"], 64, "over already"),
      (["call", "F263", "-o", "out", "--not-needed", "XYZ"], 64, "XYZ"),
      (["call", "F263", "--status", "--remind"], 64, "--status, --remind"),
      (["call", "F263", "--remind", "-o", "out"], 1, "Nobody is missing"),
      (["call", "F263", "--status"], 1, "Nobody was asked"),
      (["call", "F265", "-o", "out"], 1, "F265"),
    ])
  func refused(_ words: [String], _ code: Int32, _ sentence: String) {
    let before = husok.storeText()
    let words = words.map { $0 == "out" ? out : $0 }
    let result = husok.runWords(["--today", "2026-01-28"] + words)
    #expect(result.code == code && result.errors.contains(sentence), "\(result)")
    #expect(husok.storeText() == before && TemporaryFolder.names(in: out).isEmpty)
  }

  @Test("Without an address of one's own, a sentence says how to set it; practice data asks nobody")
  func sender() {
    let dry = on("2026-01-28", "call", "F263", "-o", out, "--dry-run")
    #expect(dry.output == "Dry run: F263: 6 ministries asked to report.\n")
    #expect(TemporaryFolder.names(in: out).isEmpty)
    write(#"{"name":"kim","mail":"nonsense"}"#, to: ".config/husok/config.json")
    let result = on("2026-01-28", "call", "F263", "-o", out)
    #expect(result.code == 64 && result.errors.contains("/config.json"))
    let demo = husok.runWords(["--demo", "call", "F264", "-o", out])
    #expect(demo.code != 0)
  }

  @Test("What is to be typed for a missing address names the register that was asked")
  func addressless() {
    let other = husok.folder.file("other.json")
    _ = husok.run("--store", other, "init")
    let usual = husok.run("call", "CN26", "-o", out)
    #expect(usual.errors.contains("(husok ministry edit "), "\(usual)")
    let named = husok.run("--store", other, "call", "CN26", "-o", out + "2")
    #expect(named.errors.contains("(husok --store \(other) ministry edit "), "\(named)")
    let korean = husok.run("--store", other, "call", "CN26", "-o", out + "3", "--lang", "ko")
    #expect(korean.errors.contains("(husok --store \(other) ministry edit "), "\(korean)")
  }
}
