import HusokTestSupport
import Testing

@testable import HusokModel

@Suite("Notes and evidence that are put right or taken back")
struct WithdrawalTests {
  private let id = "CN26-3.1"

  /// The bundled register a week after the meeting, with two notes and a piece of evidence.
  private func register() throws -> Register {
    var register = try Fixtures.bundled()
    var context = later(1)
    try register.apply(register.addingNote("First talks", to: [id], in: &context))
    try register.apply(register.addingNote("Second talks", kind: .plan, to: [id], in: &context))
    var evidence = Evidence()
    evidence.title = "Minutes"
    evidence.locator = "https://example.go.kr/minutes"
    try register.apply(register.addingEvidence(evidence, to: [id], in: &context))
    return register
  }

  private func later(_ seed: UInt64) -> ActContext {
    let at = Instant(
      day: Fixtures.today.adding(days: 6 + Int(seed)), secondOfDay: 36_000, offsetMinutes: 540)
    return Fixtures.context(at: at, seed: seed)
  }

  private func finds(_ text: String, _ register: Register) throws -> Bool {
    let today = Fixtures.today.adding(days: 30)
    let (query, problems) = Query.parse(text, with: Fixtures.input(register, on: today))
    #expect(problems.isEmpty)
    let scope = QueryScope(register, today: today, for: query)
    let row = try #require(register.place(of: id)?.row)
    return query.matches(row, in: scope)
  }

  @Test(
    "A note is put right at its place, with who wrote it and when; undo has the old words again")
  func corrected() throws {
    var register = try register()
    var context = later(2)
    let before = try #require(register.action(id)?.notes)
    try register.apply(
      register.correcting(note: 0, of: id, text: "First talks in Seoul", in: &context))
    let after = try #require(register.action(id)?.notes)
    #expect(after.map(\.text) == ["First talks in Seoul", "Second talks"])
    #expect(after[0].at == before[0].at && after[0].by == before[0].by)
    try register.apply(
      register.correcting(note: 1, of: id, text: "Third", kind: .difficulty, in: &context))
    #expect(register.action(id)?.notes[1].kind == .difficulty)
    for _ in 0..<2 { try register.apply(register.reversing(.undo, in: &context).act) }
    #expect(register.action(id)?.notes == before)
    #expect(throws: Refusal.noSuchPart(id, .note(2))) {
      try register.correcting(note: 2, of: id, text: "x", in: &context)
    }
    #expect(throws: Refusal.emptyText) {
      try register.correcting(note: 0, of: id, text: " ", in: &context)
    }
  }

  @Test("What was taken back stays in the register, and is found no more until it is brought back")
  func withdrawn() throws {
    var register = try register()
    var context = later(3)
    #expect(try finds("note:first", register) && finds("minutes", register))
    try register.apply(register.withdrawing(.note(0), of: id, in: &context))
    try register.apply(register.withdrawing(.evidence(0), of: id, in: &context))
    let action = try #require(register.action(id))
    #expect(action.notes[0].withdrawn?.by == "kim" && action.notes[0].text == "First talks")
    #expect(action.standingNotes.map(\.text) == ["Second talks"])
    #expect(action.standingEvidence.isEmpty)
    #expect(try !finds("note:first", register) && !finds("minutes", register))
    #expect(try finds("no:evidence", register) && finds("note:second", register))
    #expect(throws: Refusal.noSuchPart(id, .note(0))) {
      try register.withdrawing(.note(0), of: id, in: &context)
    }
    for _ in 0..<2 { try register.apply(register.reversing(.undo, in: &context).act) }
    #expect(try finds("note:first", register) && finds("minutes", register))
  }

  @Test("A word that was taken back is no report, and putting one right is no new word")
  func reported() throws {
    var register = try Fixtures.bundled()
    var context = later(4)
    #expect(try finds("no:report", register))
    try register.apply(register.addingNote("First talks", to: [id], in: &context))
    #expect(try !finds("no:report", register))
    try register.apply(register.correcting(note: 0, of: id, text: "Talks", in: &context))
    #expect(try !finds("no:report", register))
    try register.apply(register.withdrawing(.note(0), of: id, in: &context))
    #expect(try finds("no:report", register))
    try register.apply(register.addingNote("Really", to: [id], in: &context))
    #expect(try !finds("no:report", register))
  }

  @Test("Who took a note back later has it taken back; the other words are not lost")
  func merged() throws {
    let base = try register()
    var (ours, theirs) = (base, base)
    var (mine, yours) = (later(5), later(6))
    try ours.apply(ours.correcting(note: 0, of: id, text: "Mine", in: &mine))
    try theirs.apply(theirs.withdrawing(.note(0), of: id, in: &yours))
    let merged = Merge.merge(base: base, ours: ours, theirs: theirs).register
    let notes = try #require(merged.action(id)?.notes)
    #expect(notes.map(\.text) == ["First talks", "Second talks"])
    #expect(notes.map { $0.withdrawn == nil } == [false, true])
    #expect(merged.dispute(id, "notes/1")?.from["text"] == "Mine")
  }

  @Test(
    "Only pages of the web and files are opened",
    arguments: [
      ("https://example.go.kr/a?b=1", "https://example.go.kr/a?b=1"),
      ("~/minutes.pdf", "~/minutes.pdf"),
      ("file:///srv/a.pdf", "/srv/a.pdf"), ("./a.pdf", "./a.pdf"), ("minutes", nil),
      ("javascript:alert(1)", nil), ("-rf/x", nil), ("https://a b", nil), ("ftp://a/b", nil),
      ("https://a\u{202E}b", nil), ("", nil),
    ] as [(String, String?)])
  func addresses(_ locator: String, _ address: String?) {
    #expect(EvidenceAddress(locator)?.text == address)
  }
}
