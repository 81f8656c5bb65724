import HusokModel

/// The outcomes under which the actions of a log come to stand: those that are there, and those
/// that are made for them.
struct LogOutcomes {
  /// The outcome of actions that name none; nil until it is made.
  private var common: String?
  private let meeting: String
  private let title: String
  private var ids: [[UInt8]: String] = [:]

  /// Outcomes in the place that a mapping names.
  ///
  /// - Parameter title: that of the outcome of actions that name none.
  init(_ mapping: LogMapping, title: String, in register: Register) throws(Refusal) {
    guard let place = mapping.into?.trimmed, !place.isEmpty else { throw .nothingNamed }
    let wanted = place.folded
    self.title = title
    if let outcome = register.outcomes.first(where: { $0.id.folded == wanted }) {
      common = outcome.id
      meeting = outcome.meeting
    } else if let meeting = register.meetings.first(where: { $0.id.folded == wanted }) {
      self.meeting = meeting.id
    } else {
      throw .noSuchRecord(place)
    }
    for outcome in register.outcomes where outcome.meeting == meeting {
      for title in [outcome.title.en, outcome.title.ko].compactMap({ $0 }) {
        ids[title.folded] = ids[title.folded] ?? outcome.id
      }
    }
    for outcome in register.outcomes { ids[outcome.id.folded] = outcome.id }
  }

  /// The id of the outcome of a number or title, which is made where it is not there.
  mutating func id(named name: String?, session: inout ActSession) throws(Refusal) -> String {
    if name == nil, let common { return common }
    let title = name ?? self.title
    if let id = ids[title.folded] { return id }
    var outcome = Outcome()
    outcome.meeting = meeting
    outcome.kind = .task
    if title.contains(where: Hangul.isHangul) {
      outcome.title.ko = title
    } else {
      outcome.title.en = title
    }
    let new = outcome
    let act = try session.making { register, context throws(Refusal) in
      try register.adding(new, in: &context)
    }
    do throws(ApplyFault) {
      try session.take(act)
    } catch {
      throw .noSuchRecord(meeting)
    }
    let id = act.records.first ?? ""
    ids[title.folded] = id
    return id
  }
}
