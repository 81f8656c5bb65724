import HusokTestSupport
import Testing

@Suite("Reports, export and import")
struct ExchangeTests {
  private let husok = Husok()

  init() {
    _ = husok.run("init")
  }

  private func write(_ text: String, _ name: String) -> String {
    let path = husok.folder.file(name)
    TemporaryFolder.write(Array(text.utf8), to: path)
    return path
  }

  private func read(_ name: String) -> String {
    String(decoding: TemporaryFolder.read(husok.folder.file(name)) ?? [], as: UTF8.self)
  }

  @Test("A report in each format, on standard output and in a file")
  func report() {
    let starts = [
      ("text", "Implem"), ("md", "# Impl"), ("html", "<!DOCT"), ("csv", "\u{FEFF}Impl"),
    ]
    for (format, start) in starts {
      let result = husok.run("report", "--meeting", "f262", "--format", format)
      #expect(result.code == 0 && result.output.hasPrefix(start), "\(format)")
      let path = husok.folder.file("pack.\(format)")
      let written = husok.run("report", "--meeting", "F262", "--format", format, "-o", path)
      #expect(written.code == 0 && written.output.isEmpty)
      #expect(read("pack.\(format)") == result.output)
    }
    let both = husok.run("report", "--lang", "both", "--ministry", "문체부").output
    #expect(both.contains("부처별 이행상황: 문화체육관광부"))
    #expect(both.contains("Implementation by ministry: Ministry of Culture"))
    #expect(husok.shell("'\(Husok.path)' report | head -1 | grep -q Implementation") == 0)
    #expect(husok.shell("'\(Husok.path)' report >/dev/full 2>/dev/null") == 74)
  }

  @Test("A report of an earlier day, and since a day, comes from the history")
  func earlier() {
    _ = husok.run("done", "CN26-3.1")
    #expect(husok.run("report").output.contains("complete 1, reported"))
    #expect(husok.run("report", "--as-of", "2026-01-26").output.contains("complete 0, reported"))
    #expect(husok.run("report", "--since", "2026-01-27").output.contains("Complete (1)"))
    #expect(husok.run("report", "--since", "2026-01-26").output.contains("Since 26 Jan 2026"))
  }

  @Test("A file is written as a whole, and never over the register")
  func files() {
    let path = write("old", "pack.txt")
    #expect(husok.shell("chmod 500 '\(husok.folder.path)'") == 0)
    let refused = husok.run("report", "-o", husok.folder.path + "/no/pack.txt")
    #expect(husok.shell("chmod 700 '\(husok.folder.path)'") == 0)
    #expect(refused.code == 73 && read("pack.txt") == "old")
    let store = husok.storeText()
    #expect(husok.run("export", "-o", husok.store).code == 73)
    #expect(husok.shell("ln -s store.json '\(husok.folder.file("link.csv"))'") == 0)
    #expect(husok.run("export", "-o", husok.folder.file("link.csv")).code == 73)
    #expect(husok.storeText() == store)
    #expect(husok.run("report", "-o", path).code == 0 && read("pack.txt") != "old")
    #expect(husok.shell("ls '\(husok.folder.path)' | grep -c tmp >/dev/null") == 1)
  }

  @Test(
    "A mistake is told with what can be written",
    arguments: [
      (["report", "--format", "pdf"], 64, "html"), (["report", "--meeting", "F263"], 1, "F262"),
      (["report", "--ministry", "MCTS"], 64, "MCST"),
      (["report", "--since", "F99"], 64, "--since"),
      (["export", "--encoding", "latin1"], 64, "cp949"), (["export", "--lang", "both"], 64, "en"),
      (["import", "/nowhere.csv"], 66, "/nowhere.csv"), (["import", "/tmp"], 74, "/tmp"),
      (["import", "/dev/null"], 65, "no rows"), (["import"], 64, "FILE"),
    ])
  func mistakes(_ arguments: [String], _ code: Int32, _ hint: String) {
    let result = husok.runWords(arguments)
    #expect(result.code == code, "\(result.errors)")
    #expect(result.errors.contains(hint) && result.errors.split(separator: "\n").count == 1)
  }

  @Test("What was exported and comes back unchanged changes nothing", arguments: ["csv", "json"])
  func unchanged(_ format: String) {
    _ = husok.run("note", "CN26-3.1", "=1+1\nsecond line, with \"quotes\"")
    _ = husok.run("set", "CN26-3.2", "due=2026-12", "title.en=-5, +x")
    let before = husok.storeText()
    for language in ["en", "ko"] {
      let path = husok.folder.file("all.\(format)")
      #expect(husok.run("export", "--lang", language, "-o", path).code == 0)
      let result = husok.run("import", path)
      #expect(result.code == 0 && result.output == "0 records changed, 21 rows as before.\n")
      #expect(husok.storeText() == before)
    }
  }

  @Test("A ministry's sheet: changed in a spreadsheet, shown, refused in part, taken over")
  func slice() {
    let path = husok.folder.file("mcst.csv")
    #expect(husok.run("export", "--ministry", "MCST", "-o", path).code == 0)
    let sheet = read("mcst.csv")
    #expect(sheet.split(separator: "\r\n").count == 7)
    _ = husok.run("set", "CN26-3.2", "due=2026-06-30")
    let lines = sheet.split(separator: "\r\n").map { line -> String in
      switch line.prefix(8) {
      case "CN26-3.1": return String(line).replacing(",unreported,", with: ",추진중,")
      case "CN26-3.2": return String(line).replacing(",unreported,", with: ",in progress,")
      case "CN26-3.3": return String(line).replacing(",unreported,", with: ",complete,")
      default: return String(line)
      }
    }
    let edited = write(lines.joined(separator: "\n"), "edited.csv")
    let before = husok.storeText()
    let refused = husok.run("import", edited, "--by", "MCST")
    #expect(refused.code == 65 && husok.storeText() == before)
    #expect(refused.output.contains("CN26-3.1  status: unreported → in progress"))
    #expect(refused.errors.contains("Row 5: CN26-3.3: only the secretariat"))
    let dry = husok.run("import", edited, "--by", "MCST", "--skip-bad", "--dry-run")
    #expect(dry.code == 0 && husok.storeText() == before)
    let taken = husok.run("import", edited, "--by", "MCST", "--skip-bad")
    #expect(taken.code == 0 && taken.output.hasSuffix("2 records changed, 3 rows as before.\n"))
    #expect(
      husok.run("list", "st:inProgress", "--ids").lines.prefix(2) == ["CN26-3.1", "CN26-3.2"])
    // What the register changed meanwhile stands; the act has the ministry's name and is one.
    #expect(husok.run("list", "due:2026-06", "--ids").lines == ["CN26-3.2"])
    #expect(husok.run("log", "CN26-3.1").output.contains("kim MCST"))
    let again = husok.run("import", "-", "--by", "MCST", "--skip-bad", input: edited)
    #expect(again.output.hasPrefix("0 records changed"))
  }

  @Test(
    "Whoever entered a ministry's return takes it back; the history goes on naming the ministry")
  func undoneReturn() throws {
    let sheet = write("id,status\nCN26-3.1,in progress\n", "s.csv")
    let me = ["--as", "MOEF:secretariat"]
    #expect(husok.runWords(["import", sheet, "--by", "MCST"] + me).code == 0)
    #expect(husok.run("log", "CN26-3.1").output.contains("kim MCST"))
    let undone = husok.runWords(["undo"] + me)
    #expect(undone.code == 0, "\(undone.errors)")
    let isInProgress = { husok.run("list", "st:inProgress", "--ids").lines.contains("CN26-3.1") }
    #expect(!isInProgress())
    #expect(husok.runWords(["undo"] + me).code == 65)
    #expect(husok.run("undo", "--as", "MCST:desk").code == 65)
    #expect(husok.runWords(["redo"] + me).code == 0)
    #expect(isInProgress())
  }

  @Test("The papers are written as the ending of their file says")
  func endings() throws {
    for (name, beginning) in [
      ("x.html", "<!DOCTYPE"), ("x.HTM", "<!DOCTYPE"), ("x.md", "# "), ("x.csv", "\u{FEFF}"),
      ("x.xlsx", "PK"),
    ] {
      let path = husok.folder.file(name)
      #expect(husok.run("report", "-o", path).code == 0)
      #expect(read(name).uppercased().hasPrefix(beginning.uppercased()), "\(name)")
    }
    let path = husok.folder.file("y.html")
    #expect(husok.run("report", "--format", "md", "-o", path).code == 0)
    #expect(read("y.html").hasPrefix("# "))
  }

  @Test("A ministry's file changes no action of others: the row is refused with its number")
  func othersRow() throws {
    let sheet = write(
      "id,status,waitingOn\nCN26-3.1,in progress,\nJP26-2.1,in progress,\n", "s.csv")
    let before = husok.storeText()
    let refused = husok.run("import", sheet, "--by", "MCST")
    #expect(refused.code == 77 && refused.errors.contains("Row 3: JP26-2.1: your ministry"))
    #expect(husok.storeText() == before)
    let path = husok.folder.file("all.json")
    let slice = before.replacing("Deepen AI cooperation", with: "Widen AI cooperation")
    _ = write(slice, "all.json")
    let whole = husok.run("import", path, "--by", "MCST")
    #expect(whole.code == 77 && whole.errors.contains("JP26-2.1: your ministry"))
    #expect(husok.storeText() == before)
    #expect(husok.run("import", sheet, "--by", "MCST", "--skip-bad").code == 0)
    let changed = husok.run("list", "st:inProgress", "--ids").lines
    #expect(changed.contains("CN26-3.1") && !changed.contains("JP26-2.1"))
    #expect(husok.run("import", sheet).code == 0)
  }

  @Test("A slice in JSON, edited by hand and by husok, is merged with what the register did")
  func jsonSlice() {
    let path = husok.folder.file("mcst.json")
    #expect(husok.run("export", "--ministry", "MCST", "--format", "json", "-o", path).code == 0)
    // The slice is a register of its own.
    #expect(husok.run("list", "--store", path).lines.count == 6)
    #expect(husok.run("note", "CN26-3.1", "held", "--store", path, "--as", "MCST").code == 0)
    let edited = read("mcst.json").replacing("in the arts", with: "in all arts")
    _ = write(edited, "mcst.json")
    _ = husok.run("set", "CN26-3.4", "tags=+x")
    _ = husok.run("set", "CN26-3.1", "due=2026-06-30")
    let result = husok.run("import", path, "--by", "MCST")
    #expect(result.code == 0 && result.output.contains("2 records changed, 4 rows as before."))
    let list = husok.run("list", "--json").output
    #expect(list.contains("in all arts") && list.contains("\"due\":\"2026-06-30\""))
    #expect(list.contains("\"sports\",\"x\"") && list.contains("\"text\":\"held\""))
    #expect(husok.run("import", path, "--by", "MCST").output.hasPrefix("0 records changed"))
    _ = write(
      read("mcst.json").replacing(
        "\"ministry\":\"culture\",\"confirmed\":true",
        with: "\"ministry\":\"foreign\",\"confirmed\":true"),
      "mcst.json")
    let refused = husok.run("import", path, "--by", "MCST")
    #expect(refused.code == 65 && refused.errors.contains("secretariat"))
  }

  @Test("CP949 both ways; a character that it lacks is named with its row, and nothing is lost")
  func encoding() {
    let path = husok.folder.file("cp949.csv")
    #expect(husok.run("export", "--lang", "ko", "--encoding", "cp949", "-o", path).code == 0)
    #expect(husok.shell("iconv -f CP949 -t UTF-8 '\(path)' | grep -q 문화체육관광부") == 1)
    #expect(husok.shell("iconv -f CP949 -t UTF-8 '\(path)' | grep -q '점진적 재개'") == 0)
    let back = husok.run("import", path, "--encoding", "cp949")
    #expect(back.output == "0 records changed, 21 rows as before.\n")
    let wrong = husok.run("import", path)
    #expect(wrong.code == 65 && wrong.errors.contains("--encoding cp949"))
    #expect(husok.run("set", "CN26-3.2", "title.en=ready 🎉").code == 0)
    let refused = husok.run("export", "--encoding", "cp949", "-o", path)
    #expect(
      refused.code == 65 && refused.errors.contains("Line 4") && refused.errors.contains("U+1F389"))
    #expect(husok.run("import", path, "--encoding", "cp949", "--dry-run").code == 0)
  }

  @Test(
    "The calendar has the one due date of the bundled register, and Python's icalendar reads it")
  func calendar() {
    let path = husok.folder.file("due.ics")
    #expect(husok.run("export", "-o", path).code == 0)
    let text = read("due.ics")
    #expect(text.matches(of: /BEGIN:VEVENT\r\n/).count == 1)
    #expect(text.contains("DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n"))
    #expect(
      events("due.ics", "UID", "DTSTART", "SUMMARY") == [
        "F262-3@husok 2026-12-31 F262-3 Support for overseas plant orders: "
          + "US$41.2 billion in 22 projects by 2026"
      ])
  }

  /// Some properties of the events of a calendar, as Python's icalendar reads them.
  private func events(_ name: String, _ properties: String...) -> [String] {
    let program = """
      import icalendar, sys
      c = icalendar.Calendar.from_ical(open(sys.argv[1], "rb").read())
      def text(e, p):
          if p not in e: return "-"
          v = e.decoded(p)
          return v.decode() if isinstance(v, bytes) else str(v)
      for e in c.walk("VEVENT"):
          print(" ".join(text(e, p) for p in sys.argv[2:]))
      """
    let script = write(program, "read.py")
    let output = husok.folder.file("events")
    let names = properties.joined(separator: " ")
    #expect(
      husok.shell("python3 '\(script)' '\(husok.folder.file(name))' \(names) >'\(output)'") == 0)
    return read("events").split(separator: "\n").map(String.init)
  }

  @Test("An event tells what became of it, how often it was changed and when last")
  func revisions() {
    let written = { (query: [String]) in
      husok.runWords(
        ["--today", "2026-03-01", "export", "-o", husok.folder.file("due.ics")] + query
      ).code
    }
    let properties = ["UID", "DTSTART", "STATUS", "SEQUENCE", "LAST-MODIFIED", "SUMMARY"]
    let event = { (id: String) in
      events("due.ics", properties[0], properties[1], properties[2], properties[3], properties[4])
        .first { $0.hasPrefix(id + "@husok") }
    }
    _ = husok.run("set", "CN26-3.1", "CN26-3.2", "CN26-3.3", "due=2026-06-30")
    #expect(written([]) == 0)
    let first = event("CN26-3.1") ?? ""
    #expect(first.hasPrefix("CN26-3.1@husok 2026-06-30 CONFIRMED 1 2026-01-2"))
    _ = husok.run("set", "CN26-3.1", "due=2026-07-31", "--reason", "later")
    _ = husok.run("done", "CN26-3.2")
    _ = husok.run("drop", "CN26-3.3", "--reason", "taken up elsewhere")
    #expect(written([]) == 0)
    #expect(event("CN26-3.1")?.hasPrefix("CN26-3.1@husok 2026-07-31 CONFIRMED 2 ") == true)
    #expect(event("CN26-3.2")?.contains(" CONFIRMED 2 ") == true)
    #expect(event("CN26-3.3")?.contains(" CANCELLED 2 ") == true)
    #expect(events("due.ics", "SUMMARY").contains { $0.hasPrefix("✓ CN26-3.2 ") })
    _ = husok.run("reopen", "CN26-3.3", "--reason", "needed after all")
    _ = husok.run("undo")
    #expect(written([]) == 0)
    #expect(event("CN26-3.3")?.contains(" CANCELLED 4 ") == true)
    // Only what is open.
    #expect(written(["is:open"]) == 0)
    #expect(events("due.ics", "UID") == ["F262-3@husok", "CN26-3.1@husok"])
    #expect(written(["is:open", "--ministry", "MCST"]) == 0)
    #expect(events("due.ics", "UID") == ["CN26-3.1@husok"])
  }

  @Test("A calendar in which nothing is due is not written")
  func noCalendar() {
    let path = husok.folder.file("none.ics")
    let result = husok.run("export", "--ministry", "MSIT", "-o", path)
    #expect(result.code == 1 && result.errors.contains("no calendar"))
    #expect(TemporaryFolder.read(path) == nil)
    #expect(husok.run("export", "--ministry", "MSIT", "--format", "ics").output.isEmpty)
  }

  @Test("The last day that can be written has no day after it")
  func lastDay() {
    _ = husok.run("set", "CN26-3.1", "due=9999-12-31")
    #expect(husok.run("export", "-o", husok.folder.file("last.ics")).code == 0)
    #expect(!read("last.ics").contains("10000"))
    #expect(events("last.ics", "UID", "DTSTART").contains("CN26-3.1@husok 9999-12-31"))
    #expect(husok.run("--today", "9999-12-31", "done", "CN26-3.1").code == 0)
    #expect(husok.run("list", "st:done", "--ids").lines == ["CN26-3.1"])
  }

  @Test("An export takes a query, for a sheet and for another husok too")
  func query() {
    _ = husok.run("done", "CN26-3.1")
    let csv = husok.run("export", "st:done").output
    #expect(csv.split(separator: "\r\n").count == 2 && csv.contains("CN26-3.1"))
    let json = husok.run("export", "st:done", "--format", "json").output
    #expect(json.contains("\"id\":\"CN26-3.1\"") && !json.contains("\"id\":\"CN26-3.2\""))
    #expect(husok.run("export", "is:nonsense").code == 64)
    #expect(husok.run("export", "st:onHold").code == 1)
  }
}
