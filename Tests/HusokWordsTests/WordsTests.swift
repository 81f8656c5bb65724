import HusokModel
import HusokTestSupport
import HusokWords
import Testing

@Suite("Words")
struct WordsTests {
  private let english = Words(.english)
  private let korean = Words(.korean)

  @Test(
    "The first form of a plural is for one alone",
    arguments: [(0, "0 actions"), (1, "1 action"), (2, "2 actions"), (11, "11 actions")])
  func plurals(_ count: Int, _ text: String) {
    #expect(english("act.actions", count) == text)
    #expect(korean("act.actions", count) == "과제 \(count)건")
  }

  @Test("Arguments are put in by number, whatever the order of the language")
  func arguments() {
    #expect(english("filter.count", 6, 21) == "6 of 21")
    #expect(korean("filter.count", 6, 21) == "21건 중 6건")
    #expect(english("act.status", "{1}", "x") == "{1} x")
    #expect(english("filter.count", 6) == "6 of ")
  }

  @Test(
    "A day and a due date as each language writes them",
    arguments: [
      ("2026-01-27", "27 Jan 2026", "2026. 1. 27."), ("2026-12-31", "31 Dec 2026", "2026. 12. 31."),
      ("2026-02", "Feb 2026", "2026년 2월"), ("2026-Q1", "Q1 2026", "2026년 1분기"),
      ("2026-Q4", "Q4 2026", "2026년 4분기"), ("2026-H1", "first half of 2026", "2026년 상반기"),
      ("2026-H2", "second half of 2026", "2026년 하반기"), ("2026", "2026", "2026년"),
    ])
  func due(_ text: String, _ inEnglish: String, _ inKorean: String) throws {
    let due = try #require(Due(text))
    #expect(english.due(due) == inEnglish)
    #expect(korean.due(due) == inKorean)
    if let day = Day(text) {
      #expect(english.day(day) == inEnglish)
      #expect(korean.day(day) == inKorean)
    }
  }

  @Test(
    "A due date for a column",
    arguments: [
      ("2026-01-27", "27 Jan 26", "26.1.27."), ("2026-02", "Feb '26", "'26. 2."),
      ("2026-Q3", "Q3 '26", "'26 3분기"), ("2026-H1", "H1 '26", "'26상반기"),
      ("2026-H2", "H2 '26", "'26하반기"), ("2026", "'26", "'26"), ("2105", "'05", "'05"),
      ("2100-12-31", "31 Dec 00", "00.12.31."),
    ])
  func shortDue(_ text: String, _ inEnglish: String, _ inKorean: String) throws {
    let due = try #require(Due(text))
    #expect(english.shortDue(due) == inEnglish)
    #expect(korean.shortDue(due) == inKorean)
  }

  @Test("Every month has its name")
  func months() throws {
    let names = try (1...12).map { month in english.day(try #require(Day(2026, month, 5))) }
    #expect(
      names
        == [
          "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
        ].map { "5 \($0) 2026" })
  }

  @Test("A moment is shown by the clock that noted it")
  func moment() throws {
    let instant = try #require(Instant("2026-01-27T09:05:00+09:00"))
    #expect(english.moment(instant) == "27 Jan 2026 09:05")
    #expect(korean.moment(instant) == "2026. 1. 27. 09:05")
  }

  @Test("The owner of an action stands in brackets while it is a proposal")
  func owner() throws {
    let register = try Fixtures.bundled()
    let confirmed = try #require(register.action("CN26-3.1"))
    let proposed = try #require(register.action("CN26-2.1"))
    #expect(english.owner(confirmed, in: register, on: Fixtures.today) == "MCST")
    #expect(korean.owner(confirmed, in: register, on: Fixtures.today) == "문체부")
    #expect(english.owner(proposed, in: register, on: Fixtures.today) == "(MOTIR)")
    let before = try #require(Day("2025-01-01"))
    #expect(english.owner(proposed, in: register, on: before) == "(MOTIE)")
    #expect(english.owner(FollowUpAction(), in: register, on: Fixtures.today) == "-")
    #expect(english.short("nobody", in: register, on: Fixtures.today) == "nobody")
  }

  @Test("A meeting's short title is without what stands in brackets")
  func shortTitle() throws {
    let register = try Fixtures.bundled()
    let meeting = try #require(register.meeting("CN26"))
    #expect(english.shortTitle(meeting) == "Korea-China summit")
    #expect(korean.shortTitle(meeting) == "한중 정상회담")
    #expect(english.shortTitle(try #require(register.meeting("JP26"))) == "Korea-Japan summit")
  }

  @Test("An act's label names its record, or counts them")
  func labels() throws {
    let register = try Fixtures.bundled()
    var context = Fixtures.context()
    let one = try register.steppingTowardsDone(["CN26-3.1"], in: &context)
    #expect(english.label(one, in: register) == "CN26-3.1 complete")
    #expect(korean.label(one, in: register) == "CN26-3.1 완료")
    let four = try register.steppingTowardsDone(
      ["CN26-3.1", "CN26-3.2", "CN26-3.3", "CN26-3.4"], in: &context)
    #expect(english.label(four, in: register) == "4 actions complete")
    #expect(korean.label(four, in: register) == "과제 4건 완료")
    let note = try register.addingNote("x", to: ["CN26-3.1"], in: &context)
    #expect(english.label(note, in: register) == "note added to CN26-3.1")
    #expect(english.sentence(note, in: register) == "Note added to CN26-3.1.")
    #expect(korean.sentence(note, in: register) == "CN26-3.1 메모를 추가하였습니다.")
  }

  @Test("A line of the history tells from what to what, and why")
  func lines() throws {
    let register = try Fixtures.bundled()
    var context = Fixtures.context()
    let held = try register.changingStatus(
      of: ["CN26-3.1"], to: .onHold, reason: "no partner", in: &context)
    let line = try #require(held.changes.first)
    #expect(english.line(line, in: register) == "unreported → on hold (no partner)")
    #expect(korean.line(line, in: register) == "미보고 → 보류 (no partner)")
    let note = try register.addingNote("partner found", to: ["CN26-3.1"], in: &context)
    #expect(english.line(try #require(note.changes.first), in: register) == "note: partner found")
    var changed = register
    try changed.apply(held)
    let undo = try changed.reversing(.undo, in: &context).act
    let undone = try #require(undo.changes.first)
    #expect(english.line(undone, in: register) == "undone: unreported → on hold (no partner)")
    try changed.apply(undo)
    let redo = try changed.reversing(.redo, in: &context).act
    let redone = try #require(redo.changes.first)
    let undos = Words.undos(among: undo.changes)
    #expect(
      english.line(redone, in: register, undos: undos).hasPrefix("redone: unreported → on hold"))
  }

  @Test("Where an action is due, and whether that is inherited")
  func dueLine() throws {
    let register = try Fixtures.bundled()
    let inherited = try #require(register.place(of: "F262-3.1")).row
    let none = try #require(register.place(of: "CN26-3.1")).row
    #expect(english.dueLine(ofAction: inherited, in: register) == "2026 (from the outcome)")
    #expect(korean.dueLine(ofAction: inherited, in: register) == "2026년 (기한준용)")
    #expect(english.dueLine(ofAction: none, in: register) == "no due date")
  }

  @Test("A refusal and a problem of a query are sentences")
  func sentences() throws {
    #expect(
      english.refusal(.noTransition("CN26-3.1", from: .done, to: .onHold))
        == "CN26-3.1 cannot go from complete to on hold.")
    #expect(korean.refusal(.reasonNeeded(.onHold)) == "\"보류\" 처리에는 사유가 필요합니다.")
    let problems = Query.parse("@mcts", with: Fixtures.input(try Fixtures.bundled())).problems
    #expect(
      english.problem(try #require(problems.first)) == "@mcts: no such ministry. Perhaps @MCST?")
    #expect(english.field("status") == "status")
    #expect(english.field("unknownField") == "unknownField")
  }

  @Test("That a meeting confirms dates is a sentence, and that it no longer does")
  func datesConfirmed() throws {
    var register = try Fixtures.bundled()
    var context = Fixtures.context()
    for (value, english, korean) in [
      ("yes", "F262: the secretariat confirms later due dates.", "F262: 기한 연기는 간사 확인 후 반영."),
      ("no", "F262: later due dates need no confirmation.", "F262: 기한 연기에 간사 확인 불필요."),
    ] {
      let act = try Fixtures.input(register).act(
        setting: "datesConfirmed", of: ["F262"], to: value, in: &context)
      try register.apply(act)
      #expect(Words(.english).sentence(act, in: register) == english)
      #expect(Words(.korean).sentence(act, in: register) == korean)
    }
  }

  @Test("A later date that is asked for does not read like one that holds")
  func asked() throws {
    var register = try Fixtures.bundled()
    var context = Fixtures.context()
    var request = DueRequest()
    request.due = Due("2026-12-15")
    request.reason = "more time"
    let act = try register.setting(
      "dueAsked", of: ["CN26-3.1"], to: request.value, reason: "more time", in: &context)
    try register.apply(act)
    let change = try #require(act.changes.first)
    let told = english.ends(of: change, in: register)
    #expect(told.label == "" && told.new == "asks for 15 Dec 2026 (more time)")
    #expect(korean.ends(of: change, in: register).new == "연기요청 2026. 12. 15. (more time)")
    #expect(english.reason(of: change) == nil)
  }
}
