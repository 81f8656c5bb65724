import HusokCanvas
import HusokModel

/// Takes one message: changes the state and says what is to be done outside of it. Pure: what it
/// does hangs on the two alone.
public func update(_ state: inout AppState, _ message: Message) -> [Effect] {
  let effects = state.take(message)
  state.preparePages()
  return effects
}

extension AppState {
  fileprivate mutating func take(_ message: Message) -> [Effect] {
    switch message {
    case .terminal(.key(let key)): return press(key)
    case .terminal(.paste(let text)): return paste(text)
    case .terminal(.mouse(let event)): return click(event)
    case .terminal(.resize(let width, let height)):
      size = (width, height)
      scrollToSelection()
    case .tick: rematch()
    case .terminate: return [.keepSettings(rememberedSettings), .quit]
    case .edited(let result, let draft): return didEdit(result, draft)
    default: return takeFromStore(message)
    }
    return []
  }

  mutating func say(_ text: String, _ kind: Notice.Kind = .information) {
    notice = Notice(text, kind)
  }

  /// Computes anew what hangs on the records.
  mutating func recount() {
    counts = RegisterCounts(register)
    columnWidths = ColumnWidths(register, words, today: today)
  }

  /// Carries out an act of the person: the register changes at once, the store follows.
  mutating func perform(_ act: Act) -> [Effect] {
    do {
      try register.apply(act)
    } catch {
      say(words("said.cannotApply", act.records.first ?? ""), .warning)
      return []
    }
    summary?.add(act.changes, in: register.history)
    let made = act.changes.filter { $0.field == Change.wholeRecord || Register.isLink($0.field) }
    if made.isEmpty {
      searchText?.update(register, after: act)
    } else {
      tree = RegisterTree(register)
      searchText = nil
    }
    recount()
    unsaved.append(act)
    if save != .demo { save = .saving }
    rematch()
    for change in made where !change.to.isNull { showMade(change.record) }
    return [.save(act)]
  }

  /// A record that was just made is under the cursor, also where the filter would hide it.
  private mutating func showMade(_ id: String) {
    guard let place = register.place(of: id), place.section != .ministries else { return }
    if place.section == .actions {
      if !list.matching[place.row] { list.retained.insert(id) }
      list.folded.remove(register.actions[place.row].outcome)
    }
    list.selected = id
    rebuildRows()
  }
}
