import HusokModel

extension AppState {
  /// What became of saving, and what came from the store.
  mutating func takeFromStore(_ message: Message) -> [Effect] {
    switch message {
    case .saved(let count, let register): return didSave(count, register)
    case .cameIn(let register): bringIn(register)
    case .saveFailed(let reason):
      // A save that is tried again by itself must not talk over what the person is told meanwhile.
      let isNew = save != .failed(reason)
      save = .failed(reason)
      if isNew { say(reason, .warning) }
    case .storeSays(let text): say(text, .warning)
    case .storeMade(let register): begin(with: register)
    case .storeNotMade(let reason), .notRestored(let reason), .settingsNotKept(let reason),
      .lettersNotWritten(let reason):
      say(reason, .warning)
    case .notSavedElsewhere(let path, let reason):
      layers.append(.prompt(Prompt(.saveElsewhere, text: path, problem: reason)))
    case .otherExists(let path):
      let text = words("question.putAside", path)
      layers.append(.question(Question(purpose: .replaceOther(path: path), text: text)))
    case .paperNotWritten(let reason): LastFile.refuse(reason, in: &self)
    case .paperExists(let path):
      let text = words("question.replace", path)
      layers.append(.question(Question(purpose: .replacePaper, text: text)))
    case .freeName(let name, let asked): suggest(name, insteadOf: asked)
    case .savedElsewhere(let path):
      say(words("said.savedElsewhere", path))
    case .paperWritten(let path): say(words("said.paperWritten", path))
    case .lettersWritten(let count, let folder, let plan):
      Past.leave(&self)
      return CallForm.finish(plan, count: count, folder: folder, in: &self)
    case .pathsFound(let paths, let typed):
      switch layers.last {
      case .prompt(var prompt)?:
        prompt.complete(typed, with: paths)
        layers.replaceFront(with: .prompt(prompt))
      case .form(var form)?:
        form.complete(typed, with: paths)
        layers.replaceFront(with: .form(form))
      default: break
      }
    case .fileRead(let path, let tables): LogSource.show(tables, from: path, in: &self)
    case .fileNotRead(let path, let reason):
      LogSource.ask(for: path, because: reason, in: &self)
    case .backups(let entries):
      if entries.isEmpty {
        say(words("backups.none"))
      } else {
        layers.append(.picker(.backups(entries, words)))
      }
    case .restored(let register):
      bringIn(register)
      say(words("said.restored"))
    case .terminal, .historyRead, .tick, .terminate, .edited, .notOpened, .digested, .syncing,
      .synced,
      .notSynced:
      break
    }
    return []
  }

  /// Puts a name that no file has where the name that was asked for still stands.
  private mutating func suggest(_ name: String, insteadOf asked: String) {
    switch layers.last {
    case .form(var form)? where form.suggested == asked && form.isSuggested:
      form.suggest(name)
      layers.replaceFront(with: .form(form))
    case .prompt(let prompt)? where prompt.purpose == .saveElsewhere && prompt.field.text.isEmpty:
      layers.replaceFront(with: .prompt(Prompt(.saveElsewhere, text: name)))
    default: break
    }
  }

  /// The first start is over: who is at the keyboard is asked for, and Enter passes it over.
  private mutating func begin(with register: Register) {
    replaceRegister(with: register)
    layers.removeAll()
    list = ActionList()
    asked = Asked()
    save = .saved
    refilter()
    if person.ministry == nil { layers = [.form(SettingsForm.form(self, isFirst: true))] }
    say(FirstMessage.ofNewRegister(self))
  }

  private mutating func didSave(_ count: Int, _ outside: Register?) -> [Effect] {
    if case .failed = save { notice = nil }
    let saved = unsaved.prefix(count)
    unsaved.removeFirst(saved.count)
    if let outside {
      let ids = outside.newIDs(after: saved)
      unsaved = unsaved.map { $0.renamed(ids) }
      if let selected = list.selected, let id = ids[selected] { list.selected = id }
    }
    if save != .demo { save = unsaved.isEmpty ? .saved : .saving }
    let leaves = isLeaving && unsaved.isEmpty
    isLeaving = false
    if let outside { bringIn(outside) }
    let done = unsaved.isEmpty ? rescues.done() : []
    return done + (leaves ? [.keepSettings(rememberedSettings), .quit] : [])
  }

  /// Another program changed the store: what is not saved yet is carried out on what it holds.
  private mutating func bringIn(_ outside: Register) {
    var merged = outside
    let present = present
    let knownCount = present.history.count - unsaved.reduce(0) { $0 + $1.changes.count }
    let news = news(in: outside, after: knownCount)
    layers.removeAll { $0.isOfOverwriting }
    for act in unsaved { _ = try? merged.apply(act) }
    let isFiltered = !asked.isUnfiltered
    let shown = isFiltered ? list.shownIDs(register) : []
    pages.past?.present = merged
    replaceRegister(with: pages.past?.register ?? merged)
    refilter()
    // What was shown stays until the filter changes: nothing vanishes under the hands.
    if isFiltered {
      list.retained = shown.filter { register.action($0) != nil }
      rebuildRows()
    }
    let count = outside.history.count - knownCount
    guard count > 0 else { return }
    let authors = Set(news.map(\.by))
    let from = authors.count == 1 ? news.first.flatMap { scene.author($0.by, on: today) } : nil
    say(from.map { words("said.cameInFrom", count, $0) } ?? words("said.cameIn", count))
    tellLayers(of: news)
  }

  /// Hands what others changed to what is open over the view, so that it is not overwritten.
  private mutating func tellLayers(of news: [Change]) {
    for place in layers.indices {
      layers[place].take(news)
      if case .form(var form) = layers[place], let fresh = form.subject.fresh(self) {
        _ = form.goOn(from: fresh)
        layers[place] = .form(form)
      }
    }
    // A line stands where things are said.
    if case .prompt(var prompt)? = layers.last {
      prompt.problem = notice?.text
      layers.replaceFront(with: .prompt(prompt))
    }
  }

  /// The lines of the history that came in, oldest first. Of a large change, where nothing is open
  /// that it could concern, looking would take its time: then none.
  private func news(in outside: Register, after known: Int) -> [Change] {
    let count = outside.history.count - known
    if count <= 0 || layers.isEmpty && count > 1000 { return [] }
    let latest = { (history: History) in
      let start = layers.isEmpty ? max(0, history.count - 2 * count - 100) : 0
      return (start..<history.count).lazy.map { history[$0] }
    }
    let shown = Set(latest(present.history).map(\.id))
    return latest(outside.history).filter { !shown.contains($0.id) }
  }

  /// Shows another register from now on.
  mutating func replaceRegister(with register: Register) {
    self.register = register
    pages.generation += 1
    pages.forget()
    list.forgetMatches()
    figures = Figures(register, words: words, today: today)
    list.marked = list.marked.filter { register.action($0) != nil }
    asked.ministries = asked.ministries.filter { register.ministry($0) != nil }
  }
}
