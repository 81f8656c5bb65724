import HusokTestSupport
import Testing

@Suite("Mistakes on the command line")
struct MistakeTests {
  private let husok = Husok()

  init() {
    _ = husok.run("init")
  }

  private func file(_ bytes: [UInt8]) -> String {
    let path = husok.folder.file("input")
    TemporaryFolder.write(bytes, to: path)
    return path
  }

  @Test(
    "What cannot be done is refused with what can be written, and nothing is changed",
    arguments: [
      (["report", "--encoding", "cp949"], 64, "--format csv"),
      (["report", "--encoding", "cp949", "--format", "html"], 64, "--format csv"),
      (["export", "--encoding", "cp949", "--format", "ics"], 64, "--format csv"),
      (["log", "--since", "JP26"], 64, "JP26 has no date: give a day"),
      (["list", "since:jp26"], 64, "JP26 has no date: give a day"),
      (["report", "--since", "JP26"], 64, "JP26 has no date: give a day"),
      (["set", "CN26-3", "due=2026"], 64, "CN26-3 is an outcome: husok outcome edit"),
      (["set", "f262", "due=2026"], 64, "F262 is a meeting: husok meeting edit"),
      (["ministry", "edit", "MCST", "key=12"], 64, "12"),
      (["value", "F262-3", "projects=5", "--on", "2026-02-01"], 64, "is in the future"),
      (["done", "CN26-3.1", "--on", "2026-02-01"], 64, "is in the future"),
      (["ministry", "rename", "MOEF"], 64, "needs a new name: --code"),
      (["ministry", "rename", "MOEF", "--code", "MOEF"], 65, "Nothing to change."),
      (
        ["meeting", "add", "F 264", "x"], 64,
        "cannot be a reference number: write it without blanks"
      ),
      (["log", "CN27-9"], 1, "There is no CN27-9"), (["show", "-"], 64, "CN26-3.1"),
      (["list", "--ids", "--json"], 64, "--json, --ids"),
      (["meeting", "list", "--csv", "--ids"], 64, "--csv, --ids"),
      (["ministry", "add", "test"], 64, "needs --code CODE, --en NAME, --ko NAME"),
      (["ministry", "add", "test", "--en", "x", "--ko", "y"], 64, "add needs --code CODE. "),
      (["set", "CN26-3.1", "due=whenever"], 64, "2026-12-31"),
      (["add", "CN26-3", "x", "--due", "whenever"], 64, "2026-12-31"),
      (["done"], 64, "Try: husok help done"), (["undo", "x"], 64, "Try: husok help undo"),
      (["--lang", "ko", "lst"], 64, "없는 명령입니다"), (["lst", "--lang=ko"], 64, "없는 명령입니다"),
      (["merge", "/nowhere/a", "/nowhere/b", "/nowhere/c"], 66, "/nowhere/b cannot be read"),
      (["--lang", "ko", "import", "/nowhere.csv"], 66, "없는 경로"),
      (["--lang", "ko", "import", "/tmp"], 74, "(폴더)"),
      (["--lang", "ko", "report", "-o", "/nowhere/x"], 73, "없는 경로"),
    ])
  func refused(_ arguments: [String], _ code: Int32, _ hint: String) {
    let before = husok.storeText()
    let result = husok.runWords(["--today", "2026-01-27"] + arguments)
    #expect(result.code == code, "\(result.errors)")
    #expect((result.errors + " ").contains(hint.trimmed), "\(result.errors)")
    #expect(!result.errors.contains("husok init") && result.output.isEmpty)
    #expect(husok.storeText() == before)
  }

  @Test("A note from standard input is UTF-8 without NUL, or nothing is noted")
  func input() {
    let before = husok.storeText()
    let latin = husok.run(
      "note", "CN26-3.1", "-", input: file(Array("one\ntwo caf".utf8) + [0xE9, 0x0A]))
    #expect(latin.code == 65 && latin.errors.contains("Line 2 is neither UTF-8 nor CP949"))
    let nul = husok.run("note", "CN26-3.1", "-", input: file([0x61, 0x0A, 0x0A, 0x62, 0]))
    #expect(nul.code == 65 && nul.errors.contains("NUL") && nul.errors.contains("Line 3"))
    #expect(husok.storeText() == before)
    #expect(husok.run("note", "CN26-3.1", "-", input: file(Array("회의\n개최\n".utf8))).code == 0)
    #expect(husok.storeText().contains("회의\\n개최\""))
  }

  @Test("Papers part the lines of a note by strokes, also in CP949")
  func lines() {
    _ = husok.run("note", "CN26-3.1", "first\n\n\tsecond\r\nthird", "--kind", "difficulty")
    for format in ["text", "md", "html", "csv"] {
      let output = husok.run("report", "--format", format).output
      #expect(output.contains("first /") && output.contains("second / third"), "\(format)")
      #expect(!output.contains("␊") && !output.contains("␉") && !output.contains("␍"))
    }
    let path = husok.folder.file("pack.csv")
    let written = husok.run(
      "report", "--lang", "ko", "--format", "csv", "--encoding", "cp949", "-o", path)
    #expect(written.code == 0, "\(written.errors)")
    #expect(husok.shell("iconv -f CP949 -t UTF-8 '\(path)' | grep -q 'second / third'") == 0)
  }

  @Test("A change of several fields is told field by field, also before it is done")
  func fields() {
    for options in [["--dry-run"], []] {
      let result = husok.runWords(
        ["--today", "2026-01-27", "set", "CN26-3.1", "due=2026-12-31", "status=in-progress"]
          + options)
      #expect(result.code == 0 && result.lines.count == 2)
      #expect(result.output.contains("due date: - → 31 Dec 2026"))
      #expect(result.output.contains("status: unreported → in progress"))
    }
  }

  @Test("A key goes from the ministry that had it to the one that is given it")
  func keys() {
    let before = husok.run("ministry", "list", "--json").lines
    let old = before.first { $0.contains("\"key\":1,") || $0.contains("\"key\":1}") } ?? ""
    #expect(!old.isEmpty && !old.contains("\"id\":\"culture\""))
    #expect(husok.run("ministry", "edit", "MCST", "key=1").code == 0)
    let holders = husok.run("ministry", "list", "--json").lines.filter {
      $0.contains("\"key\":1,") || $0.contains("\"key\":1}")
    }
    #expect(holders.count == 1 && holders[0].contains("\"id\":\"culture\""))
  }

  @Test("A day before the register's first entry: nothing was held, nothing is known")
  func before() {
    _ = husok.run("done", "CN26-3.1")
    let text = husok.run("report", "--as-of", "2026-01-01").output
    #expect(text.contains("knows nothing before 27 Jan 2026"))
    #expect(!text.contains("Since 262nd"))
    #expect(husok.run("report").output.contains("Since 262nd"))
    #expect(!husok.run("report").output.contains("knows nothing"))
    _ = husok.run("meeting", "close", "F262", "--on", "2026-01-26")
    #expect(!husok.run("report", "--as-of", "2026-01-01").output.contains("Since 262nd"))
    #expect(
      husok.run("list", "--as-of", "2026-01-01").errors.contains("nothing before 27 Jan 2026"))
  }

  @Test("A sheet without its last column is taken only with a warning")
  func noBase() {
    let path = husok.folder.file("mcst.csv")
    #expect(husok.run("export", "--ministry", "MCST", "-o", path).code == 0)
    #expect(!husok.run("import", path).errors.contains("cannot be compared"))
    let short = husok.folder.file("short.csv")
    #expect(husok.shell("sed 's/,[^,]*$//' '\(path)' >'\(short)'") == 0)
    for options in [["--dry-run"], []] {
      let result = husok.runWords(["import", short] + options)
      #expect(result.code == 0 && result.errors.contains("cannot be compared"))
      #expect(result.errors.split(separator: "\n").count == 1)
    }
  }

  @Test("A ministry's page tells what changed in actions that it supports")
  func supported() {
    _ = husok.run("set", "CN26-3.1", "supporting=MOFA")
    _ = husok.run("set", "CN26-3.1", "priority=high")
    let page = husok.run("report", "--ministry", "MOFA", "--lang", "en").output
    #expect(
      page.contains("- CN26-3.1 Gradually resume cultural exchanges with China\n")
        && page.contains(" priority: "))
  }
}

extension String {
  fileprivate var trimmed: String { hasSuffix(" ") ? String(dropLast()) : self }
}
