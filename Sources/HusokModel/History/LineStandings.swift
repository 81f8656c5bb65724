/// What lines of a history did to how actions stand, where a summary tells it without reading them.
struct LineStandings {
  /// What a line did.
  enum Effect {
    /// It changed the status of an action.
    case status(before: Status, of: String)
    /// Nothing that status, dates or ministries depend on.
    case untouched
    /// Only the line itself tells.
    case unknown
  }

  private let summary: HistorySummary
  private let statuses: [HistorySummary.StatusLine]

  /// What a summary tells of the lines that it has read.
  init(_ summary: HistorySummary) {
    self.summary = summary
    statuses = summary.statusesInOrder
  }

  /// What the line at a position did.
  subscript(position: Int) -> Effect {
    switch summary.groups[position] {
    case .noted, .valued: return .untouched
    case .done, .reported, .returned, .reopened, .dropped, .other:
      guard let before = statusBefore(position) else { return .unknown }
      return .status(before: before, of: summary.record(at: position))
    case .added, .moved, .blocked, .handedOver, .renamed, nil: return .unknown
    }
  }

  private func statusBefore(_ position: Int) -> Status? {
    var range = statuses.indices
    while !range.isEmpty {
      let middle = (range.lowerBound + range.upperBound) / 2
      let line = statuses[middle]
      if line.position == position { return line.from }
      range = line.position < position ? middle + 1..<range.upperBound : range.lowerBound..<middle
    }
    return nil
  }
}
