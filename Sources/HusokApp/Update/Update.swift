import HusokCanvas
import HusokModel

/// Takes one message: changes the state and says what is to be done outside of it. Pure: what it
/// does hangs on the two alone.
public func update(_ state: inout AppState, _ message: Message) -> [Effect] {
  switch message {
  case .terminal(.key(let key)): return state.press(key)
  case .terminal(.paste(let text)): return state.paste(text)
  case .terminal(.resize(let width, let height)):
    state.size = (width, height)
    state.scrollToSelection()
    return []
  case .saved(let count, let register): return state.didSave(count, register)
  case .saveFailed(let reason):
    state.save = .failed(reason)
    state.say(reason, .warning)
    return []
  case .storeMade(let register):
    state.begin(with: register)
    return []
  case .storeNotMade(let reason):
    state.say(reason, .warning)
    return []
  case .tick:
    state.refilterForToday()
    return []
  case .terminate:
    return [.quit]
  }
}

extension AppState {
  mutating func say(_ text: String, _ kind: Notice.Kind = .information) {
    notice = Notice(text, kind)
  }

  /// The day is one of the things that is asked for.
  fileprivate mutating func refilterForToday() {
    rematch()
  }

  fileprivate mutating func begin(with register: Register) {
    replaceRegister(with: register)
    layers.removeAll()
    list = ActionList()
    save = .saved
    refilter()
  }

  fileprivate mutating func didSave(_ count: Int, _ outside: Register?) -> [Effect] {
    if case .failed = save { notice = nil }
    unsaved.removeFirst(min(count, unsaved.count))
    if save != .demo { save = unsaved.isEmpty ? .saved : .saving }
    let leaves = isLeaving && unsaved.isEmpty
    isLeaving = false
    if let outside { bringIn(outside) }
    return leaves ? [.quit] : []
  }

  /// Another program changed the store: what is not saved yet is carried out on what it holds.
  private mutating func bringIn(_ outside: Register) {
    var merged = outside
    let known = register.history.count - unsaved.reduce(0) { $0 + $1.changes.count }
    for act in unsaved { _ = try? merged.apply(act) }
    let cameIn = outside.history.count - known
    replaceRegister(with: merged)
    refilter()
    if cameIn > 0 { say(words("said.cameIn", cameIn)) }
  }

  private mutating func replaceRegister(with register: Register) {
    self.register = register
    tree = RegisterTree(register)
    recount()
    list.marked = list.marked.filter { register.action($0) != nil }
    list.ministries = list.ministries.filter { register.ministry($0) != nil }
  }

  /// Computes anew what hangs on the records.
  private mutating func recount() {
    counts = RegisterCounts(register)
    columnWidths = ColumnWidths(register, words, today: today)
    searchText = nil
  }

  /// Carries out an act of the person: the register changes at once, the store follows.
  mutating func perform(_ act: Act) -> [Effect] {
    do {
      try register.apply(act)
    } catch {
      say(words("said.cannotApply", act.records.first ?? ""), .warning)
      return []
    }
    if act.changes.contains(where: { $0.field == Change.wholeRecord }) {
      tree = RegisterTree(register)
    }
    recount()
    unsaved.append(act)
    if save != .demo { save = .saving }
    rematch()
    return [.save(act)]
  }
}
