extension HistorySummary {
  /// What it says of one record. Numbers alone, and few of them: it is asked for every action at once,
  /// and a register of fifteen years has very many.
  public struct Entry: Sendable, Equatable {
    /// The moment of the latest line.
    public private(set) var latest: Instant?
    /// Whether nobody said why it was moved to a later end the last time.
    public private(set) var isUnexplained = false
    private var moves: Int32 = 0
    private var statusNumber = Entry.none
    private var made = Entry.none
    private var led = Entry.none
    private var lastMark = Place()
    private var reportedMark = Place()

    /// Stands for a number that is not there.
    private static let none = Int32.min

    /// A mark in few bytes.
    private struct Place: Equatable {
      var position = Entry.none
      var day: Int32 = 0

      var mark: Mark? {
        position == Entry.none ? nil : Mark(position: Int(position), day: Day(number: Int(day)))
      }

      mutating func move(to mark: Mark) {
        let number = Int32(clamping: mark.day.number)
        day = position == Entry.none ? number : max(day, number)
        position = Int32(clamping: mark.position)
      }
    }

    /// How often its due date was moved to a later end.
    public var postponements: Int { Int(moves) }
    /// The day of the latest line that changed its status.
    var statusDay: Day? { Entry.number(statusNumber).map { Day(number: $0) } }
    /// The position of the line that made it; nil for a record that was there from the start.
    var madeAt: Int? { Entry.number(made) }
    /// The position of the latest line that decided on its lead.
    var ledAt: Int? { Entry.number(led) }
    /// Its latest line.
    var last: Mark? { lastMark.mark }
    /// The latest line that says how it stands: a status, a note, evidence, a step
    /// that was done.
    var reported: Mark? { reportedMark.mark }

    private static func number(_ value: Int32) -> Int? { value == none ? nil : Int(value) }

    /// Takes over what is told of its due date.
    mutating func take(_ tale: PostponementTale) {
      moves = Int32(clamping: tale.times)
      isUnexplained = tale.isUnexplained
    }
  }
}

extension HistorySummary.Entry {
  /// Takes in the next line of a record.
  mutating func take(_ digest: ChangeDigest, _ mark: HistorySummary.Mark) {
    if latest.map({ $0.seconds <= digest.at.seconds }) ?? true { latest = digest.at }
    lastMark.move(to: mark)
    switch digest.content {
    case .status:
      statusNumber = Int32(clamping: digest.at.day.number)
      reportedMark.move(to: mark)
    case .note, .evidence, .step: reportedMark.move(to: mark)
    case .lead: led = Int32(clamping: mark.position)
    case .due(isLater: true, let hasReason):
      moves += 1
      isUnexplained = !hasReason
    case .due(isLater: false, hasReason: true): isUnexplained = false
    case .record(_, isThere: true): made = Int32(clamping: mark.position)
    case .due(isLater: false, hasReason: false), .record(_, isThere: false), .value, .other: break
    }
  }
}
