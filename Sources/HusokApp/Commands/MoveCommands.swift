import HusokCanvas
import HusokModel

extension CommandTable {
  static let movement: [CommandInfo] = [
    .init(
      .moveDown, "down", .move, .strokes([[.down], [.letter("j")]], "↓ j"),
      does: { $0.move(.lines(1)) }),
    .init(
      .moveUp, "up", .move, .strokes([[.up], [.letter("k")]], "↑ k"), does: { $0.move(.lines(-1)) }),
    .init(
      .pageDown, "pageDown", .move, .strokes([[.pageDown]], "PgDn"), does: { $0.move(.pages(1)) }),
    .init(.pageUp, "pageUp", .move, .strokes([[.pageUp]], "PgUp"), does: { $0.move(.pages(-1)) }),
    .init(.halfPageDown, "halfPageDown", .move, .control("d"), does: { $0.move(.halfPages(1)) }),
    .init(.halfPageUp, "halfPageUp", .move, .control("u"), does: { $0.move(.halfPages(-1)) }),
    .init(
      .first, "first", .move, .strokes([[.home], [.letter("g"), .letter("g")]], "Home gg"),
      does: { $0.move(.first) }),
    .init(
      .last, "last", .move, .strokes([[.end], [.letter("g"), .letter("e")]], "End ge"),
      does: { $0.move(.last) }),
    .init(
      .fold, "fold", .move, .strokes([[.left], [.letter("h")]], "← h"), does: { $0.fold() }),
    .init(
      .unfold, "unfold", .move, .strokes([[.right], [.letter("l")]], "→ l"),
      does: { $0.unfold() }),
    .init(
      .foldAll, "foldAll", .move, .letter("-"), off: { $0.reasonAgainstFolding },
      does: { $0.foldAll() }),
    .init(
      .unfoldAll, "unfoldAll", .move, .letter("="), off: { $0.reasonAgainstFolding },
      does: { $0.unfoldAll() }),
    .init(.open, "open", .move, .strokes([[.enter]], "Enter"), does: { $0.open() }),
    .init(.nextPane, "nextPane", .move, .strokes([[.tab]], "Tab"), does: { $0.nextPane() }),
    .init(.back, "back", .move, .strokes([[.escape]], "Esc"), does: { $0.back() }),
  ]
}

/// How far the cursor goes.
enum Distance {
  case lines(Int), pages(Int), halfPages(Int), first, last

  /// The same in lines, of which a page has so many; from one end to the other at most.
  func lines(page: Int, most: Int) -> Int {
    switch self {
    case .lines(let count): count
    case .pages(let count): count * page
    case .halfPages(let count): count * max(1, page / 2)
    case .first: -most
    case .last: most
    }
  }
}

extension AppState {
  mutating func move(_ distance: Distance) {
    if let page = frontPage { return move(distance, on: page) }
    if isReadingDetail { return scrollDetail(distance) }
    guard view == .actions else { return }
    let page = max(1, Layout(size: size).list.height - 1)
    let last = max(0, list.rows.count - 1)
    select(max(0, min(last, list.position + distance.lines(page: page, most: last))))
  }

  /// Whether the details have the keys: in their pane, or on the whole screen.
  private var isReadingDetail: Bool {
    if case .detail? = layers.last { return true }
    return view == .actions && list.pane == .detail
  }

  private mutating func move(_ distance: Distance, on page: any Page) {
    let height = pageHeight
    var cursor = frontCursor
    let lines = distance.lines(page: max(1, height - 1), most: max(1, page.count))
    cursor.move(by: lines, on: page, height: height)
    frontCursor = cursor
  }

  mutating func select(_ position: Int) {
    list.position = position
    list.selected = selectedRow.map(id)
    list.detailTop = 0
    scrollToSelection()
    extendRange()
  }

  /// Moves through the details of the record under the cursor.
  private mutating func scrollDetail(_ distance: Distance) {
    let height = max(1, detailArea.height)
    let most = max(0, detailLines.count - height)
    let lines = distance.lines(page: height, most: most)
    list.detailTop = max(0, min(most, list.detailTop + lines))
  }

  /// Whether the details are open over the whole screen.
  private var isDetailInFront: Bool { if case .detail? = layers.last { true } else { false } }

  /// Why groups cannot be folded here.
  fileprivate var reasonAgainstFolding: String? {
    view == .actions ? nil : words("off.onlyActions")
  }

  /// On a page, to the door on the left; in the list, folds the group under the cursor or goes to the
  /// one around it.
  mutating func fold() {
    if let page = frontPage { return goAcross(by: -1, on: page) }
    if isDetailInFront { return closeDetail() }
    foldGroup()
  }

  mutating func unfold() {
    if let page = frontPage { return goAcross(by: 1, on: page) }
    if !isDetailInFront { unfoldGroup() }
  }

  mutating func foldAll() {
    if frontPage != nil || isDetailInFront { return }
    list.folded = Set(
      list.grouping == .meeting
        ? register.meetings.map(\.id) + register.outcomes.map(\.id) : list.groups.map(\.id))
    rebuildRows()
    list.selected = selectedRow.map(id)
  }

  mutating func unfoldAll() {
    if frontPage != nil || isDetailInFront { return }
    list.folded = []
    rebuildRows()
  }

  /// Goes through the door under the cursor, or opens what is there.
  mutating func open() {
    if frontPage != nil { return go(through: frontCursor.door) }
    if isDetailInFront { return closeDetail() }
    openRow()
  }

  /// The next door of a page, the next pane of the list.
  mutating func nextPane() {
    if let page = frontPage { return goToNextDoor(on: page) }
    if isDetailInFront { return closeDetail() }
    let layout = Layout(size: size)
    switch list.pane {
    case .list where layout.hasDetail: list.pane = .detail
    case .list, .detail: list.pane = .list
    }
  }

  private mutating func closeDetail() { layers.removeLast() }

  private mutating func goAcross(by count: Int, on page: any Page) {
    var cursor = frontCursor
    _ = cursor.moveAcross(by: count, on: page)
    frontCursor = cursor
  }

  private mutating func goToNextDoor(on page: any Page) {
    var cursor = frontCursor
    if !cursor.moveAcross(by: 1, on: page) {
      cursor.move(by: 1, on: page, height: pageHeight)
      cursor.place(row: cursor.row, column: 0, on: page, height: pageHeight)
    }
    frontCursor = cursor
  }

  /// Folds the group under the cursor, or the one around it.
  private mutating func foldGroup() {
    guard let row = selectedRow else { return }
    switch row {
    case .meeting, .group: break
    case .outcome(let outcome) where list.folded.contains(id(of: row)):
      return jump(to: list.rows.firstIndex(of: .meeting(register.meetingRows[outcome])))
    case .outcome: break
    case .action(let action): return jump(to: fold(around: action))
    }
    list.folded.insert(id(of: row))
    rebuildRows()
  }

  private mutating func jump(to position: Int?) {
    if let position { select(position) }
  }

  private mutating func unfoldGroup() {
    guard let row = selectedRow else { return }
    if list.folded.remove(id(of: row)) != nil {
      rebuildRows()
    } else if case .action = row {
      openRow()
    } else {
      select(min(list.position + 1, list.rows.count - 1))
    }
  }

  private mutating func openRow() {
    guard let row = selectedRow else { return }
    if case .action = row { return openDetail() }
    if list.folded.remove(id(of: row)) == nil { list.folded.insert(id(of: row)) }
    rebuildRows()
  }

  mutating func openDetail() {
    list.detailTop = 0
    if Layout(size: size).isWide, view == .actions {
      list.pane = .detail
    } else {
      layers.append(.detail)
    }
  }

  /// One step back: out of a layer or pane, then marks, then through the door that led here, then
  /// what is asked for, the latest first.
  mutating func back() {
    if !layers.isEmpty {
      layers.removeLast()
    } else if view != .actions {
      if list.marked.isEmpty { view = .actions } else { clearMarks() }
    } else if list.pane != .list {
      list.pane = .list
    } else if !list.marked.isEmpty || list.rangeStart != nil {
      clearMarks()
    } else if let origin, list.query == origin.door, list.filters.isEmpty {
      goBack(origin)
    } else {
      clearInnermostFilter()
    }
  }

  mutating func clearMarks() {
    list.marked = []
    list.rangeStart = nil
  }

  private mutating func clearInnermostFilter() {
    if !list.query.isBlank {
      list.query = ""
    } else if !list.filters.isEmpty {
      list.filters.removeLast()
    } else if list.isMine {
      list.isMine = false
    } else if !list.ministries.isEmpty {
      list.ministries.removeLast()
    } else {
      return
    }
    refilter()
  }

  private mutating func goBack(_ origin: Origin) {
    list.ministries = origin.ministries
    list.isMine = origin.isMine
    list.filters = origin.filters
    list.query = origin.query
    view = origin.view
    self.origin = nil
    refilter()
  }
}
