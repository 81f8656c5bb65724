/// How many actions were open, late, reported and complete at the end of each month, or on the day of each
/// meeting, as far as the history reaches back.
public struct Trend: Sendable, Equatable {
  /// The days that are looked at.
  public enum Step: String, Sendable, CaseIterable {
    /// The last day of each month.
    case month
    /// The day of each meeting.
    case meeting
  }

  /// What is counted on each day.
  public enum Figure: String, Sendable, CaseIterable {
    /// Something was still to be done.
    case open
    /// Past the last day of the due date.
    case overdue
    /// Nobody had said how it stands.
    case unreported
    /// Reported complete, not confirmed.
    case reported
    /// Complete.
    case done

    /// The query that finds what is counted.
    public var query: String {
      switch self {
      case .open: ActionFigure.open.query
      case .overdue: ActionFigure.overdue.query
      case .unreported: ActionFigure.query(of: .unreported)
      case .reported: ActionFigure.query(of: .reportedDone)
      case .done: ActionFigure.query(of: .done)
      }
    }

    /// What the parts of a bar are, in the order of `Point.parts`.
    public static let barred: [Figure] = [.done, .reported, .open, .overdue]

    /// Its place among all of them.
    fileprivate var place: Int {
      switch self {
      case .open: 0
      case .overdue: 1
      case .unreported: 2
      case .reported: 3
      case .done: 4
      }
    }

    /// Whether an action is counted.
    fileprivate func counts(_ row: Int, of register: Register, on day: Day) -> Bool {
      let status = register.actions[row].status
      return switch self {
      case .open: status.isOpen
      case .overdue: register.daysLate(ofAction: row, on: day) != nil
      case .unreported: status == .unreported
      case .reported: status == .reportedDone
      case .done: status == .done
      }
    }
  }

  /// A day that is looked at.
  public struct Mark: Sendable, Hashable {
    /// The day, to whose end the counts are.
    public let day: Day
    /// The meeting that was held on it; nil for the end of a month, and for today.
    public let meeting: String?

    /// A day, and the meeting on it.
    public init(day: Day, meeting: String? = nil) {
      self.day = day
      self.meeting = meeting
    }
  }

  /// The numbers of a day.
  public struct Point: Sendable, Equatable {
    /// The day.
    public let mark: Mark
    private let counts: [Int]

    /// Counts some actions of a register on a day.
    fileprivate init(
      _ mark: Mark, _ register: Register, where isAsked: (Int) -> Bool
    ) {
      self.mark = mark
      var counts = Array(repeating: 0, count: Figure.allCases.count)
      for row in register.actions.indices where isAsked(row) {
        for figure in Figure.allCases where figure.counts(row, of: register, on: mark.day) {
          counts[figure.place] += 1
        }
      }
      self.counts = counts
    }

    /// How many there were.
    public subscript(figure: Figure) -> Int { counts[figure.place] }

    /// How many were open or complete.
    public var total: Int { self[.open] + self[.done] }

    /// The parts of it, none counted twice: complete, reported complete, open and not late, late.
    public var parts: [Int] {
      [
        self[.done], self[.reported], self[.open] - self[.reported] - self[.overdue],
        self[.overdue],
      ]
    }
  }

  /// The numbers, earliest day first; the last are those of today.
  public let points: [Point]
  /// The first day of the history, before which nothing is known; nil where there is no history.
  public let beginning: Day?
  /// When what is complete today was done, by its first due date.
  public let punctuality: Punctuality
  /// The day of the last numbers.
  public let today: Day
  /// Whether no day that the history reaches was left out.
  public let isWholeHistory: Bool
}

extension Trend {
  /// When actions were done, by their first due dates.
  public struct Punctuality: Sendable, Equatable {
    /// How many were done by the last day of it.
    public private(set) var onTime = 0
    /// How many were done after it.
    public private(set) var late = 0
    /// How many never had a due date of their own.
    public private(set) var undated = 0
    /// Half of those with a first due date were done in so many days after it or sooner; negative before
    /// it, nil where there are none.
    public private(set) var median: Int?

    /// Looks at those of some actions that are done.
    init(_ states: ActionStates, where isAsked: (Int) -> Bool) {
      var days: [Int] = []
      for row in states.register.actions.indices
      where states.register.actions[row].status == .done && isAsked(row) {
        if let late = states.daysFromFirstDue(row) { days.append(late) } else { undated += 1 }
      }
      onTime = days.count { $0 <= 0 }
      late = days.count - onTime
      median = days.isEmpty ? nil : days.sorted()[(days.count - 1) / 2]
    }

    /// How many are done.
    public var done: Int { onTime + late + undated }
  }

  /// The trend of the actions that a query finds; each day is asked as it was then.
  ///
  /// - Parameters:
  ///   - since: the first day that is looked at; nil for that of the history.
  ///   - most: how many of the days before today are looked at, the latest; nil for all.
  ///   - states: what is computed of the actions today.
  ///   - earlier: the numbers of earlier days, where they are known already.
  ///   - query: what is asked for, as it is understood on a day.
  public init(
    by step: Step, since: Day? = nil, atMost most: Int? = nil, _ states: ActionStates,
    earlier: [Point]? = nil,
    asking query: (Day) -> Query
  ) {
    let register = states.register
    let all = Trend.marks(of: register, by: step, since: since, on: states.today)
    let marks = all.suffix(most ?? all.count)
    beginning = Trend.beginning(of: register)
    self.today = states.today
    isWholeHistory = since == nil && marks.count == all.count
    let known = earlier.flatMap { $0.map(\.mark).elementsEqual(marks) ? $0 : nil }
    let past = known ?? Trend.points(marks, of: states, asking: query)
    let asked = query(states.today)
    let scope = QueryScope(
      register, today: states.today, for: asked, states: asked.needsHistory ? states : nil)
    let isAsked = { (row: Int) in asked.isEmpty || asked.matches(row, in: scope) }
    points = past + [Point(Mark(day: states.today), register, where: isAsked)]
    punctuality = Punctuality(states, where: isAsked)
  }

  /// The numbers of days that have passed.
  private static func points(
    _ marks: some BidirectionalCollection<Mark>, of states: ActionStates,
    asking query: (Day) -> Query
  ) -> [Point] {
    if marks.isEmpty { return [] }
    let asked = query(states.today)
    let needsAll =
      asked.needsHistory || asked.needsText || asked.needsAuthors || asked.needsProof
    var days = PastDays(states.register, states.summary, depth: needsAll ? .all : .standing)
    var points: [Point] = []
    for mark in marks.reversed() {
      let query = query(mark.day)
      let past = days.register(on: mark.day)
      if query.isEmpty {
        points.append(Point(mark, past) { _ in true })
      } else {
        let scope = QueryScope(past, today: mark.day, for: query)
        points.append(Point(mark, past) { query.matches($0, in: scope) })
      }
    }
    return points.reversed()
  }

  /// The first day of the history of a register; nil where it has none.
  public static func beginning(of register: Register) -> Day? {
    register.history.count > 0 ? register.history[0].at.day : nil
  }

  /// The days that have passed and that the history reaches, earliest first.
  public static func marks(
    of register: Register, by step: Step, since: Day? = nil, on today: Day
  ) -> [Mark] {
    guard let beginning = beginning(of: register) else { return [] }
    let first = max(beginning, since ?? beginning)
    switch step {
    case .month: return monthEnds(from: first, before: today).map { Mark(day: $0) }
    case .meeting:
      return register.changeBases(on: today).compactMap { id in
        guard let day = register.meeting(id)?.heldOn, day >= first, day < today else { return nil }
        return Mark(day: day, meeting: id)
      }
    }
  }

  private static func monthEnds(from first: Day, before today: Day) -> [Day] {
    var ends: [Day] = []
    var (year, month, _) = first.parts
    while let end = Day(year, month, Day.length(ofMonth: month, in: year)), end < today {
      ends.append(end)
      (year, month) = month == 12 ? (year + 1, 1) : (year, month + 1)
    }
    return ends
  }
}
