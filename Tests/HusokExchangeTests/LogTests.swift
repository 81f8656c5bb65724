import HusokModel
import HusokTestSupport
import HusokWords
import Testing

@testable import HusokExchange

@Suite("Action logs as others keep them")
struct LogTests {
  @Test("조치사항 관리대장: headings over two lines, merged cells, a row that goes on")
  func registerOfMeasures() throws {
    let log = try LogSample("register-of-measures")
    #expect(log.table.titles.first == "제1차 대외경제 조치사항 관리대장")
    #expect(
      log.uses == [
        "연번: leave", "분야: outcome", "조치사항: title", "소관 주관: lead", "소관 협조: supporting",
        "이행기한 당초: firstDue", "이행기한 변경: due", "추진상황 진도율: percent",
        "추진상황 추진실적: progress", "비고: note",
      ])
    let plan = try log.plan()
    #expect(plan.refused == [] && plan.unknown == [])
    let actions = try log.actions(plan)
    #expect(
      actions.map(\.facts) == [
        "F262-5.1 inProgress trade+foreign+science 2026-03-31 first 2025-12-31",
        "F262-5.2 inProgress (trade)+climate 2026-06",
        "F262-6.1 notStarted culture 2026-H1",
        "F262-6.2 reportedDone foreign 2026-01-31",
      ])
    #expect(
      actions[0].noted == [
        "progress: 추진상황 진도율: 60%", "progress: 2026-01-15 과장급 협의 개최",
        "progress: 2025-12-10 중국 상무부에 의제안 전달", "progress: 2026-01-20 의제 확정",
        "progress: 비고: 국장급 협의로 격상 검토",
      ])
    #expect(actions[3].noted.contains("progress: 소관 주관: 외교부 동북아시아국"))
    #expect(plan.register.outcome("F262-5")?.title.ko == "통상")
    #expect(
      plan.remarks == [
        .passedOver(row: 10, "소계"), .passedOver(row: 11, "* 진도율은 부처 자체 평가"),
      ])
    #expect(try log.lost(in: plan) == [])
  }

  @Test("후속조치 현황: status, four blocks of notes, done days, evidence, what comes first")
  func followUpStatus() throws {
    var log = try LogSample("follow-up-status")
    #expect(log.open == ["여성청소년기획단", "관세청"])
    #expect(try log.plan().refused.map(\.row) == [2, 6, 3])
    try log.answer("여성청소년기획단", LogMeaning.none)
    let new = LogProposal(log.table, for: log.register, today: Fixtures.today)
      .newMinistry("관세청", beside: log.mapping)
    try log.answer("관세청", new.answer, isNew: true)
    let plan = try log.plan()
    #expect(plan.refused == [] && plan.unknown == [])
    let actions = try log.actions(plan)
    #expect(
      actions.map(\.facts) == [
        "F262-5.1 inProgress trade+관세청 2026-06-30",
        "F262-5.2 inProgress trade+foreign+smes 2026-03 after F262-5.1",
        "F262-6.1 done foreign+culture 2025-12-31 done 2026-01-05",
        "F262-6.2 onHold -+labor+culture 2026-Q4 after F262-6.1,CN26-3.1",
        "F262-6.3 reportedDone coordination -",
      ])
    #expect(
      actions[0].noted == [
        "progress: 2026-01-12 연계 항목 185개 합의", "plan: 2026-03-15 시범 운영",
        "difficulty: 상대국 자료 제공 지연", "request: 재외공관의 면담 주선",
      ])
    #expect(actions[2].evidence.first?.locator == "https://example.go.kr/doc/1123")
    #expect(plan.register.ministry("관세청")?.kind == .institution)
    #expect(plan.remarks == [.passedOver(row: 5, "번호")])
    #expect(try log.lost(in: plan) == [])
  }

  @Test("A RAID log: its types as tags, people with their ministries, dates with the day first")
  func raid() throws {
    let log = try LogSample("raid-log")
    #expect(log.open == [])
    let plan = try log.plan()
    #expect(plan.refused == [] && plan.unknown == [])
    let actions = try log.actions(plan)
    #expect(
      actions.map(\.facts) == [
        "F262-5.1 notStarted trade 2026-02-27 high", "F262-5.2 inProgress foreign 2026-03-31 high",
        "F262-5.3 onHold trade+finance 2026-04-15",
        "F262-5.4 done science 2026-01-20 done 2026-01-19",
      ])
    #expect(
      actions.map(\.tags) == [
        ["A-01", "Action"], ["R-02", "Risk"], ["I-03", "Issue"], ["D-04", "Decision"],
      ])
    #expect(
      actions[0].noted.suffix(2) == [
        "progress: 2026-01-12 Draft list of 40 items sent", "progress: 2025-12-01 Kick-off held",
      ])
    #expect(actions[1].noted.contains("progress: Priority: Critical"))
    #expect(actions[3].noted.contains("progress: Owner: Mr Lee (MSIT)"))
    #expect(plan.register.outcome("F262-5")?.title.en == "Supply Chain Programme - RAID Log v14")
    #expect(try log.lost(in: plan) == [])
  }

  @Test("An action item log: the first date beside the new one, notes with the day they are of")
  func actionItems() throws {
    let log = try LogSample("action-items")
    let plan = try log.plan()
    #expect(plan.refused == [] && plan.unknown == [])
    let actions = try log.actions(plan)
    #expect(
      actions.map(\.facts) == [
        "F262-5.1 inProgress culture+foreign 2026-01-30 first 2025-12-15",
        "F262-5.2 notStarted oceans 2026-01-31",
        "F262-5.3 done foreign+culture+trade 2026-01-13", "F262-5.4 inProgress kotra 2026-02-28",
      ])
    #expect(
      actions[0].noted == [
        "progress: 2026-01-20 Meeting: 262nd meeting", "progress: 2026-01-20 Action owner: J. Kim",
        "progress: 2026-01-20 % complete: 80",
        "progress: 2026-01-20 Draft cleared by the legal office",
      ])
    #expect(try log.lost(in: plan) == [])
  }

  @Test("A tracker's export: keys, labels of several columns, comments with day and author, links")
  func tracker() throws {
    let log = try LogSample("jira-export")
    #expect(log.open == [])
    let plan = try log.plan()
    #expect(plan.refused == [] && plan.unknown == [])
    let actions = try log.actions(plan)
    #expect(
      actions.map(\.facts) == [
        "F262-5.1 notStarted trade 2026-02-28",
        "F262-5.2 inProgress science 2026-01-31 high after F262-5.1",
        "F262-6.1 done foreign 2026-01-12 done 2026-01-13",
        "F262-6.2 dropped oceans - after F262-5.2,F262-5.1",
      ])
    #expect(actions[0].tags == ["SUP-12", "Task", "hotline", "data"])
    let comments = actions[0].notes.filter { $0.by == "jkim" || $0.by == "mpark" }
    #expect(comments.map { $0.at?.day.description } == ["2026-01-12", "2026-01-15"])
    #expect(comments.last?.text == "Reminder sent to all four ministries")
    #expect(plan.register.outcome("F262-6")?.title.en == "SUP-2")
    #expect(try log.lost(in: plan) == [])
  }

  @Test("An auditor's recommendations: title lines above the heading, states in its own words")
  func recommendations() throws {
    var log = try LogSample("recommendations")
    #expect(log.open == ["National Data Office"])
    let new = LogProposal(log.table, for: log.register, today: Fixtures.today)
      .newMinistry("National Data Office", beside: log.mapping)
    #expect(new.answer == "NDO")
    try log.answer("National Data Office", new.answer, isNew: true)
    let plan = try log.plan()
    #expect(plan.refused == [] && plan.unknown == [])
    let actions = try log.actions(plan)
    #expect(
      actions.map(\.facts) == [
        "F262-5.1 inProgress trade - high", "F262-5.2 notStarted trade -",
        "F262-5.3 done NDO - done 2026-01-09", "F262-5.4 dropped foreign - high",
      ])
    #expect(actions[0].noted.first == "progress: Status: Open – Partially Addressed")
    #expect(actions[3].noted.last == "progress: Date closed: 2026-01-16")
    #expect(plan.register.ministry("NDO")?.names.first?.en == "National Data Office")
    #expect(try log.lost(in: plan) == [])
  }

  @Test(
    "A log is one act, which taking back leaves no trace of",
    arguments: [
      "register-of-measures", "raid-log", "action-items", "jira-export",
    ])
  func undo(_ name: String) throws {
    let log = try LogSample(name)
    let plan = try log.plan()
    var register = log.register
    try register.apply(try #require(plan.act))
    #expect(register.actions.count == log.register.actions.count + plan.made.count)
    var context = Fixtures.context(seed: 7)
    try register.apply(try register.reversing(.undo, in: &context).act)
    #expect(register.actions == log.register.actions)
    #expect(register.outcomes == log.register.outcomes)
    #expect(register.ministries == log.register.ministries)
  }
}
