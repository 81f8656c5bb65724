/// A register as it stood on several days, the latest asked for first: each line of the history is taken
/// back once for all of them.
struct PastDays {
  private let present: Register
  /// The day of each line, counted from 1970.
  private let days: [Int32]
  /// The latest day of each line and those before it.
  private let latest: [Int32]
  private var walk: PastWalk
  /// The lines from here on were looked at.
  private var bound: Int
  /// Those of them that stand still: of an earlier day than lines before them. Latest first.
  private var standing: [Int] = []
  private let depth: Depth
  /// What is known of the lines without reading them; nil where all of each is needed.
  private let standings: LineStandings?

  /// What is asked of a register on a day.
  enum Depth {
    /// Which records there were, their status, dates and ministries.
    case standing
    /// Everything, with its history and what follows from it: first due dates, days of completion.
    case all
  }

  /// The days of a register, with what was read of its history; read here where it was not read whole.
  init(_ present: Register, _ summary: HistorySummary, depth: Depth) {
    let isWhole = summary.count == present.history.count
    let summary = isWhole ? summary : HistorySummary(present)
    self.present = present
    days = summary.days
    var highest = Int32.min
    latest = days.map { day in
      highest = max(highest, day)
      return highest
    }
    walk = PastWalk(present)
    bound = days.count
    switch depth {
    case .standing: standings = LineStandings(summary)
    case .all: standings = nil
    }
    self.depth = depth
  }

  /// The register at the end of a day, which is not later than those that were asked for before.
  mutating func register(on day: Day) -> Register {
    // Lines are taken back latest first. One that was left may not be taken back after those before it.
    if standing.contains(where: { days[$0] > day.number }) {
      (walk, bound, standing) = (PastWalk(present), days.count, [])
    }
    while bound > 0, latest[bound - 1] > day.number {
      bound -= 1
      if days[bound] > day.number { takeBack(bound) } else { standing.append(bound) }
    }
    walk.rest()
    return switch depth {
    case .standing: walk.register
    case .all: walk.register(with: kept)
    }
  }

  private mutating func takeBack(_ position: Int) {
    switch standings?[position] {
    case .status(let before, let record): walk.takeBack(to: before, of: record)
    case .untouched: break
    case .unknown, nil: walk.takeBack(present.history[position])
    }
  }

  private var kept: History {
    if standing.isEmpty { return present.history.prefix(bound) }
    return History(((0..<bound).map { $0 } + standing.reversed()).map { present.history[$0] })
  }
}
