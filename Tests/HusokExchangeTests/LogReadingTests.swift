import HusokModel
import HusokTestSupport
import HusokWords
import Testing

@testable import HusokExchange

@Suite("How action logs are read")
struct LogReadingTests {
  @Test("A heading over two lines is found with its cells merged or repeated")
  func twofold() throws {
    let bare = try LogSample(lines: [
      "Title of the log,,,", "Action,Date,,Owner", ",Target,Revised date,", "Sign,1 Feb 2026,,MOFA",
    ])
    let filled = try LogSample(lines: [
      "Title of the log,Title of the log,Title of the log,Title of the log",
      "Action,Date,Date,Owner", "Action,Target,Revised date,Owner", "Sign,1 Feb 2026,,MOFA",
    ])
    for log in [bare, filled] {
      #expect(
        log.uses == [
          "Action: title", "Date Target: firstDue", "Date Revised date: due", "Owner: lead",
        ])
      #expect(log.table.titles == ["Title of the log"])
      #expect(
        try log.actions(log.plan()).map(\.facts) == [
          "F262-5.1 unreported foreign 2026-02-01"
        ])
    }
  }

  @Test("Columns without a heading that is known are told by what stands in them")
  func contents() throws {
    let log = try LogSample(lines: [
      "#,What has to happen,M1,M2,M3,M4,M5,M6",
      "1,Send the draft to the other side,산업부,\"외교부, 문체부\",2026-02-01,50%,완료보고,https://a.example",
      "2,Agree the wording of the annex,문체부,,2026. 3. 1.,20%,추진중,https://b.example",
    ])
    #expect(
      log.mapping.columns.map(\.use) == [
        .leave, .title, .lead, .supporting, .due, .percent, .status, .evidence,
      ])
  }

  @Test("A line that names what follows becomes the outcome, also where its cells are merged")
  func sections() throws {
    for line in ["Ⅰ. 통상,,", "Ⅰ. 통상,Ⅰ. 통상,Ⅰ. 통상"] {
      let log = try LogSample(lines: [
        "연번,조치사항,소관", line, "1,협의 개최,산업부", "Ⅱ. 문화,,", "2,협정 체결,문체부",
      ])
      let plan = try log.plan()
      #expect(try log.actions(plan).map(\.outcome) == ["F262-5", "F262-6"])
      #expect(plan.register.outcome("F262-6")?.title.ko == "Ⅱ. 문화")
    }
  }

  @Test("Rows that repeat number and title, as merged cells do, are one action")
  func repeated() throws {
    let log = try LogSample(lines: [
      "ID,Action,Lead ministry,Support,Update", "A-1,Sign the text,MOFA,MCST,Draft sent",
      "A-1,Sign the text,MOFA,MOTIR,Wording agreed", "A-2,Sign the text,MOFA,,",
    ])
    let actions = try log.actions(log.plan())
    #expect(actions.map(\.supporting) == [["culture", "trade"], []])
    #expect(actions[0].noted == ["progress: Draft sent\nWording agreed"])
  }

  @Test("A cell that says nothing is refused with its row, its column and the reason")
  func refused() throws {
    let log = try LogSample(lines: [
      "Action,Lead ministry,Due date,Status,Date closed",
      "One,MOFA,some day soon,Open,", "Two,MOFA,05/06/2026,Open,", "Three,MOFA,,Open,2026-01-05",
      "Four,MOFA,,Closed,2027-01-05", ",,2026-02-01,,", "Six,MOFA,2026-02-02,Open,",
    ])
    let plan = try log.plan()
    let words = Words(.english)
    let sentences = plan.refused.map { words.sentence($0) }
    #expect(plan.made.map(\.row) == [7])
    #expect(plan.refused.map(\.row) == [2, 3, 4, 5])
    #expect(sentences[0].hasPrefix("Row 2, Due date:") && sentences[0].contains("some day soon"))
    #expect(sentences[1].contains("2026-05-06") && sentences[1].contains("2026-06-05"))
    #expect(sentences[2].hasPrefix("Row 4: Date closed is taken only beside"))
    #expect(sentences[3].hasPrefix("Row 5: Date closed:"))
  }

  @Test("The order of day and month is told by the dates that only fit one")
  func orders() throws {
    let log = try LogSample(lines: [
      "Action,Due date,Date closed", "One,05/06/2026,", "Two,25/06/2026,",
    ])
    #expect(try log.actions(log.plan()).map(\.due?.description) == ["2026-06-05", "2026-06-25"])
  }

  @Test(
    "Notes of one cell are told apart by the days in front of them",
    arguments: [
      ("2026-01-12: sent\n2026-01-20: agreed", ["2026-01-12 sent", "2026-01-20 agreed"]),
      ("- (1.15.) 협의 개최\n- 후속 협의", ["2026-01-15 협의 개최\n- 후속 협의"]),
      ("ㅇ 12.20. 착수\nㅇ '26.1.5. 보고", ["2025-12-20 착수", "2026-01-05 보고"]),
      ("[12 Jan 2026] sent; done", ["2026-01-12 sent; done"]),
      ("02/Jan/26 9:00 AM;kim;Sent", ["2026-01-02 Sent"]),
      ("2026-03-15 시범 운영", ["2026-03-15 시범 운영"]),
      ("1.5조원 투자\n3:00 회의", ["1.5조원 투자\n3:00 회의"]),
      ("In December 2025, drafts", ["In December 2025, drafts"]),
    ])
  func notes(_ cell: String, _ expected: [String]) {
    let parts = LogNotes(cell, today: Fixtures.today).parts
    #expect(parts.map { ($0.day.map { "\($0) " } ?? "") + $0.text } == expected)
  }

  @Test("Percentages are read as they are written, and say where an action stands")
  func percents() throws {
    for (cells, statuses) in [
      (["0%", "35 %", "100%"], [Status.notStarted, .inProgress, .reportedDone]),
      (["0", "0.35", "1"], [.notStarted, .inProgress, .reportedDone]),
      (["0", "1", "100"], [.notStarted, .inProgress, .reportedDone]),
    ] {
      let log = try LogSample(
        lines: ["Action,% complete"] + cells.enumerated().map { "Action \($0),\($1)" })
      #expect(try log.actions(log.plan()).map(\.status) == statuses)
    }
  }

  @Test("A row whose action is there already is not taken a second time")
  func again() throws {
    let log = try LogSample("raid-log")
    var register = log.register
    try register.apply(try #require(log.plan().act))
    let plan = try LogPlan(
      log.table, log.mapping, into: register, named: "log", today: Fixtures.today,
      Fixtures.context(seed: 5))
    #expect(plan.act == nil && plan.refused.count == 4)
  }

  @Test("Actions come to stand under one outcome that is chosen, or that a cell names")
  func outcomes() throws {
    var log = try LogSample(lines: ["Action,Outcome", "One,", "Two,F262-3", "Three,New theme"])
    log.mapping.into = "f262-2"
    let plan = try log.plan()
    #expect(
      try log.actions(plan).map(\.outcome) == ["F262-2", "F262-3", "F262-5"], "\(plan.refused)")
    log.mapping.into = "nowhere"
    #expect(throws: LogPlan.Fault.refusal(.noSuchRecord("nowhere"))) { try log.plan() }
    log.mapping.into = nil
    #expect(throws: LogPlan.Fault.refusal(.nothingNamed)) { try log.plan() }
  }

  @Test("What the mapping does not name is told, what it names twice is refused, desks are too")
  func mapping() throws {
    var log = try LogSample(lines: ["Action,Remark,Other", "One,a,b"])
    log.mapping.columns.removeLast()
    #expect(try log.plan().unknown.map(\.heading) == ["Other"])
    log.mapping.columns = [LogColumn("Action", .title), LogColumn("Remark", .title)]
    #expect(throws: LogPlan.Fault.twice(.title)) { try log.plan() }
    log.mapping.columns = [LogColumn("Action", .title)]
    #expect(throws: LogPlan.Fault.refusal(.fieldForSecretariat(Change.wholeRecord))) {
      try log.plan(by: Fixtures.context(role: .desk))
    }
  }

  @Test("A mapping that was kept is found by its headings, in whatever order, and the latest one")
  func kept() throws {
    let log = try LogSample("action-items")
    var settings = Settings()
    settings.keep(log.mapping)
    var other = log.mapping
    other.columns.reverse()
    other.into = "JP26"
    settings.keep(other)
    #expect(settings.logs.count == 1)
    #expect(settings.mapping(of: log.table.headings)?.into == "JP26")
    #expect(settings.mapping(of: ["Action"]) == nil)
    #expect(try Settings(settings.value) == settings)
  }
}
