import HusokTestSupport
import Testing

@Suite("Waiting for others on the command line and the screen")
struct WaitCommandTests {
  private let husok = Husok()

  init() {
    _ = husok.run("init")
    _ = husok.run("set", "CN26-3.5", "waitingOn=@MPB the tourism budget")
    _ = husok.run("set", "F262-3.1", "F262-3.2", "F262-3.3", "dependsOn=CN26-3.1")
  }

  @Test("A ministry shows what others wait for from it, with since when")
  func ministry() {
    #expect(husok.run("list", "waits:mpb", "--ids").lines == ["CN26-3.5"])
    let show = husok.run("show", "budget").output
    #expect(show.contains("CN26-3.5 (MCST): the tourism budget, since"), "\(show)")
    let page = husok.run("report", "--ministry", "MPB").output
    #expect(page.contains("What others wait for"), "\(page)")
    #expect(page.contains("CN26-3.5 (MCST): the tourism budget, since"), "\(page)")
    let korean = husok.run("report", "--ministry", "MPB", "--lang", "ko").output
    #expect(korean.contains("타 부처 대기사항") && korean.contains("CN26-3.5 (문체부)"))
    #expect(husok.run("list", "is:awaited").output.contains("F262-3.1 +2"))
  }

  @Test("A list of a ministry says what others wait for from it, in their words")
  func list() {
    let list = husok.run("list", "@mpb")
    #expect(list.errors.contains("Others wait for MPB:\n"), "\(list)")
    #expect(list.errors.contains("  CN26-3.5 (MCST): the tourism budget, since "), "\(list)")
    #expect(!husok.run("list", "@mpb", "--ids").errors.contains("Others"))
    _ = husok.run("set", "CN26-3.5", "waitingOn=@MPB budget")
    #expect(husok.run("show", "CN26-3.5").output.contains("MPB: budget, since"))
    _ = husok.run("set", "CN26-3.5", "waitingOn=@budget")
    #expect(husok.run("show", "CN26-3.5").output.contains(" MPB, since"))
  }

  @Test("Completing an action says which ones can go on now")
  func freed() {
    let before = husok.storeText()
    for (words, said) in [
      (["done", "CN26-3.1"], "F262-3.1, F262-3.2 and 1 more could go on then."),
      (["set", "CN26-3.1", "status=done"], "F262-3.1, F262-3.2 and 1 more could go on then."),
      (["done", "CN26-3.1", "--lang", "ko"], "모의 실행: 이후 F262-3.1, F262-3.2 외 1건 착수 가능."),
    ] {
      let dry = husok.runWords(["--today", "2026-01-27"] + words + ["--dry-run"])
      #expect(dry.output.contains(said) && !dry.output.contains("can go on"), "\(dry)")
    }
    #expect(!husok.run("done", "CN26-3.2", "--dry-run").output.contains("go on"))
    #expect(husok.storeText() == before)
    let done = husok.run("done", "CN26-3.1")
    #expect(done.output.contains("F262-3.1, F262-3.2 and 1 more can go on now."), "\(done)")
    #expect(!husok.run("done", "CN26-3.2").output.contains("can go on"))
    _ = husok.run("undo")
    _ = husok.run("undo")
    let korean = husok.run("done", "CN26-3.1", "--lang", "ko")
    #expect(korean.output.contains("F262-3.1, F262-3.2 외 1건 착수 가능."), "\(korean)")
  }

  @Test("A sheet takes a ministry in front of what is waited for")
  func sheet() {
    let path = husok.folder.file("mcst.csv")
    _ = husok.run("export", "--ministry", "MCST", "-o", path)
    let text = String(decoding: TemporaryFolder.read(path) ?? [], as: UTF8.self)
    let edited = text.replacing("the tourism budget", with: "@MOFA a note of the embassy")
    #expect(edited != text)
    TemporaryFolder.write(Array(edited.utf8), to: path)
    #expect(husok.run("import", path, "--by", "MCST").code == 0)
    #expect(husok.run("list", "waits:mofa", "--ids").lines == ["CN26-3.5"])
    #expect(husok.run("list", "waits:mpb", "--ids").code == 1)
    let show = husok.run("show", "CN26-3.5").output
    #expect(show.contains("MOFA: a note of the embassy, since"), "\(show)")
    #expect(husok.run("import", path, "--by", "MCST").output.hasPrefix("0 records changed"))
  }

  @Test(
    "What goes on without an end is listed, checked and put into the papers until a word is said")
  func review() {
    _ = husok.run("set", "CN26-3.2", "kind=ongoing")
    #expect(husok.run("list", "is:review", "--ids").lines == ["CN26-3.2"])
    let check = husok.run("check").output
    #expect(check.contains("CN26-3.2 goes on, and nobody said"), "\(check)")
    #expect(husok.run("report", "--lang", "ko").output.contains("계속과제 점검"))
    _ = husok.run("note", "CN26-3.2", "as before", "--today", "2026-02-10")
  }
}
