import HusokModel
import HusokTestSupport
import HusokWords
import Testing

@testable import HusokExchange

@Suite("Numbers of the meeting pack")
struct PackNumberTests {
  private let register: Register
  // Late enough for some to be decided on.
  private let today = Fixtures.eventfulToday.adding(days: 45)
  private let document: PackDocument

  init() throws {
    var register = try Fixtures.eventful()
    // One without an owner that is not pursued: it is nobody's to decide on.
    var context = Fixtures.context(seed: 9)
    let id = try #require(register.actions.first { $0.lead?.confirmed == false }?.id)
    try register.apply(
      try register.settingLead(of: [id], to: nil, reason: "so", in: &context))
    try register.apply(
      try register.changingStatus(of: [id], to: .dropped, reason: "so", in: &context))
    self.register = register
    document = MeetingPack(register: register, today: today).document
  }

  /// How many actions a query finds.
  private func count(_ text: String) -> Int {
    let (query, problems) = Query.parse(text, with: Fixtures.input(register, on: today))
    #expect(problems.isEmpty, "\(text)")
    let scope = QueryScope(register, today: today, for: query)
    return register.actions.indices.count { query.matches($0, in: scope) }
  }

  private func count(_ figure: ActionFigure) -> Int { count(figure.query) }

  @Test("The sums are those that queries find", arguments: Language.allCases)
  func sums(_ language: Language) throws {
    let words = Words(language)
    let text = PackText.text(document, [language])
    let sums = [
      words(
        "pack.signals", count(.overdue), count(.atRisk), count(.noDue), count(.inherited)),
      words("pack.owners", count(.confirmed), count(.proposed), count(.noOwner)),
      "\(words("pack.decideOwner")) \(words("pack.count", count(.noOwner)))",
      "\(words("pack.decideProposal")) \(words("pack.count", count(.proposed)))",
      "\(words("pack.decideHandOver")) \(words("pack.count", count(.handOver)))",
      "\(words("pack.decideLate")) \(words("pack.count", count(.escalated)))",
    ]
    for sum in sums { #expect(text.contains(sum), "\(sum)") }
    #expect(count(.noOwner) > 0 && count("@none") > count(.noOwner))
  }

  @Test("The tables by meeting and ministry are those that queries find")
  func tables() throws {
    let words = Words(.english)
    let tables = document.blocks(in: .english).compactMap { block -> PackTable? in
      if case .table(let table) = block { table } else { nil }
    }
    let statuses: [Status] = [
      .done, .reportedDone, .inProgress, .notStarted, .onHold, .unreported, .dropped,
    ]
    let asked =
      [""] + statuses.map { ActionFigure.query(of: $0) } + [ActionFigure.overdue.query]
    var rows = 0
    for caption in ["pack.byMeeting", "pack.byMinistry"] {
      let table = try #require(tables.first { $0.caption == words(caption) })
      for row in table.rows {
        let name = String(row[0].prefix { $0 != " " })
        let scope = row[0] == words("owner.none") ? "@none" : "@\(name)!"
        let prefix = caption == "pack.byMeeting" ? "in:\(name)" : scope
        #expect(row.dropFirst().map { $0 } == asked.map { String(count("\(prefix) \($0)")) })
        rows += 1
      }
    }
    #expect(rows > 10)
  }

  @Test(
    "Unfinished business is what queries find, and so late that it is decided on what they find")
  func unfinished() throws {
    for (since, name) in [(ChangePoint.meeting("F262"), "F262"), (.day(today), "\(today)")] {
      let pack = MeetingPack(register: register, today: today, since: since).document
      let words = Words(.english)
      let table = pack.blocks(in: .english).compactMap { block -> PackTable? in
        if case .table(let table) = block, table.caption == words("pack.unfinished") {
          table
        } else {
          nil
        }
      }.first
      let wanted = count("is:open is:counted -new:\(name)")
      #expect(try #require(table).rows.count == wanted && wanted > 0)
    }
    #expect(count("is:open is:counted -new:F262") < count("is:open is:counted"))
    #expect(count(.escalated) > 0 && count(.escalated) < count(.overdue) + count("is:postponed"))
  }

  @Test("The bars are those that queries find")
  func bars() throws {
    let bars = document.blocks(in: .english).flatMap { block -> [PackBars.Bar] in
      if case .bars(let bars) = block { bars.bars } else { [] }
    }
    for meeting in register.meetings where count("in:\(meeting.id)") > 0 {
      let bar = try #require(bars.first { $0.label.hasPrefix(meeting.id + " ") })
      #expect(bar.total == count("in:\(meeting.id) \(ActionFigure.counted.query)"))
      #expect(bar.done == count("in:\(meeting.id) \(ActionFigure.countedDone.query)"))
    }
  }
}
