import HusokModel
import HusokStore

/// The register of a government over years, made up: twenty actions to an outcome, five outcomes to
/// a meeting, three lines of history to an action. The same number gives the same register.
struct BenchRegister {
  private var source: IdentifierSource

  private init(seed: UInt64) {
    source = IdentifierSource(seed: seed)
  }

  /// The text of a store with a number of actions, with the ministries of the bundled register.
  static func bytes(actions count: Int) -> [UInt8] {
    var maker = BenchRegister(seed: UInt64(count))
    return maker.bytes(count)
  }

  private static let english = [
    "resume", "expand", "coordinate", "review", "conclude", "support", "cultural", "exchange",
    "tourism", "accession", "critical", "minerals", "supply", "chain", "plant", "orders",
    "negotiation", "round", "property", "customs", "logistics", "memorandum",
  ]
  private static let korean = [
    "문화교류", "재개", "확대", "핵심광물", "공급망", "협의", "수주", "지원", "협정", "체결", "추진",
    "점검", "지식재산", "보호", "관광", "통상", "협력", "실무회의", "개최", "이행",
  ]

  private mutating func below(_ limit: Int) -> Int {
    Int((UInt64(source.next(), radix: 16) ?? 0) % UInt64(limit))
  }

  private mutating func words(_ words: [String], _ count: Int) -> String {
    (0..<count).map { _ in words[below(words.count)] }.joined(separator: " ")
  }

  private mutating func title() -> Bilingual {
    Bilingual(
      en: words(BenchRegister.english, 5 + below(4)), ko: words(BenchRegister.korean, 3 + below(3)))
  }

  private mutating func day() -> Day? {
    Day("\(2024 + below(4))-\(10 + below(3))-\(10 + below(19))")
  }

  private mutating func bytes(_ count: Int) -> [UInt8] {
    let ministries = BundledData.register.ministries
    var meetings: [Meeting] = []
    var outcomes: [Outcome] = []
    var actions: [FollowUpAction] = []
    for row in 0..<count {
      let meeting = "M\(row / 100 + 1)"
      let outcome = "\(meeting)-\(row / 20 % 5 + 1)"
      if row % 100 == 0 { meetings.append(self.meeting(meeting)) }
      if row % 20 == 0 { outcomes.append(self.outcome(outcome, of: meeting)) }
      actions.append(action("\(outcome).\(row % 20 + 1)", of: outcome, ministries))
    }
    let changes = self.changes(of: actions)
    return RegisterText.bytes(
      ministries: ministries, meetings: meetings, outcomes: outcomes, actions: actions,
      changes: changes)
  }

  private mutating func meeting(_ id: String) -> Meeting {
    var meeting = Meeting()
    meeting.id = id
    meeting.kind = .ministers
    meeting.title = title()
    meeting.date = day()
    return meeting
  }

  private mutating func outcome(_ id: String, of meeting: String) -> Outcome {
    var outcome = Outcome()
    outcome.id = id
    outcome.meeting = meeting
    outcome.title = title()
    outcome.kind = .agreement
    return outcome
  }

  private mutating func action(
    _ id: String, of outcome: String, _ ministries: [Ministry]
  ) -> FollowUpAction {
    var action = FollowUpAction()
    action.id = id
    action.outcome = outcome
    action.title = title()
    action.status = Status.allCases[below(Status.allCases.count)]
    if !ministries.isEmpty {
      var lead = Lead()
      lead.ministry = ministries[min(below(ministries.count), below(ministries.count))].id
      lead.confirmed = below(10) < 7
      action.lead = lead
    }
    if below(10) < 6 { action.due = day().map { Due($0) } }
    action.firstDue = action.due
    action.tags = below(3) == 0 ? ["trade"] : []
    return action
  }

  private mutating func changes(of actions: [FollowUpAction]) -> [Change] {
    (0..<3).flatMap { step in
      actions.map { action in
        let at = Instant(
          seconds: 1_767_225_600 + step * 10_000_000 + below(2_000_000), offsetMinutes: 0)
        var change = Change()
        change.id = source.next()
        change.at = at
        change.by = Author(name: "desk", ministry: action.lead?.ministry)
        change.record = action.id
        change.field = "status"
        change.from = .string(Status.allCases[below(Status.allCases.count)].rawValue)
        change.to = .string(action.status.rawValue)
        return change
      }
    }.sorted { $0.at.seconds < $1.at.seconds }
  }
}
