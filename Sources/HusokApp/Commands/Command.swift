import HusokModel

/// The name of everything that a key, the palette or the mouse can do. What each is stands in its
/// row of the table.
enum Command: Hashable, Sendable {
  case moveUp, moveDown, pageUp, pageDown, halfPageUp, halfPageDown, first, last
  case fold, unfold, foldAll, unfoldAll
  case open, back, nextPane, panes
  case view(ViewKind)
  case nextView, previousView
  case keptView(Int)
  case keptViews, keepView
  case earlier, later, sinceDay, asOf
  case ministry(Int)
  case allMinistries, pickMinistry, mine, search
  case filter(ListFilter)
  case filterMeeting, clearFilters
  case group(ActionOrder.Grouping?)
  case sort(ActionOrder.Key?)
  case done, status, mark, markRange, owner, due, note, longNote, edit, add
  case blocked, value, tag, supporting, priority, ongoing, evidence, stepList
  case contact, handOn
  case confirm, sendBack, handOver, remove, withdraw
  case addMeeting, addOutcome, addTarget, addMinistry, renameMinistry, splitMinistry, closeMeeting,
    call
  case undo, redo, history, copy
  case report, ministryReport, saveReport, exportActions, unchanged, reports
  case palette, help, settings, language, theme, backups, saveElsewhere, importFile, retrySave
  case sync, registers
  case quit, suspend, redraw
}
