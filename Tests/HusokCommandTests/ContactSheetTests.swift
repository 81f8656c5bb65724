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
      assert [c.value for c in sheet[3]][:5] == [
          "Ministry", "Division", "Officer in charge", "Telephone", "Mail address"]
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
    #expect(all.output.contains("MCST,국제문화과,,'044-203-2000,,c1"))
    let one = husok.run("export", "--contacts", "--ministry", "MOFA").output
    #expect(one.split(whereSeparator: \.isNewline).count == 2)
    #expect(husok.run("export", "--contacts", "is:open").code == 64)
    #expect(husok.run("export", "--contacts", "--format", "ics").code == 64)
    let own = ["ministry", "edit", "MCST", "officer=홍길동", "--as", "MCST"]
    #expect(husok.runWords(["--today", "2026-01-27"] + own).code == 0)
    #expect(husok.run("ministry", "edit", "MCST", "key=9", "--as", "MCST").code == 77)
    #expect(husok.run("ministry", "edit", "MOFA", "officer=x", "--as", "MCST").code == 77)
  }
}
