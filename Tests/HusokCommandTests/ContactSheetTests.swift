import HusokTestSupport
import Testing

@Suite("Contacts of ministries out to a sheet and back")
struct ContactSheetTests {
  private let husok = Husok()

  init() {
    _ = husok.run("init")
    _ = husok.run("ministry", "edit", "MCST", "division=국제문화과", "phone=044-203-2000")
  }

  private func file(_ name: String) -> String { husok.folder.file(name) }

  /// Puts texts into cells of the sheet of contacts of a workbook, whose row of the ministry is the
  /// fourth, and saves it as `back.xlsx`.
  private func edit(_ name: String, _ cells: [String: String]) {
    let program = """
      import openpyxl, sys
      book = openpyxl.load_workbook(sys.argv[1])
      sheet = book.worksheets[1]
      assert [c.value for c in sheet[3]][:6] == [
          "Ministry", "Division", "Officer in charge", "Telephone", "Mail address", "Since"]
      assert sheet["A4"].protection.locked and not sheet["B4"].protection.locked
      for i in range(3, len(sys.argv), 2):
          sheet[sys.argv[i]].value = sys.argv[i + 1] or None
      book.save(sys.argv[2])
      """
    TemporaryFolder.write(Array(program.utf8), to: file("edit.py"))
    let words =
      [file("edit.py"), file(name), file("back.xlsx")] + cells.flatMap { [$0.key, $0.value] }
    let line = words.map(Husok.quoted).joined(separator: " ")
    #expect(husok.shell("python3 \(line) >/dev/null") == 0)
  }

  private func contact(_ id: String) -> String {
    let line = husok.storeText().split(separator: "\n").first { $0.hasPrefix(#"{"id":"\#(id)""#) }
    return line?.split(separator: #""contact":"#).dropFirst().first.map(String.init) ?? ""
  }

  @Test("A ministry puts its contact right in the workbook that it fills in")
  func workbook() {
    _ = husok.run("export", "--ministry", "MCST", "-o", file("mcst.xlsx"))
    let untouched = husok.run("import", file("mcst.xlsx"), "--by", "MCST", "--dry-run")
    #expect(untouched.output == "Nothing was imported (--dry-run).\n" && untouched.errors.isEmpty)
    edit("mcst.xlsx", ["C4": "홍길동", "D4": "", "E4": "culture@korea.kr"])
    let result = husok.run("import", file("back.xlsx"), "--by", "MCST")
    #expect(
      result.lines.first
        == "MCST  contact: 국제문화과, 044-203-2000 → 국제문화과, 홍길동, culture@korea.kr", "\(result)")
    #expect(
      contact("culture")
        .hasPrefix(#"{"division":"국제문화과","officer":"홍길동","mail":"culture@korea.kr"}"#))
    let again = husok.run("import", file("back.xlsx"), "--by", "MCST")
    #expect(again.lines == ["0 records changed, 6 rows as before."])
    let page = husok.run("report", "--ministry", "MCST", "--format", "md").output
    #expect(page.contains("국제문화과 홍길동"))
    #expect(husok.run("undo").code == 0)
    #expect(contact("culture").contains("044-203-2000"))
  }

  @Test("An address that is none, and the contact of another ministry, are refused with their row")
  func refused() {
    _ = husok.run("export", "--ministry", "MCST", "-o", file("mcst.xlsx"))
    let before = husok.storeText()
    edit("mcst.xlsx", ["E4": "culture at korea.kr"])
    let address = husok.run("import", file("back.xlsx"), "--by", "MCST")
    #expect(address.code == 65 && address.errors.contains("Contact: Row 4: mail address"))
    edit("mcst.xlsx", ["C4": "홍길동"])
    let other = husok.run("import", file("back.xlsx"), "--by", "MOTIR")
    #expect(other.code == 65 && other.errors.contains("Only the secretariat"), "\(other)")
    #expect(husok.storeText() == before)
  }

  @Test("What was changed since counts where the sheet was left alone; where both were, it is told")
  func changedSince() {
    _ = husok.run("export", "--contacts", "-o", file("contacts.csv"))
    _ = husok.run("ministry", "edit", "MCST", "division=문화교류과")
    let old = husok.run("import", file("contacts.csv"))
    #expect(old.output.hasPrefix("0 records changed"), "\(old)")
    let text = String(decoding: TemporaryFolder.read(file("contacts.csv")) ?? [], as: UTF8.self)
    let edited = text.replacing("국제문화과", with: "콘텐츠과")
    TemporaryFolder.write(Array(edited.utf8), to: file("contacts.csv"))
    let result = husok.run("import", file("contacts.csv"))
    #expect(result.output.contains("문화교류과, 044-203-2000 → 콘텐츠과, 044-203-2000"), "\(result)")
    #expect(husok.run("check").output.contains("contact"))
  }

  @Test("All contacts are one table; a desk edits its own and no other")
  func table() {
    let all = husok.run("export", "--contacts")
    #expect(all.output.contains("MCST,국제문화과,,'044-203-2000,,,c2"))
    let one = husok.run("export", "--contacts", "--ministry", "MOFA").output
    #expect(one.split(whereSeparator: \.isNewline).count == 2)
    #expect(husok.run("export", "--contacts", "is:open").code == 64)
    #expect(husok.run("export", "--contacts", "--format", "ics").code == 64)
    let own = ["ministry", "edit", "MCST", "officer=홍길동", "--as", "MCST"]
    #expect(husok.runWords(["--today", "2026-01-27"] + own).code == 0)
    #expect(husok.run("ministry", "edit", "MCST", "key=9", "--as", "MCST").code == 77)
    #expect(husok.run("ministry", "edit", "MOFA", "officer=x", "--as", "MCST").code == 77)
  }

  @Test("Since when somebody answers goes out as a day and comes back, in both languages")
  func since() {
    _ = husok.run("ministry", "edit", "MCST", "officer=김철수", "from=2026-01-02")
    for (language, said) in [("en", "since 20 Jan 2026"), ("ko", "2026. 1. 20.부터")] {
      _ = husok.run("ministry", "edit", "MCST", "from=2026-01-02")
      let path = file("contacts-\(language).csv")
      _ = husok.run("export", "--contacts", "--lang", language, "-o", path)
      let text = String(decoding: TemporaryFolder.read(path) ?? [], as: UTF8.self)
      #expect(text.contains(",2026-01-02,c2"), "\(text)")
      // As a spreadsheet writes it anew, and as somebody changes it.
      for (cell, isNew) in [("02/01/2026", false), ("2026-01-20", true)] {
        TemporaryFolder.write(
          Array(text.replacing(",2026-01-02,c2", with: ",\(cell),c2").utf8), to: path)
        let back = husok.run("import", path, "--lang", language)
        #expect(back.code == 0 && back.output.contains(said) == isNew, "\(cell) \(back)")
      }
    }
    TemporaryFolder.write(
      Array(
        "Ministry,Division,Officer in charge,Telephone,Mail address,Since\nMCST,국제문화과,김철수,044-203-2000,,some day\n"
          .utf8),
      to: file("bad.csv"))
    #expect(husok.run("import", file("bad.csv")).code == 65)
  }

  @Test("A workbook holds the day as a day")
  func sinceInWorkbook() {
    _ = husok.run("ministry", "edit", "MCST", "officer=김철수", "from=2026-01-02")
    _ = husok.run("export", "--ministry", "MCST", "-o", file("mcst.xlsx"))
    let same = husok.run("import", file("mcst.xlsx"), "--by", "MCST", "--dry-run")
    #expect(same.output == "Nothing was imported (--dry-run).\n", "\(same)")
    edit("mcst.xlsx", ["F4": "2026-01-20"])
    let result = husok.run("import", file("back.xlsx"), "--by", "MCST")
    #expect(result.code == 0 && contact("culture").contains(#""from":"2026-01-20""#), "\(result)")
  }

  @Test("A sheet of before that column is imported as it was, and leaves the day alone")
  func older() {
    let path = file("old.csv")
    _ = husok.run("export", "--contacts", "-o", path)
    let text = String(decoding: TemporaryFolder.read(path) ?? [], as: UTF8.self)
    let rows = text.split(whereSeparator: \.isNewline).map { line -> String in
      var cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      cells.remove(at: 5)
      if cells[5].hasPrefix("c2") { cells[5] = "c1" + cells[5].dropFirst(2).prefix(24) }
      return cells.joined(separator: ",")
    }
    TemporaryFolder.write(Array(rows.joined(separator: "\n").utf8), to: path)
    _ = husok.run("ministry", "edit", "MCST", "from=2026-01-05")
    let same = husok.run("import", path)
    #expect(same.code == 0 && same.output.hasPrefix("0 records changed"), "\(same)")
    let edited = rows.joined(separator: "\n").replacing("044-203-2000", with: "044-203-2999")
    TemporaryFolder.write(Array(edited.utf8), to: path)
    #expect(husok.run("import", path).code == 0)
    let now = contact("culture")
    #expect(now.contains("044-203-2999") && now.contains(#""from":"2026-01-05""#), "\(now)")
  }
}
