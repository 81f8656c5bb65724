/// The reports that ministries were asked for to a meeting: who was asked, whose is back, who is
/// late, who need not report. The one place that counts them.
public struct CallRound: Sendable {
  /// A number of ministries that is told.
  public enum Figure: String, Sendable, CaseIterable {
    /// Asked to report.
    case asked
    /// The report is back.
    case back
    /// Asked, and the report is not back.
    case missing
    /// The report came back after the day on which it was due, or is missing after it.
    case late
    /// Nothing to report: it leads nothing that is open, or somebody said so.
    case unneeded
    /// It leads something that is open, and was not asked yet.
    case unasked
  }

  /// How a ministry stands.
  public struct Entry: Sendable {
    /// The id of the ministry.
    public let ministry: String
    /// What the register holds of it; nil for one that was not asked.
    public let call: MinistryCall?
    /// The rows of the open actions that it leads, for which it answers.
    public let led: [Int]
    /// The rows of those that it supports.
    public let supported: [Int]
    /// Days between the day on which it was due and the report, or today while that is missing; nil
    /// where it is not late.
    public let daysLate: Int?

    /// Whether its report is back.
    public var isBack: Bool { call?.back != nil }
    /// Whether it was asked and must report, or did.
    public var isAsked: Bool {
      guard let call else { return false }
      return isBack || !call.unneeded && !led.isEmpty
    }

    /// Whether a figure counts it.
    public func counts(_ figure: Figure) -> Bool {
      switch figure {
      case .asked: isAsked
      case .back: isBack
      case .missing: isAsked && !isBack
      case .late: daysLate != nil
      case .unneeded: !isBack && (call?.unneeded == true || led.isEmpty)
      case .unasked: call == nil && !led.isEmpty
      }
    }
  }

  /// The meeting that the reports are for.
  public let meeting: Meeting
  /// The ministries that lead an action or were asked, in the order of the register.
  public let entries: [Entry]

  /// How a meeting's reports stand on a day.
  public init(_ meeting: Meeting, in register: Register, today: Day) {
    self.meeting = meeting
    let calls = Dictionary(
      meeting.calls.map { ($0.ministry, $0) }, uniquingKeysWith: { first, _ in first })
    let actions = Actions(register)
    entries = register.ministries.compactMap { ministry in
      let call = calls[ministry.id]
      guard let led = actions.led[ministry.id] ?? (call == nil ? nil : []) else { return nil }
      return Entry(
        ministry: ministry.id, call: call, led: led,
        supported: actions.supported[ministry.id] ?? [],
        daysLate: CallRound.daysLate(call, hasActions: !led.isEmpty, today: today))
    }
  }

  /// The rows of the open actions of each ministry.
  private struct Actions {
    /// Those that it leads; nothing for one that never led any.
    private(set) var led: [String: [Int]] = [:]
    /// Those that it supports.
    private(set) var supported: [String: [Int]] = [:]

    init(_ register: Register) {
      for row in register.actions.indices {
        let rows = register.actions[row].status.isOpen ? [row] : []
        if let lead = register.actions[row].leadMinistry { led[lead, default: []] += rows }
        for ministry in register.actions[row].supporting {
          supported[ministry, default: []] += rows
        }
      }
    }
  }

  private static func daysLate(_ call: MinistryCall?, hasActions: Bool, today: Day) -> Int? {
    guard let call, let due = call.due else { return nil }
    if call.back == nil, call.unneeded || !hasActions { return nil }
    let days = (call.back?.day ?? today).number - due.number
    return days > 0 ? days : nil
  }

  /// The ministries that a figure counts.
  public func ministries(_ figure: Figure) -> [String] {
    entries.filter { $0.counts(figure) }.map(\.ministry)
  }

  /// How many ministries a figure counts.
  public func count(_ figure: Figure) -> Int { entries.count { $0.counts(figure) } }
}

extension CallRound {
  /// The round that goes on: of the meetings that are not closed the one that ministries were asked
  /// for last; nil where none were.
  public static func current(in register: Register, today: Day) -> CallRound? {
    let asked = register.meetings.filter { $0.closed == nil && !$0.calls.isEmpty }
    let latest = { (meeting: Meeting) in meeting.calls.compactMap { $0.at?.seconds }.max() ?? 0 }
    return asked.max { latest($0) < latest($1) }.map { CallRound($0, in: register, today: today) }
  }
}
