import HusokModel

/// The views of the screen, in the order of their tabs.
public enum ViewKind: String, Sendable, CaseIterable {
  case overview, actions, ministries, timeline, changes, checks

  /// The view so many places on, round in a circle.
  func moved(by count: Int) -> ViewKind {
    let all = ViewKind.allCases
    let position = all.firstIndex(of: self) ?? 0
    return all[(position + count + all.count) % all.count]
  }
}

/// The filters that a key puts on, as words of the query.
public enum ListFilter: String, Sendable, CaseIterable {
  case overdue, soon, noOwner, proposed, noDue, postponed, blocked, waiting, unreported, open

  /// The word of the query.
  var term: String {
    switch self {
    case .overdue: "is:overdue"
    case .soon: "is:soon"
    case .noOwner: "no:owner"
    case .proposed: "is:proposed"
    case .noDue: "no:due"
    case .postponed: "is:postponed"
    case .blocked: "is:blocked"
    case .waiting: "is:waiting"
    case .unreported: "no:report"
    case .open: "is:open"
    }
  }
}

/// The name of everything that a key, the palette or the mouse can do. What each is stands in its
/// row of the table.
public enum Command: Hashable, Sendable {
  case moveUp, moveDown, pageUp, pageDown, halfPageUp, halfPageDown, first, last
  case fold, unfold, foldAll, unfoldAll
  case open, back, nextPane
  case view(ViewKind), nextView, previousView, keptView(Int), keptViews, keepView
  case earlier, later, sinceDay
  case ministry(Int)
  case allMinistries, pickMinistry, mine, search
  case filter(ListFilter), filterMeeting
  case group(ActionOrder.Grouping?), sort(ActionOrder.Key?)
  case done, status, mark, markRange, owner, due, note, longNote, edit, add
  case blocked, value, tag, supporting, priority, ongoing, evidence
  case confirm, sendBack, handOver, remove
  case addMeeting, addOutcome, addTarget, addMinistry, renameMinistry, splitMinistry, closeMeeting
  case undo, redo, history, copy
  case report, ministryReport, saveReport
  case palette, help, settings, language, theme, backups, saveElsewhere, retrySave
  case quit, suspend, redraw
}
