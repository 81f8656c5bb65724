import HusokCanvas

extension CommandTable {
  static let movement: [CommandInfo] = [
    .init(.moveDown, [[.down], [.letter("j")]], "↓ j", "down", .move),
    .init(.moveUp, [[.up], [.letter("k")]], "↑ k", "up", .move),
    .init(.pageDown, [[.pageDown]], "PgDn", "pageDown", .move),
    .init(.pageUp, [[.pageUp]], "PgUp", "pageUp", .move),
    .init(.halfPageDown, [[.control("d")]], "^d", "halfPageDown", .move),
    .init(.halfPageUp, [[.control("u")]], "^u", "halfPageUp", .move),
    .init(.first, [[.home], [.letter("g"), .letter("g")]], "Home gg", "first", .move),
    .init(.last, [[.end], [.letter("g"), .letter("e")]], "End ge", "last", .move),
    .init(.fold, [[.left], [.letter("h")]], "← h", "fold", .move),
    .init(.unfold, [[.right], [.letter("l")]], "→ l", "unfold", .move),
    .init(.foldAll, [[.letter("-")]], "-", "foldAll", .move),
    .init(.unfoldAll, [[.letter("=")]], "=", "unfoldAll", .move),
    .init(.open, [[.enter]], "Enter", "open", .move),
    .init(.nextPane, [[.tab]], "Tab", "nextPane", .move),
    .init(.back, [[.escape]], "Esc", "back", .move),
  ]

  static let views: [CommandInfo] = [
    .init(
      .view(.overview), [[.letter("g"), .letter("o")], [.function(2)]], "g o F2", "overview", .move),
    .init(
      .view(.actions), [[.letter("g"), .letter("a")], [.function(3)]], "g a F3", "actions", .move),
    .init(
      .view(.ministries), [[.letter("g"), .letter("m")], [.function(4)]], "g m F4", "ministries",
      .move),
    .init(
      .view(.timeline), [[.letter("g"), .letter("t")], [.function(5)]], "g t F5", "timeline", .move),
    .init(
      .view(.changes), [[.letter("g"), .letter("c")], [.function(6)]], "g c F6", "changes", .move),
    .init(
      .view(.checks), [[.letter("g"), .letter("k")], [.function(7)]], "g k F7", "checks", .move),
    .init(.nextView, [[.letter("]")]], "]", "nextView", .move),
    .init(.previousView, [[.letter("[")]], "[", "previousView", .move),
    .init(.keptView(0), [], "g 1-9", "keptView", .move),
    .init(.earlier, [[.letter("<")]], "<", "earlier", .move),
    .init(.later, [[.letter(">")]], ">", "later", .move),
    .init(.sinceDay, "sinceDay", .move),
  ]

  static let finding: [CommandInfo] = [
    .init(
      .ministry(0), [], "1-9", "ministry", .find, footer: 8),
    .init(.allMinistries, [[.digit(0)]], "0", "allMinistries", .find),
    .init(.pickMinistry, [[.letter("m")]], "m", "pickMinistry", .find),
    .init(.mine, [[.letter("i")]], "i", "mine", .find),
    .init(.search, [[.letter("/")]], "/", "search", .find, footer: 7),
    .init(.keepView, [[.letter("w")]], "w", "keepView", .find),
    .init(.keptViews, "keptViews", .find),
  ]

  static let filters: [CommandInfo] = [
    .init(.filter(.overdue), after: "f", "o", "filterOverdue", .find),
    .init(.filter(.soon), after: "f", "s", "filterSoon", .find),
    .init(.filter(.noOwner), after: "f", "n", "filterNoOwner", .find),
    .init(.filter(.proposed), after: "f", "p", "filterProposed", .find),
    .init(.filter(.noDue), after: "f", "d", "filterNoDue", .find),
    .init(.filter(.postponed), after: "f", "l", "filterPostponed", .find),
    .init(.filter(.blocked), after: "f", "b", "filterBlocked", .find),
    .init(.filter(.waiting), after: "f", "w", "filterWaiting", .find),
    .init(.filter(.unreported), after: "f", "r", "filterUnreported", .find),
    .init(.filterMeeting, after: "f", "m", "filterMeeting", .find),
    .init(.filter(.open), after: "f", "c", "filterOpen", .find),
  ]

  static let orders: [CommandInfo] = [
    .init(.group(.meeting), after: ".", "e", "groupMeeting", .find),
    .init(.group(.ministry), after: ".", "m", "groupMinistry", .find),
    .init(.group(.due), after: ".", "d", "groupDue", .find),
    .init(.group(.status), after: ".", "s", "groupStatus", .find),
    .init(.group(nil), after: ".", "0", "groupNone", .find),
    .init(.sort(.due), after: ",", "d", "sortDue", .find),
    .init(.sort(.status), after: ",", "s", "sortStatus", .find),
    .init(.sort(.ministry), after: ",", "m", "sortMinistry", .find),
    .init(.sort(.latest), after: ",", "c", "sortLatest", .find),
    .init(.sort(.slippage), after: ",", "l", "sortSlippage", .find),
    .init(.sort(.priority), after: ",", "p", "sortPriority", .find),
    .init(.sort(nil), after: ",", "0", "sortNone", .find),
  ]

  static let acting: [CommandInfo] = [
    .init(.done, [[.letter("x")]], "x", "done", .act, footer: 1),
    .init(.status, [[.letter("s")]], "s", "status", .act, footer: 2),
    .init(.due, [[.letter("d")]], "d", "due", .act, footer: 3),
    .init(.owner, [[.letter("o")]], "o", "owner", .act, footer: 4, rank: 2),
    .init(.note, [[.letter("n")]], "n", "note", .act, footer: 5),
    .init(.edit, [[.letter("e")]], "e", "edit", .act),
    .init(.add, [[.letter("a")]], "a", "add", .act, footer: 6, rank: 2),
    .init(.blocked, [[.letter("b")]], "b", "blocked", .act),
    .init(.value, [[.letter("t")]], "t", "value", .act),
    .init(.tag, [[.letter("+")]], "+", "tag", .act),
    .init(.mark, [[.letter(" ")]], "Space", "mark", .act),
    .init(.markRange, [[.letter("v")]], "v", "markRange", .act),
    .init(.history, [[.letter("c")]], "c", "history", .act),
    .init(.copy, [[.letter("y")]], "y", "copy", .act),
    .init(.report, after: "r", "p", "report", .act),
    .init(.ministryReport, after: "r", "m", "ministryReport", .act),
    .init(.saveReport, after: "r", "s", "saveReport", .act),
    .init(.undo, [[.letter("u")]], "u", "undo", .act, footer: 11, rank: 2),
    .init(.redo, [[.control("r")]], "^r", "redo", .act),
  ]

  static let records: [CommandInfo] = [
    .init(.longNote, "longNote", .record),
    .init(.supporting, "supporting", .record),
    .init(.priority, "priority", .record),
    .init(.ongoing, "ongoing", .record),
    .init(.evidence, "evidence", .record),
    .init(.confirm, "confirm", .record),
    .init(.sendBack, "sendBack", .record),
    .init(.handOver, "handOver", .record),
    .init(.addOutcome, "addOutcome", .record),
    .init(.addTarget, "addTarget", .record),
    .init(.addMeeting, "addMeeting", .record),
    .init(.closeMeeting, "closeMeeting", .record),
    .init(.addMinistry, "addMinistry", .record),
    .init(.renameMinistry, "renameMinistry", .record),
    .init(.splitMinistry, "splitMinistry", .record),
    .init(.remove, "remove", .record),
  ]

  static let program: [CommandInfo] = [
    .init(.palette, [[.letter(":")]], ":", "palette", .program, footer: 12, rank: 0),
    .init(.help, [[.letter("?")], [.function(1)]], "? F1", "help", .program, footer: 13, rank: 0),
    .init(.settings, "settings", .program),
    .init(.language, "language", .program),
    .init(.theme, "theme", .program),
    .init(.backups, "backups", .program),
    .init(.saveElsewhere, "saveElsewhere", .program),
    .init(.retrySave, "retrySave", .program),
    .init(.redraw, [[.control("l")]], "^l", "redraw", .program),
    .init(.suspend, [[.control("z")]], "^z", "suspend", .program),
    .init(.quit, [[.letter("q")], [.control("c")]], "q ^c", "quit", .program, footer: 14, rank: 3),
  ]
}
