import HusokTestSupport
import Testing

/// A spring of the secretariat, from the closing of the 262nd meeting on.
@Suite("A story")
struct StoryTests {
  private let husok = Husok()

  @discardableResult
  private func on(_ day: String, _ command: [String]) -> Husok.Result {
    let result = husok.runWords(["--today", day] + command)
    #expect(result.code == 0, "\(command): \(result.errors)")
    return result
  }

  private func ids(_ query: [String], on day: String = "2026-05-05") -> [String] {
    husok.runWords(["--today", day, "list", "--ids"] + query).lines
  }

  private func tell() {
    on("2026-02-01", ["init"])
    on("2026-02-01", ["meeting", "close", "F262"])
    on("2026-02-03", ["done", "CN26-3.1", "CN26-3.2"])
    on("2026-02-04", ["set", "F262-3.1", "due=2026-06-30"])
    on("2026-03-01", ["set", "F262-3.1", "due=2026-09-30"])
    on("2026-04-01", ["set", "F262-3.1", "due=연내"])
    on("2026-04-02", ["set", "CN26-3.3", "lead=MOFA", "--reason", "the foreign ministry leads"])
    let names = ["--code", "MOTT", "--en", "Ministry of Trade", "--ko", "통상부"]
    on("2026-05-01", ["ministry", "rename", "MOTIR", "--from", "2026-05-01"] + names)
    let split = ["--code", "MOEP", "--en", "Ministry of Economic Planning", "--ko", "경제기획부"]
    on("2026-05-02", ["ministry", "split", "MOEF", "planning", "--from", "2026-05-02"] + split)
    on("2026-05-03", ["value", "F262-3", "Plant orders won=9.6"])
    on("2026-05-03", ["value", "F262-3", "projects=5"])
    for _ in 0..<3 { on("2026-05-04", ["undo"]) }
    on("2026-05-04", ["redo"])
  }

  @Test("What changed since the meeting is what stands, by what it is")
  func log() {
    tell()
    let log = on("2026-05-05", ["log", "--since", "F262"]).output
    let lines = log.split(separator: "\n").map { line in
      // The number, and what happened, without the title between them.
      let parts = line.split(separator: "  ").dropFirst(line.hasPrefix("  ") ? 3 : 0)
      return ([parts.first] + [parts.dropFirst().last]).compactMap { $0 }.joined(separator: "  ")
    }
    #expect(
      lines == [
        "New (1)",
        "MOEP  Ministry of Economic Planning created (split from MOEF)", "Complete (2)",
        "CN26-3.1  unreported → complete",
        "CN26-3.2  unreported → complete", "Due date moved (3)",
        "F262-3.1  due date: 30 Jun 2026", "F262-3.1  due date: 30 Jun 2026 → 30 Sep 2026",
        "F262-3.1  due date: 30 Sep 2026 → 2026", "Handed over (1)",
        "CN26-3.3  lead ministry: MCST → MOFA (the foreign ministry leads)",
        "Renamed ministries (1)",
        "MOTT  MOTIR → MOTT (from 1 May 2026)",
      ])
  }

  @Test("Queries and earlier days say exactly what happened")
  func lists() {
    tell()
    #expect(ids(["is:postponed"]) == ["F262-3.1"])
    #expect(ids(["is:carried"]).count == 19)
    #expect(ids(["st:done"]) == ["CN26-3.1", "CN26-3.2"])
    #expect(ids(["st:done", "--as-of", "2026-02-02"]) == [])
    #expect(ids(["@mcst!", "--as-of", "2026-04-01"]).count == 5)
    #expect(ids(["@mcst!"]).count == 4)
    #expect(ids(["since:F262"]) == ["CN26-3.1", "CN26-3.2", "CN26-3.3", "F262-3.1"])
    #expect(ids(["@motie"]).count == 13 && ids(["@MOTT"]).count == 13)
    let then = husok.runWords([
      "--today", "2026-05-05", "list", "F262-3.2", "--as-of", "2026-04-30",
    ])
    #expect(then.output.contains("(MOTIR)"))
    #expect(
      husok.runWords(["--today", "2026-05-05", "list", "F262-3.2"]).output.contains("(MOTT)"))
    #expect(ids(["is:overdue"], on: "2026-12-31") == [])
    #expect(ids(["is:overdue"], on: "2027-01-01").count == 7)
  }

  @Test("The check lists what waits for a decision, until it is made")
  func check() {
    tell()
    let waiting = { husok.runWords(["check"]).lines.filter { $0.contains("was split") } }
    #expect(waiting().count == 3)
    on("2026-05-05", ["set", "F262-1.1", "lead=keep"])
    on("2026-05-05", ["set", "F262-2.1", "lead=MOEP"])
    #expect(waiting().map { $0.prefix(8) } == ["F262-3.4"])
    let lines = husok.runWords(["check"]).lines
    #expect(lines.contains { $0.hasPrefix("JP26-1 has no action (") })
    #expect(lines.filter { $0.contains(" has no due date (") }.count == 12)
  }

  @Test("Values are undone with the rest, redone, and shown with their pace")
  func values() {
    tell()
    #expect(husok.runWords(["show", "F262-3"]).output.contains("no value yet of US$41.2 bn"))
    on("2026-05-04", ["redo"])
    on("2026-05-04", ["redo"])
    let text = husok.runWords(["--today", "2026-05-05", "show", "F262-3"]).output
    #expect(text.contains("US$9.6 bn of US$41.2 bn"))
    #expect(text.contains("Projects won: 5 of 22 projects"))
    let korean = husok.runWords(["--today", "2026-05-05", "--lang", "ko", "show", "F262-3"]).output
    #expect(korean.contains("96억 달러 / 412억 달러"))
  }

  @Test("Records are added with the next free number, which is never given twice")
  func records() {
    on("2026-02-01", ["init"])
    on("2026-02-01", ["meeting", "add", "F263", "263rd meeting", "--date", "2026-03-09"])
    on("2026-02-01", ["outcome", "add", "F263", "Supply chains", "--kind", "task", "--due", "H2"])
    let added = on(
      "2026-02-01",
      ["add", "F263-1", "Draw up a plan", "--ko", "계획 수립", "--lead", "(MOEF)", "--due", "+2w"])
    #expect(added.output.hasPrefix("F263-1.1 added."))
    on("2026-02-01", ["undo"])
    let again = on("2026-02-01", ["add", "F263-1", "Draw up another"])
    #expect(again.output.hasPrefix("F263-1.2 added."))
    on(
      "2026-02-01",
      ["ministry", "add", "customs", "--code", "KCS", "--en", "Customs", "--ko", "관세청"])
    on(
      "2026-02-01",
      ["set", "F263-1.2", "lead=(KCS)", "supporting=+MOEF", "due=상반기", "tags=+customs"])
    #expect(ids(["@kcs", "tag:customs"], on: "2026-02-01") == ["F263-1.2"])
    on("2026-02-01", ["note", "F263-1.2", "첫 회의 개최"])
    on("2026-02-01", ["hold", "F263-1.2", "--reason", "상대국 사정"])
    on("2026-02-01", ["undo"])
    #expect(ids(["#f263 st:inProgress or #f263 st:unreported"], on: "2026-02-01") == ["F263-1.2"])
  }

  @Test(
    "A refusal names what to do and changes nothing",
    arguments: [
      (["set", "CN26-3.1", "lead=MOFA"], 64, "--reason"),
      (["set", "CN26-3.1", "due=someday"], 64, "due"),
      (["set", "CN26-3.1", "supporting=+MCST"], 65, "lead"), (["hold", "CN26-3.1"], 64, "reason"),
      (["set", "CN26-3.1", "colour=red"], 64, "colour"),
      (["meeting", "add", "F262", "x"], 65, "F262"),
      (["value", "F262-3", "tonnes=5"], 64, "tonnes"),
      (["value", "F262-3", "projects=many"], 64, "projects"),
      (["set", "CN26-3.1", "lead=MOFA", "--as", "MCST", "--reason", "x"], 77, "secretariat"),
      (["add", "CN26-3", " "], 64, "title"), (["meeting", "add", "f262", "x"], 65, "f262"),
      (["outcome", "add", "F262", "x", "--id", "a b"], 64, "a b"),
      (["ministry", "rename", "MCST", "--code", "MOEF"], 65, "MOEF"),
      (["set", "CN26-3.1", "due"], 64, "FIELD=VALUE"), (["set", "CN26-3.1", "tags=+"], 64, "tag"),
      (["reopen", "CN26-3.1", "--reason", "x"], 65, "nothing to reopen"),
      (["done", "CN26-3.1", "--on", "9999-12-31"], 64, "9999"),
      (["add", "F999-1", "x"], 1, "F999-1"), (["meeting", "clsoe", "F262"], 64, "close"),
    ])
  func refusals(_ command: [String], _ code: Int32, _ hint: String) {
    on("2026-02-01", ["init"])
    let before = husok.storeText()
    let result = husok.runWords(command)
    #expect(result.code == code, "\(result.errors)")
    #expect(result.errors.contains(hint), "\(result.errors)")
    #expect(husok.storeText() == before)
  }
}
