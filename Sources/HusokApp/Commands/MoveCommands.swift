import HusokCanvas
import HusokModel

extension CommandTable {
  static let movement: [CommandInfo] = [
    .init(
      .moveDown, word: "down", in: .move, on: .strokes([[.down], [.letter("j")]], "↓ j"),
      does: { move(.lines(1), in: &$0) }),
    .init(
      .moveUp, word: "up", in: .move, on: .strokes([[.up], [.letter("k")]], "↑ k"),
      does: { move(.lines(-1), in: &$0) }),
    .init(
      .pageDown, word: "pageDown", in: .move, on: .strokes([[.pageDown]], "PgDn"),
      does: { move(.pages(1), in: &$0) }),
    .init(
      .pageUp, word: "pageUp", in: .move, on: .strokes([[.pageUp]], "PgUp"),
      does: { move(.pages(-1), in: &$0) }),
    .init(
      .halfPageDown, word: "halfPageDown", in: .move, on: .control("d"),
      does: { move(.halfPages(1), in: &$0) }),
    .init(
      .halfPageUp, word: "halfPageUp", in: .move, on: .control("u"),
      does: { move(.halfPages(-1), in: &$0) }),
    .init(
      .first, word: "first", in: .move,
      on: .strokes([[.home], [.letter("g"), .letter("g")]], "Home gg"),
      does: { move(.first, in: &$0) }),
    .init(
      .last, word: "last", in: .move,
      on: .strokes([[.end], [.letter("g"), .letter("e")]], "End ge"),
      does: { move(.last, in: &$0) }),
    .init(
      .fold, word: "fold", in: .move, on: .strokes([[.left], [.letter("h")]], "← h"), does: fold),
    .init(
      .unfold, word: "unfold", in: .move, on: .strokes([[.right], [.letter("l")]], "→ l"),
      does: unfold),
    .init(
      .foldAll, word: "foldAll", in: .move, on: .letter("-"), off: reasonAgainstFolding,
      does: foldAll),
    .init(
      .unfoldAll, word: "unfoldAll", in: .move, on: .letter("="), off: reasonAgainstFolding,
      does: unfoldAll),
    .init(.open, word: "open", in: .move, on: .strokes([[.enter]], "Enter"), effects: open),
    .init(.nextPane, word: "nextPane", in: .move, on: .strokes([[.tab]], "Tab"), does: nextPane),
    .init(.back, word: "back", in: .move, on: .strokes([[.escape]], "Esc"), does: back),
  ]

  /// Moves the cursor: of a page, in the details, in the list.
  static func move(_ distance: Distance, in state: inout AppState) {
    if let page = state.frontPage {
      let height = state.layout.pageHeight
      let lines = distance.lines(page: max(1, height - 1), most: max(1, page.count))
      return state.frontCursor.move(by: lines, on: page, height: height)
    }
    if isReadingDetail(state) { return scrollDetail(distance, in: &state) }
    guard state.view == .actions else { return }
    let page = max(1, state.layout.list.height - 1)
    let last = max(0, state.list.rows.count - 1)
    let lines = distance.lines(page: page, most: last)
    state.select(max(0, min(last, state.list.position + lines)))
  }

  /// Whether the details have the keys: in their pane, or on the whole screen.
  private static func isReadingDetail(_ state: AppState) -> Bool {
    isDetailInFront(state) || state.view == .actions && state.list.pane == .detail
  }

  /// Whether the details are open over the whole screen.
  private static func isDetailInFront(_ state: AppState) -> Bool {
    state.layers.last?.isDetail ?? false
  }

  /// Moves through the details of the record under the cursor.
  private static func scrollDetail(_ distance: Distance, in state: inout AppState) {
    let details = state.details
    if case .lines(let step) = distance { return state.list.detail.move(by: step, in: details) }
    let height = max(1, details.area.height)
    let lines = distance.lines(page: height, most: max(0, details.rows.count - height))
    state.list.detail.scroll(by: lines, in: details)
  }

  /// Why groups cannot be folded here.
  private static func reasonAgainstFolding(_ state: AppState) -> String? {
    state.view == .actions ? nil : state.words("off.onlyActions")
  }

  /// On a page, to the door on the left; in the list, folds the group under the cursor or goes to
  /// the one around it.
  private static func fold(_ state: inout AppState) {
    if let page = state.frontPage {
      _ = state.frontCursor.moveAcross(by: -1, on: page)
    } else if isDetailInFront(state) {
      state.layers.removeLast()
    } else {
      foldGroup(&state)
    }
  }

  private static func unfold(_ state: inout AppState) {
    if let page = state.frontPage {
      _ = state.frontCursor.moveAcross(by: 1, on: page)
    } else if !isDetailInFront(state) {
      unfoldGroup(&state)
    }
  }

  private static func foldAll(_ state: inout AppState) {
    if state.frontPage != nil || isDetailInFront(state) { return }
    let register = state.register
    state.list.folded = Set(
      state.asked.grouping == .meeting
        ? register.meetings.map(\.id) + register.outcomes.map(\.id) : state.list.groups.map(\.id))
    state.rebuildRows()
    state.list.selected = state.list.selectedRow.map { state.list.id(of: $0, register) }
  }

  private static func unfoldAll(_ state: inout AppState) {
    if state.frontPage != nil || isDetailInFront(state) { return }
    state.list.folded = []
    state.rebuildRows()
  }

  /// Goes through the door under the cursor, or opens what is there.
  private static func open(_ state: inout AppState) -> [Effect] {
    if state.frontPage != nil {
      go(through: state.frontCursor.door, in: &state)
    } else if state.currentPart != nil {
      return openPart(&state)
    } else if isDetailInFront(state) {
      state.layers.removeLast()
    } else {
      openRow(&state)
    }
    return []
  }

  /// The next door of a page, the next pane of the list; in Changes the other of two days.
  private static func nextPane(_ state: inout AppState) {
    if state.view == .changes, state.layers.isEmpty { return state.pages.options.turnEnd() }
    if let page = state.frontPage {
      let height = state.layout.pageHeight
      return state.frontCursor.moveToNextDoor(on: page, height: height)
    }
    if isDetailInFront(state) {
      state.layers.removeLast()
      return
    }
    switch state.list.pane {
    case .list where state.layout.hasDetail: state.list.pane = .detail
    case .list, .detail: state.list.pane = .list
    }
  }

  /// Folds the group under the cursor, or goes to the one around it.
  private static func foldGroup(_ state: inout AppState) {
    guard let row = state.list.selectedRow else { return }
    let id = state.list.id(of: row, state.register)
    switch row {
    case .meeting, .group: break
    case .outcome(let outcome):
      if state.list.folded.contains(id) {
        let meeting = state.register.meetingRows[outcome]
        return jump(to: state.list.rows.firstIndex(of: .meeting(meeting)), in: &state)
      }
    case .action(let action):
      let around = state.list.fold(
        around: action, by: state.asked.grouping, in: state.register)
      return jump(to: around, in: &state)
    }
    state.list.folded.insert(id)
    state.rebuildRows()
  }

  private static func jump(to position: Int?, in state: inout AppState) {
    if let position { state.select(position) }
  }

  private static func unfoldGroup(_ state: inout AppState) {
    guard let row = state.list.selectedRow else { return }
    if state.list.folded.remove(state.list.id(of: row, state.register)) != nil {
      state.rebuildRows()
    } else if row.isAction {
      openRow(&state)
    } else {
      state.select(min(state.list.position + 1, state.list.rows.count - 1))
    }
  }

  private static func openRow(_ state: inout AppState) {
    guard let row = state.list.selectedRow else { return }
    if row.isAction { return openDetail(&state) }
    let id = state.list.id(of: row, state.register)
    if state.list.folded.remove(id) == nil { state.list.folded.insert(id) }
    state.rebuildRows()
  }

  private static func openDetail(_ state: inout AppState) {
    state.list.detail = DetailCursor()
    if state.layout.isBeside, state.view == .actions {
      state.list.pane = .detail
    } else {
      state.layers.append(.detail)
    }
  }

  /// One step back: out of a layer, out of an earlier day, out of a pane, then marks, then through the door that led here, then
  /// what is asked for, the latest first.
  private static func back(_ state: inout AppState) {
    if !state.layers.isEmpty {
      state.layers.removeLast()
    } else if state.list.marked.isEmpty, Past.leave(&state) {
      state.say(state.words("past.left"))
    } else if state.view == .changes, state.pages.options.endComparing() {
      return
    } else if state.view != .actions {
      if state.list.marked.isEmpty { state.view = .actions } else { state.list.clearMarks() }
    } else if state.list.pane != .list {
      state.list.pane = .list
    } else if !state.list.marked.isEmpty || state.list.rangeStart != nil {
      state.list.clearMarks()
    } else if let origin = state.origin, state.asked.query == origin.door,
      state.asked.filters.isEmpty
    {
      state.asked.filter(like: origin.asked)
      state.view = origin.view
      state.origin = nil
      state.refilter()
    } else if state.asked.clearInnermost() {
      state.refilter()
    }
  }
}
