import HusokTestSupport
import Testing

@Suite("Steps on the command line")
struct StepCommandTests {
  private let husok = Husok()
  private let id = "CN26-3.1"

  init() {
    _ = husok.run("init")
  }

  @Test("A step is added, changed, done, not done and removed, each with its own undo")
  func life() {
    let added = husok.run(
      "step", "add", id, "Public hearing", "--ko", "공청회", "--due", "2026-01-20", "--ministry",
      "mpb")
    #expect(added.output.hasPrefix("CN26-3.1/1: step added: Public hearing."), "\(added)")
    #expect(husok.run("list", "is:step-late", "--ids").lines == [id])
    #expect(husok.run("list", "is:overdue", "#CN26", "--ids").lines == [id])
    #expect(husok.run("list", id).output.contains("  0/1"))
    let show = husok.run("show", id, "--lang", "ko").output
    #expect(show.contains("추진단계") && show.contains("· 1. 공청회"), "\(show)")
    #expect(show.contains("7일 지연") && show.contains("기획처"), "\(show)")
    #expect(husok.run("step", "edit", "\(id)/1", "--due", "2026-03", "--ministry", "").code == 0)
    #expect(husok.run("list", "is:step-late", "--ids").code == 1)
    let done = husok.run("done", "\(id)/1", "--on", "2026-01-26")
    #expect(done.output.contains("done, 26 Jan 2026"), "\(done)")
    #expect(done.output.contains("husok done \(id)"), "\(done)")
    #expect(husok.run("reopen", "\(id)/1").code == 0)
    let removed = husok.run("step", "remove", "\(id)/1")
    #expect(removed.output.contains("step removed"), "\(removed)")
    for _ in 0..<5 { #expect(husok.run("undo").code == 0) }
    #expect(!husok.storeText().contains("\"steps\":"))
  }

  @Test("A ready list is added whole; an office's own takes its place, a fault in it is told")
  func lists() {
    let lists = husok.run("step", "lists").output
    #expect(lists.contains("treaty\tnegotiation\tTrade treaty\t통상조약\n"), "\(lists)")
    let added = husok.run("step", "add", id, "--list", "treaty", "--lang", "ko")
    #expect(added.output.hasPrefix("CN26-3.1 단계 12개 추가"), "\(added)")
    #expect(husok.run("step", "add", id, "--list", "nothing").code == 64)
    #expect(husok.run("step", "add", id, "x", "--list", "treaty").code == 64)
    let folder = husok.folder.file(".config/husok")
    _ = husok.shell("mkdir -p '\(folder)'")
    let own = lists.split(separator: "\n").prefix(3).joined(separator: "\n")
    TemporaryFolder.write(Array((own + "\n").utf8), to: folder + "/steps.tsv")
    var office = husok
    office.environment["XDG_CONFIG_HOME"] = husok.folder.file(".config")
    #expect(
      office.run("step", "add", "CN26-3.2", "--list", "treaty").output.contains("step added"))
    TemporaryFolder.write(Array("treaty\tparty\tx\tx\n".utf8), to: folder + "/steps.tsv")
    let fault = office.run("step", "lists")
    #expect(fault.code == 0 && fault.errors.contains("row 1"), "\(fault)")
    #expect(fault.output == lists)
  }

  @Test("What is late by a step alone says by which; a step is told from a record")
  func lateByStep() {
    _ = husok.run("step", "add", id, "Public hearing", "--due", "2026-01-20")
    let late = husok.run("list", "is:overdue", "#CN26").output
    #expect(late.contains("step 1, 7 days"), "\(late)")
    #expect(husok.run("report").output.contains("step 1 7 days late"))
    let compared = husok.run("list", id, "--compare", "2026-01-26").output
    #expect(compared.contains("- → 0/1"), "\(compared)")
    let step = husok.run("show", "\(id)/1")
    #expect(step.code == 1 && step.errors.contains("husok show \(id)"), "\(step)")
    for command in [["evidence", id, "Minutes"], ["done", "\(id)/1"]] {
      let refused = husok.runWords(command + ["--on", "2027-01-01"])
      #expect(refused.code == 64 && refused.errors.contains("in the future"), "\(refused)")
    }
  }

  @Test("What names no step, or nobody may do, is told in one line")
  func refusals() {
    #expect(husok.run("step", "edit", id, "--due", "2026-03").code == 64)
    #expect(husok.run("done", "\(id)/9").code == 64)
    #expect(husok.run("step", "add", id).code == 64)
    #expect(husok.run("step", "add", id, "x", "--ministry", "nobody").code == 64)
    #expect(husok.run("step", "add", id, "x", "--as", "MOFA").code == 77)
    #expect(husok.run("step", "add", id, "x", "--as", "MCST:reader").code == 77)
    #expect(husok.run("step", "add", id, "x", "--read-only").code == 77)
    _ = husok.run("step", "add", id, "x", "--demo")
    #expect(!husok.storeText().contains("\"steps\":"))
  }

  @Test("Sheets show the steps to be read, and refuse to have them changed there")
  func sheet() {
    _ = husok.run("step", "add", id, "--list", "visit")
    let file = husok.folder.file("mcst.csv")
    _ = husok.run("export", "--ministry", "MCST", "-o", file)
    let text = String(decoding: TemporaryFolder.read(file) ?? [], as: UTF8.self)
    #expect(text.contains("0/5\n1. Dates agreed"), "\(text)")
    _ = husok.run("done", "\(id)/1")
    let same = husok.run("import", file, "--by", "MCST")
    #expect(same.code == 0 && same.output.hasPrefix("0 records changed"), "\(same)")
    let changed = text.replacing("1. Dates agreed", with: "1. Dates refused")
    TemporaryFolder.write(Array(changed.utf8), to: file)
    #expect(husok.run("import", file, "--by", "MCST").code != 0)
  }

  @Test("The page of the ministry names the next step")
  func pack() {
    _ = husok.run("step", "add", id, "Public hearing", "--ko", "공청회", "--due", "2026-03")
    let page = husok.run("report", "--ministry", "MCST", "--lang", "ko").output
    #expect(page.contains("다음 단계: 공청회, 2026년 3월"), "\(page)")
  }

  @Test("A ready list adds what is not there yet; where all is, it says so and changes nothing")
  func again() {
    _ = husok.run("step", "add", id, "dates AGREED")
    let rest = husok.run("step", "add", id, "--list", "visit")
    #expect(rest.output.hasSuffix("1 was there already.\n"), "\(rest)")
    #expect(rest.output.hasPrefix("CN26-3.1 4 steps added") || rest.output.contains("4 steps"))
    let before = husok.storeText()
    let again = husok.run("step", "add", id, "--list", "visit")
    #expect(again.code == 65 && again.errors.contains("has all steps of"), "\(again)")
    let korean = husok.run("step", "add", id, "--list", "visit", "--lang", "ko")
    #expect(korean.errors.contains("단계가 이미 모두 있습니다"), "\(korean)")
    #expect(husok.storeText() == before)
    let other = husok.run("step", "add", "CN26-3.2", "--list", "visit", "--dry-run")
    #expect(other.code == 0 && !other.output.contains("there already"), "\(other)")
  }

  @Test("The numbers of steps stand below each other by their last digits")
  func aligned() {
    _ = husok.run("step", "add", id, "--list", "treaty")
    let lines = husok.run("show", id).lines.filter { $0.contains("· ") }
    let ends = lines.compactMap { line in
      line.firstRange(of: ". ")?.lowerBound.utf16Offset(in: line)
    }
    #expect(ends.count >= 12 && Set(ends).count == 1, "\(lines)")
  }
}
