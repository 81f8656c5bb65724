import HusokModel

extension AppState {
  mutating func run(_ command: Command) -> [Effect] {
    if let reason = reasonAgainst(command) {
      say(reason, .warning)
      return []
    }
    notice = nil
    switch command {
    case .moveUp, .moveDown, .pageUp, .pageDown, .halfPageUp, .halfPageDown, .first, .last:
      move(command)
    case .fold, .unfold, .foldAll, .unfoldAll, .open, .back, .nextPane: walk(command)
    case .ministry(let key): toggleMinistry(key: key)
    case .allMinistries, .pickMinistry, .mine, .search: find(command)
    case .done, .status, .mark, .note, .undo, .redo: return act(command)
    case .help: layers.append(.help(top: 0))
    case .quit: return quit()
    case .suspend: return [.suspend]
    case .redraw: return [.redraw]
    }
    return []
  }

  /// Why a command cannot be run now, and what to do; nil where it can.
  func reasonAgainst(_ command: Command) -> String? {
    switch command {
    case .done, .status, .note:
      if let reason = reasonAgainstChanges { return reason }
      if selectedRow == nil, targets.isEmpty { return words("off.nothing") }
      return targets.isEmpty ? words("off.noAction") : nil
    case .undo, .redo: return reasonAgainstChanges
    case .mark:
      if case .action = selectedRow { return nil }
      return words("off.noAction")
    case .mine: return profile.ministry == nil ? words("off.nobody") : nil
    case .ministry(let key):
      return register.ministries.contains { $0.key == key } ? nil : words("off.noSuchKey", key)
    default: return nil
    }
  }

  private var reasonAgainstChanges: String? {
    if save == .readOnly { return words("refusal.readOnly") }
    return profile.role == .reader ? words("refusal.reader") : nil
  }

  /// What a command acts on: the marked actions, else the one under the cursor.
  var targets: [String] {
    if !list.marked.isEmpty {
      return register.actions.lazy.map(\.id).filter { list.marked.contains($0) }
    }
    if case .action(let row) = selectedRow { return [register.actions[row].id] }
    return []
  }

  mutating func quit() -> [Effect] {
    guard case .failed(let reason) = save, !isLeaving else { return [.quit] }
    isLeaving = true
    say(words("said.notSavedLeaving", unsaved.count, reason), .warning)
    return [.retrySave]
  }
}

extension AppState {
  private mutating func move(_ command: Command) {
    if list.pane == .detail { return scrollDetail(command) }
    let page = max(1, Layout(size: size).list.height - 1)
    let last = max(0, list.rows.count - 1)
    switch command {
    case .moveUp: list.position -= 1
    case .moveDown: list.position += 1
    case .pageUp: list.position -= page
    case .pageDown: list.position += page
    case .halfPageUp: list.position -= max(1, page / 2)
    case .halfPageDown: list.position += max(1, page / 2)
    case .first: list.position = 0
    default: list.position = last
    }
    select(max(0, min(last, list.position)))
  }

  mutating func select(_ position: Int) {
    list.position = position
    list.selected = selectedRow.map(id)
    list.detailTop = 0
    scrollToSelection()
  }

  /// Moves through the details of the record under the cursor.
  mutating func scrollDetail(_ command: Command) {
    let height = max(1, detailArea.height)
    let most = max(0, detailLines.count - height)
    switch command {
    case .moveUp: list.detailTop -= 1
    case .moveDown: list.detailTop += 1
    case .pageUp: list.detailTop -= height
    case .pageDown: list.detailTop += height
    case .halfPageUp: list.detailTop -= max(1, height / 2)
    case .halfPageDown: list.detailTop += max(1, height / 2)
    case .first: list.detailTop = 0
    default: list.detailTop = most
    }
    list.detailTop = max(0, min(most, list.detailTop))
  }

  private mutating func walk(_ command: Command) {
    switch command {
    case .fold: fold()
    case .unfold: unfold()
    case .foldAll:
      list.folded = Set(register.meetings.map(\.id)).union(register.outcomes.map(\.id))
      rebuildRows()
      list.selected = selectedRow.map(id)
    case .unfoldAll:
      list.folded = []
      rebuildRows()
    case .open: open()
    case .nextPane: nextPane()
    default: back()
    }
  }

  /// Folds the group under the cursor, or the one around it.
  private mutating func fold() {
    guard let row = selectedRow else { return }
    switch row {
    case .meeting: break
    case .outcome(let outcome) where list.folded.contains(id(of: row)):
      jump(to: .meeting(register.meetingRows[outcome]))
      return
    case .outcome: break
    case .action(let action):
      jump(to: .outcome(register.outcomeRows[action]))
      return
    }
    list.folded.insert(id(of: row))
    rebuildRows()
  }

  private mutating func jump(to row: ActionList.Row) {
    if let position = list.rows.firstIndex(of: row) { select(position) }
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

  private mutating func openDetail() {
    list.detailTop = 0
    if Layout(size: size).isWide {
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

  /// One step back: out of a pane, then marks, then what is asked for, the latest first.
  private mutating func back() {
    if list.pane != .list {
      list.pane = .list
    } else if !list.marked.isEmpty {
      list.marked = []
    } else if !list.query.isBlank {
      list.query = ""
      refilter()
    } else if list.isMine {
      list.isMine = false
      refilter()
    } else if !list.ministries.isEmpty {
      list.ministries.removeLast()
      refilter()
    }
  }
}

extension AppState {
  private mutating func toggleMinistry(key: Int) {
    if let ministry = register.ministries.first(where: { $0.key == key }) {
      toggleMinistry(ministry.id)
    }
  }

  mutating func toggleMinistry(_ id: String) {
    if let index = list.ministries.firstIndex(of: id) {
      list.ministries.remove(at: index)
    } else {
      list.ministries.append(id)
    }
    refilter()
  }

  private mutating func find(_ command: Command) {
    switch command {
    case .allMinistries:
      list.ministries = []
      list.isMine = false
      refilter()
    case .mine:
      list.isMine.toggle()
      refilter()
    case .pickMinistry: layers.append(.picker(Picker(ministryItems)))
    default:
      layers.append(.prompt(Prompt(.query(before: list.query), text: list.query)))
    }
  }

  private var ministryItems: [Picker.Item] {
    register.ministries.map { ministry in
      let name = ministry.name(on: today)
      return Picker.Item(
        id: ministry.id, code: name.code, name: name.full(in: words.language),
        words: ministry.words)
    }
  }
}
