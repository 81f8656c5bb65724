/// What a person asks for who calls for reports, or reminds of them.
public struct CallPlan: Sendable, Equatable {
  /// The id of the meeting.
  public let meeting: String
  /// Until when the reports are due; nil keeps the day that was given.
  public let due: Day?
  /// The ministries that need not report.
  public let unneeded: [String]
  /// Whether only those are written to whose report is missing, and the register notes nothing.
  public let isReminder: Bool

  /// A plan.
  public init(meeting: String, due: Day? = nil, unneeded: [String] = [], isReminder: Bool = false) {
    self.meeting = meeting
    self.due = due
    self.unneeded = unneeded
    self.isReminder = isReminder
  }

  /// What it does to a register: the act, nil where nothing new is noted; the register with it; and
  /// the ministries that are written to.
  public func made(
    on register: Register, today: Day, in context: inout ActContext
  ) throws(Refusal) -> (act: Act?, register: Register, asked: [String]) {
    guard let record = register.meeting(meeting) else { throw .noSuchRecord(meeting) }
    let round = CallRound(record, in: register, today: today)
    if isReminder {
      try register.checkCallable(meeting, in: context)
      return (nil, register, round.ministries(.missing))
    }
    let asked = round.entries.filter {
      ($0.counts(.missing) || $0.counts(.unasked)) && !unneeded.contains($0.ministry)
    }.map(\.ministry)
    do throws(Refusal) {
      let act = try register.calling(
        asked, for: meeting, due: due, unneeded: unneeded, in: &context)
      var changed = register
      do throws(ApplyFault) {
        try changed.apply(act)
      } catch {
        throw .noSuchRecord(meeting)
      }
      return (act, changed, asked)
    } catch .nothingChanges {
      return (nil, register, asked)
    }
  }
}
