import HusokModel

extension AppState {
  mutating func move(_ command: Command) {
    if let page = frontPage { return move(command, on: page) }
    if isReadingDetail { return scrollDetail(command) }
    guard view == .actions else { return }
    let page = max(1, Layout(size: size).list.height - 1)
    let last = max(0, list.rows.count - 1)
    select(max(0, min(last, list.position + AppState.distance(command, page, last))))
  }

  /// Whether the details have the keys: in their pane, or on the whole screen.
  private var isReadingDetail: Bool {
    if case .detail? = layers.last { return true }
    return view == .actions && list.pane == .detail
  }

  private static func distance(_ command: Command, _ page: Int, _ most: Int) -> Int {
    switch command {
    case .moveUp: -1
    case .moveDown: 1
    case .pageUp: -page
    case .pageDown: page
    case .halfPageUp: -max(1, page / 2)
    case .halfPageDown: max(1, page / 2)
    case .first: -most
    default: most
    }
  }

  private mutating func move(_ command: Command, on page: any Page) {
    let height = pageHeight
    var cursor = frontCursor
    let distance = AppState.distance(command, max(1, height - 1), max(1, page.count))
    cursor.move(by: distance, on: page, height: height)
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
  private mutating func scrollDetail(_ command: Command) {
    let height = max(1, detailArea.height)
    let most = max(0, detailLines.count - height)
    let distance = AppState.distance(command, height, most)
    list.detailTop = max(0, min(most, list.detailTop + distance))
  }

  mutating func walk(_ command: Command) -> [Effect] {
    if command == .back { return back() }
    if frontPage != nil {
      walkOnPage(command)
      return []
    }
    if case .detail? = layers.last {
      if command == .open || command == .fold || command == .nextPane { layers.removeLast() }
      return []
    }
    switch command {
    case .fold: fold()
    case .unfold: unfold()
    case .foldAll:
      list.folded = Set(
        list.grouping == .meeting
          ? register.meetings.map(\.id) + register.outcomes.map(\.id) : list.groups.map(\.id))
      rebuildRows()
      list.selected = selectedRow.map(id)
    case .unfoldAll:
      list.folded = []
      rebuildRows()
    case .open: open()
    default: nextPane()
    }
    return []
  }

  private mutating func walkOnPage(_ command: Command) {
    guard let page = frontPage else { return }
    var cursor = frontCursor
    switch command {
    case .open: return go(through: cursor.door)
    case .fold: _ = cursor.moveAcross(by: -1, on: page)
    case .unfold: _ = cursor.moveAcross(by: 1, on: page)
    default:
      if !cursor.moveAcross(by: 1, on: page) {
        cursor.move(by: 1, on: page, height: pageHeight)
        cursor.place(row: cursor.row, column: 0, on: page, height: pageHeight)
      }
    }
    frontCursor = cursor
  }

  /// Folds the group under the cursor, or the one around it.
  private mutating func fold() {
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

  private mutating func unfold() {
    guard let row = selectedRow else { return }
    if list.folded.remove(id(of: row)) != nil {
      rebuildRows()
    } else if case .action = row {
      open()
    } else {
      select(min(list.position + 1, list.rows.count - 1))
    }
  }

  private mutating func open() {
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

  private mutating func nextPane() {
    let layout = Layout(size: size)
    switch list.pane {
    case .list where layout.hasDetail: list.pane = .detail
    default: list.pane = .list
    }
  }

  /// One step back: out of a layer or pane, then marks, then through the door that led here, then
  /// what is asked for, the latest first.
  private mutating func back() -> [Effect] {
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
    return []
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
