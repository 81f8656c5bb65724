import HusokTestSupport
import Testing

@Suite("Reasons of later dates, on the command line and the screen")
struct ReasonTests {
  private let husok = Husok()

  init() {
    _ = husok.run("init")
    _ = husok.run("set", "CN26-3.1", "due=2026-06-30")
  }

  @Test("A later date without a reason is told, listed and explained")
  func reasons() {
    let later = husok.run("set", "CN26-3.1", "due=2026-12-31")
    #expect(later.code == 0)
    #expect(later.errors.contains("set CN26-3.1 due=2026-12-31 --reason TEXT"), "\(later)")
    #expect(husok.run("list", "no:reason", "--ids").lines == ["CN26-3.1"])
    let check = husok.run("check").output
    #expect(check.contains("CN26-3.1 was postponed, and nobody said why"))
    #expect(husok.run("show", "CN26-3.1").output.contains("nobody said why"))
    let why = husok.run("set", "CN26-3.1", "due=2026-12-31", "--reason", "상대국 선거")
    #expect(why.code == 0 && why.errors.isEmpty, "\(why)")
    #expect(husok.run("list", "no:reason", "--ids").code == 1)
    let show = husok.run("show", "CN26-3.1", "--lang", "ko").output
    #expect(show.contains("연기사유 상대국 선거"), "\(show)")
    let sheet = husok.run("export", "--ministry", "MCST").output
    #expect(sheet.contains("\"184 days later, 1×: 상대국 선거\""), "\(sheet)")
    let page = husok.run("report", "--ministry", "MCST").output
    #expect(page.contains("Postponed: 상대국 선거") && page.contains("184 days"), "\(page)")
  }

  @Test("The sheet shows the reason to be read; one that was changed there is refused")
  func sheet() {
    _ = husok.run("set", "CN26-3.1", "due=2026-12-31", "--reason", "선거")
    let path = husok.folder.file("mcst.csv")
    _ = husok.run("export", "--ministry", "MCST", "-o", path)
    _ = husok.run("set", "CN26-3.1", "due=2027-01-31", "--reason", "협의 지연")
    let same = husok.run("import", path, "--by", "MCST")
    #expect(same.code == 0 && same.output.hasPrefix("0 records changed"), "\(same)")
    let text = String(decoding: TemporaryFolder.read(path) ?? [], as: UTF8.self)
    TemporaryFolder.write(Array(text.replacing("1×: 선거", with: "1×: 파업").utf8), to: path)
    let changed = husok.run("import", path, "--by", "MCST")
    #expect(changed.code == 65 && changed.errors.contains("Postponed"), "\(changed)")
  }

  @Test("Where dates are confirmed a return asks for a later one, and the secretariat answers")
  func asked() {
    #expect(husok.run("meeting", "edit", "CN26", "datesConfirmed=yes").code == 0)
    let path = husok.folder.file("mcst.csv")
    _ = husok.run("export", "--ministry", "MCST", "-o", path)
    let text = String(decoding: TemporaryFolder.read(path) ?? [], as: UTF8.self)
    let edited = text.replacing(",2026-06-30,,2026-06-30,", with: ",2026-12-31,,2026-06-30,")
    #expect(edited != text)
    TemporaryFolder.write(Array(edited.utf8), to: path)
    let back = husok.run("import", path, "--by", "MCST")
    #expect(back.output.contains("CN26-3.1  later due date asked for: 31 Dec 2026"), "\(back)")
    #expect(husok.run("import", path, "--by", "MCST").output.hasPrefix("0 records changed"))
    #expect(husok.run("list", "is:waiting", "--ids").lines == ["CN26-3.1"])
    #expect(husok.run("list", "due:2026-06-30", "#CN26", "--ids").lines == ["CN26-3.1"])
    #expect(husok.run("confirm", "CN26-3.1", "--as", "MCST").code == 77)
    #expect(husok.run("return", "CN26-3.1").code == 64)
    let returned = husok.run("return", "CN26-3.1", "--reason", "일정 유지")
    #expect(returned.code == 0 && returned.output.contains("the due date stays"), "\(returned)")
    #expect(husok.run("undo").code == 0)
    #expect(husok.run("confirm", "CN26-3.1").code == 0)
    #expect(husok.run("list", "due:2026-12-31", "#CN26", "--ids").lines == ["CN26-3.1"])
    #expect(husok.run("list", "is:waiting", "--ids").code == 1)
    #expect(husok.run("confirm", "CN26-3.1").code == 65)
    _ = husok.run("done", "CN26-3.2", "--as", "MCST")
    #expect(husok.run("confirm", "CN26-3.2").code == 0)
    #expect(husok.run("list", "st:done", "--ids").lines == ["CN26-3.2"])
  }

  @Test("On the screen a later date asks why; Enter leaves it open, and the checks bring it back")
  func screen() throws {
    let screen = try husok.screen(columns: 100, rows: 30)
    try #require(screen.waitFor("CN26-3 "))
    screen.send("/CN26-3.1\rd2026-12-31\r")
    try #require(screen.waitFor("why later?"), "\(screen.screen.text)")
    screen.send("\r")
    try #require(screen.waitFor("CN26-3.1 due 31 Dec 2026"))
    screen.send("d\r")
    try #require(screen.waitFor("why later?"))
    screen.send("선거\r")
    try #require(screen.waitFor("why it is later was noted"), "\(screen.screen.text)")
    try #require(screen.wait(until: { $0.line(0).hasSuffix(" saved") }))
    screen.send("q")
    #expect(screen.waitForExit() == .exited(0))
    #expect(husok.run("show", "CN26-3.1").output.contains("선거"))
  }

  @Test("A later date that a desk asks for without a reason is told as well")
  func askedWithoutReason() {
    _ = husok.run("meeting", "edit", "CN26", "datesConfirmed=yes")
    let asked = husok.run("set", "CN26-3.1", "due=2026-12-31", "--as", "MCST")
    #expect(asked.code == 0)
    #expect(asked.errors.contains("A later date is asked for 1 action"), "\(asked)")
    #expect(asked.errors.contains("set CN26-3.1 due=2026-12-31 --reason TEXT"), "\(asked)")
    let why = husok.run("set", "CN26-3.1", "due=2026-12-31", "--reason", "선거", "--as", "MCST")
    #expect(why.code == 0 && why.errors.isEmpty, "\(why)")
    _ = husok.run("return", "CN26-3.1", "--reason", "일정 유지")
    let korean = husok.run("set", "CN26-3.1", "due=2027-01-31", "--as", "MCST", "--lang", "ko")
    #expect(korean.errors.contains("1건의 기한 연기를 요청했으나 사유가 없습니다"), "\(korean)")
  }
}
