import HusokModel

extension Fixtures {
  /// The day on which tests with the eventful register stand: 1 June 2026, a Monday.
  public static let eventfulToday = Day(number: 20_605)

  /// The bundled register four months on, brought there by acts of four people, so that every
  /// question that the program is for has an answer: work late, postponed, blocked, reported done,
  /// taken up again, dropped and handed over; values; a meeting since; a ministry split; an act taken
  /// back.
  public static func eventful() throws -> Register {
    var story = Story(register: try bundled())
    try story.beforeClosing()
    try story.dues()
    try story.culture()
    try story.trade()
    try story.secretariat()
    try story.nextMeeting()
    try story.lateSpring()
    return try story.told()
  }
}

/// People who act on a register, one act after another.
private struct Story {
  let register: Register

  init(register: Register) {
    self.register = register
  }

  private struct Step {
    let at: Instant
    let who: Person
    let act: (Register, inout ActContext) throws -> Act
  }

  private var steps: [Step] = []

  /// What one person does on a day.
  private mutating func on(
    _ day: String, by who: Person = .kim, at hour: Int = 10,
    _ act: @escaping (Register, inout ActContext) throws -> Act
  ) throws {
    guard let day = Day(day) else { throw StoryFault.noSuchDay(day) }
    let at = Instant(day: day, secondOfDay: hour * 3600, offsetMinutes: 540)
    steps.append(Step(at: at, who: who, act: act))
  }

  /// The register after all of it, in order of time.
  func told() throws -> Register {
    var register = register
    var context = Fixtures.context(seed: 262)
    let order = steps.indices.sorted {
      (steps[$0].at.seconds, $0) < (steps[$1].at.seconds, $1)
    }
    for step in order.map({ steps[$0] }) {
      context.at = step.at
      context.by = Author(name: step.who.rawValue, ministry: step.who.ministry)
      context.role = step.who == .kim ? .secretariat : .desk
      try register.apply(try step.act(register, &context))
    }
    return register
  }

  private enum StoryFault: Error { case noSuchDay(String) }

  private enum Person: String {
    case kim, park, choi, lee

    var ministry: String {
      switch self {
      case .kim: "finance"
      case .park: "culture"
      case .choi: "trade"
      case .lee: "foreign"
      }
    }
  }

  private func lead(_ ministry: String, confirmed: Bool = true) -> Lead {
    var lead = Lead()
    lead.ministry = ministry
    lead.confirmed = confirmed
    return lead
  }

  private mutating func due(
    _ id: String, to due: String, on day: String, reason: String? = nil
  ) throws {
    try on(day) { try $0.setting("due", of: [id], to: .string(due), reason: reason, in: &$1) }
  }

  mutating func beforeClosing() throws {
    let owners = ["F262-3.1", "F262-3.2", "F262-3.3", "F262-3.5"]
    let trade = lead("trade")
    try on("2026-01-28") { try $0.settingLead(of: owners, to: trade, reason: nil, in: &$1) }
    try on("2026-01-30", at: 18) {
      try $0.closing("F262", on: Day(number: 20_483), in: &$1)
    }
  }

  mutating func dues() throws {
    try due("CN26-3.1", to: "2026-05-15", on: "2026-02-03")
    try due("CN26-3.2", to: "2026-06-20", on: "2026-02-03")
    try due("CN26-3.4", to: "2026-04-30", on: "2026-02-05")
    try due("CN26-3.5", to: "2026-04-15", on: "2026-02-05")
    try due("F262-3.1", to: "2026-H1", on: "2026-02-05")
    try due("JP26-2.1", to: "2026-Q3", on: "2026-02-05")
    try due("F262-4.1", to: "2026-05-08", on: "2026-02-20")
  }

  mutating func culture() throws {
    try on("2026-02-09", by: .park) {
      try $0.changingStatus(of: ["CN26-3.1", "CN26-3.2"], to: .inProgress, in: &$1)
    }
    try on("2026-02-09", by: .park, at: 11) {
      try $0.addingNote("Working-level talks opened in Beijing", to: ["CN26-3.1"], in: &$1)
    }
    try on("2026-03-10", by: .park) { try $0.steppingTowardsDone(["CN26-3.5"], in: &$1) }
    try on("2026-03-12") { try $0.steppingTowardsDone(["CN26-3.5"], in: &$1) }
    try on("2026-03-16") { try $0.steppingTowardsDone(["CN26-3.3"], in: &$1) }
    try on("2026-03-16", at: 11) { try $0.reversing(.undo, in: &$1).act }
    try due(
      "CN26-3.4", to: "2026-05-31", on: "2026-03-20", reason: "The Chinese side asked for more time"
    )
    try on("2026-04-02", by: .park) {
      try $0.addingNote(
        "체육 교류 일정 협의 중", kind: .plan, to: ["CN26-3.4"], in: &$1)
    }
  }

  mutating func trade() throws {
    try on("2026-02-28", by: .choi) {
      try $0.addingValue(
        "4.1", on: Day(number: 20_512), source: "KOPIA", to: "Plant orders won", of: "F262-3",
        in: &$1)
    }
    try on("2026-03-02", by: .choi) {
      try $0.changingStatus(of: ["F262-3.1", "F262-3.2"], to: .inProgress, in: &$1)
    }
    let waiting = Value.object([
      .init("text", .string("Egypt's list of goods")), .init("ministry", .string("foreign")),
      .init("since", .string("2026-03-10")),
    ])
    try on("2026-03-10", by: .choi) {
      try $0.setting("waitingOn", of: ["F262-4.1"], to: waiting, in: &$1)
    }
    try on("2026-03-11", by: .lee) {
      try $0.addingNote(
        "Asked the embassy in Cairo for a date", kind: .request, to: ["F262-4.1"], in: &$1)
    }
    try on("2026-04-02", by: .choi) { try $0.steppingTowardsDone(["F262-3.3"], in: &$1) }
  }

  mutating func secretariat() throws {
    try on("2026-02-25") {
      try $0.editingSet("dependsOn", of: ["F262-3.4"], adding: ["F262-3.1"], removing: [], in: &$1)
    }
    let finance = lead("finance")
    try on("2026-03-03") { try $0.settingLead(of: ["F262-2.1"], to: finance, reason: nil, in: &$1) }
    try on("2026-03-05") {
      var action = FollowUpAction()
      action.outcome = "F262-2"
      action.title = Bilingual(
        en: "Draw up a stockpile plan for critical minerals", ko: "핵심광물 비축계획 수립")
      action.due = Due("2026-06-12")
      return try $0.adding(action, in: &$1)
    }
    try on("2026-04-10") {
      try $0.changingStatus(
        of: ["JP26-4.1"], to: .dropped, reason: "Taken up by the labour ministers", in: &$1)
    }
    try on("2026-04-15") { try $0.steppingTowardsDone(["CN26-2.1"], in: &$1) }
  }

  mutating func nextMeeting() throws {
    try on("2026-04-16") {
      var meeting = Meeting()
      meeting.id = "F263"
      meeting.number = 263
      meeting.date = Day(number: 20_563)
      meeting.title = Bilingual(
        en: "263rd Foreign Economic Ministers' Meeting", ko: "제263차 대외경제장관회의")
      return try $0.adding(meeting, in: &$1)
    }
    try on("2026-04-21") {
      var outcome = Outcome()
      outcome.meeting = "F263"
      outcome.kind = .review
      outcome.title = Bilingual(en: nil, ko: "공급망 위험요인 점검")
      return try $0.adding(outcome, in: &$1)
    }
    try on("2026-04-24", at: 18) { try $0.closing("F263", on: Day(number: 20_567), in: &$1) }
  }

  mutating func lateSpring() throws {
    for (value, measure) in [("9.6", "Plant orders won"), ("5", "Projects won")] {
      try on("2026-05-04", by: .choi, at: measure == "Projects won" ? 11 : 10) {
        try $0.addingValue(
          value, on: Day(number: 20_573), source: "KOPIA", to: measure, of: "F262-3", in: &$1)
      }
    }
    try on("2026-05-06") {
      try $0.changingStatus(
        of: ["CN26-2.1"], to: .inProgress, reason: "The services part is still open", in: &$1)
    }
    let coordination = lead("coordination")
    try on("2026-05-11") {
      try $0.settingLead(of: ["F262-1.1"], to: coordination, reason: nil, in: &$1)
    }
    try on("2026-05-12") {
      try $0.changingStatus(
        of: ["JP26-5.1"], to: .onHold, reason: "Waits for the other members' answer", in: &$1)
    }
    try on("2026-05-18") {
      var office = Ministry()
      office.id = "ai"
      var name = MinistryName()
      (name.code, name.en, name.ko) = ("OAI", "Office for Artificial Intelligence", "인공지능처")
      name.from = Day(number: 20_591)
      office.names = [name]
      return try $0.splitting("science", off: office, in: &$1)
    }
    try due("CN26-3.4", to: "2026-07-31", on: "2026-05-20", reason: "No date for the visit yet")
    try on("2026-05-27") {
      let act = try $0.setting("priority", of: ["F262-3.2"], to: .string("high"), in: &$1)
      return Act(act.changes.map(Story.merged))
    }
    try on("2026-05-29", by: .park) { try $0.steppingTowardsDone(["CN26-3.2"], in: &$1) }
    try on("2026-06-01", at: 9) {
      try $0.addingNote("Reminded of the overdue report", to: ["CN26-3.1"], in: &$1)
    }
  }

  /// The line as a merge writes it for a value that lost.
  private static func merged(_ change: Change) -> Change {
    var change = change
    change.reason = Merge.reason
    return change
  }
}
