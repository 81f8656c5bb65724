import HusokModel

extension AppState {
  /// Changes what the list is asked for, from any view.
  mutating func find(_ command: Command) {
    if view != .actions || !layers.isEmpty { show(.actions) }
    switch command {
    case .ministry(let key): toggleMinistry(key: key)
    case .allMinistries:
      list.ministries = []
      list.isMine = false
      refilter()
    case .mine:
      list.isMine.toggle()
      refilter()
    case .pickMinistry:
      layers.append(.picker(Picker(.ministryFilter, ministryItems(list.ministries))))
    case .search: layers.append(.prompt(Prompt(.query(before: list.query), text: list.query)))
    case .filter(let filter): toggleFilter(filter.term)
    case .filterMeeting: layers.append(.picker(Picker(.meetingFilter, meetingItems)))
    case .group(let grouping): group(by: grouping)
    case .sort(let key): sort(by: key)
    default: findKept(command)
    }
  }

  private mutating func findKept(_ command: Command) {
    switch command {
    case .keepView: layers.append(.prompt(Prompt(.viewName)))
    case .keptView(let number) where number > 0: recall(settings.keptViews[number - 1])
    default: layers.append(.picker(Picker(.keptView, keptViewItems)))
    }
  }

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

  /// Puts a word of the query on, or takes it off.
  mutating func toggleFilter(_ term: String) {
    if let index = list.filters.firstIndex(of: term) {
      list.filters.remove(at: index)
    } else {
      // One meeting at a time: no action came out of two.
      if term.hasPrefix("#") { list.filters.removeAll { $0.hasPrefix("#") } }
      list.filters.append(term)
    }
    refilter()
    if list.filters.contains(term), list.matchCount > 0 {
      say(words("said.filterOn", filterName(term), list.matchCount))
    }
  }

  /// What a filter is called, as in its box.
  func filterName(_ term: String) -> String {
    let info = CommandTable.filters.first {
      if case .filter(let filter) = $0.command { filter.term == term } else { false }
    }
    return info.map { words("command.\($0.word)") } ?? term
  }

  private mutating func group(by grouping: ActionOrder.Grouping?) {
    list.grouping = grouping
    list.folded = []
    rebuildRows()
    say(words("said.grouped", words(AppState.groupingKey(grouping))))
  }

  static func groupingKey(_ grouping: ActionOrder.Grouping?) -> String {
    "grouping.\(grouping?.rawValue ?? "none")"
  }

  static func sortKey(_ key: ActionOrder.Key?) -> String { "sorting.\(key?.rawValue ?? "meeting")" }

  /// Sorts; by the same again, the other way round.
  private mutating func sort(by key: ActionOrder.Key?) {
    list.isReversed = key == list.sort && !list.isReversed
    list.sort = key
    rebuildRows()
    let name = words(AppState.sortKey(key))
    say(words(list.isReversed ? "said.sortedReversed" : "said.sorted", name))
  }

  func ministryItems(_ chosen: [String]) -> [Picker.Item] {
    register.ministries.map { ministry in
      let name = ministry.name(on: today)
      return Picker.Item(
        id: ministry.id, code: words.language == .korean ? name.short(in: .korean) : name.code,
        name: name.full(in: words.language), note: ministry.key.map(String.init) ?? "",
        words: ministry.words)
    }
  }

  var meetingItems: [Picker.Item] {
    register.meetings.map { meeting in
      Picker.Item(
        id: meeting.id, code: meeting.id, name: words.shortTitle(meeting),
        note: meeting.date.map { words.day($0) } ?? "",
        words: [meeting.id, meeting.title.en ?? "", meeting.title.ko ?? ""])
    }
  }

  private var keptViewItems: [Picker.Item] {
    settings.keptViews.enumerated().map { index, kept in
      Picker.Item(
        id: kept.name, code: index < 9 ? "g \(index + 1)" : "", name: kept.name,
        note: description(of: kept), words: [kept.name, kept.query])
    }
  }

  /// What a kept filter asks for, in the words of the filter line.
  private func description(of kept: KeptView) -> String {
    let ministries = kept.ministries.map { "@" + words.short($0, in: register, on: today) }
    let parts = ministries + (kept.isMine ? ["@me"] : []) + kept.filters + [kept.query]
    return parts.filter { !$0.isEmpty }.joined(separator: " ")
  }

  mutating func recall(_ kept: KeptView) {
    list.ministries = kept.ministries.filter { register.ministry($0) != nil }
    list.isMine = kept.isMine && profile.ministry != nil
    list.filters = kept.filters
    list.query = kept.query
    list.grouping = kept.group
    list.sort = kept.sort
    list.isReversed = kept.isReversed
    list.selected = nil
    refilter()
    say(words("said.keptShown", kept.name, list.matchCount))
  }

  /// Keeps what is asked for under a name; a filter of that name is replaced.
  mutating func keepView(named name: String) -> [Effect] {
    if name.hasHiddenCharacter {
      say(words.refusal(.badValue(field: "name", text: name)), .warning)
      return []
    }
    var kept = KeptView()
    kept.name = name
    kept.ministries = list.ministries
    kept.isMine = list.isMine
    kept.filters = list.filters
    kept.query = list.query
    kept.group = list.grouping
    kept.sort = list.sort
    kept.isReversed = list.isReversed
    if let place = settings.keptViews.firstIndex(where: { $0.name == name }) {
      settings.keptViews[place] = kept
    } else {
      settings.keptViews.append(kept)
    }
    let place = (settings.keptViews.firstIndex { $0.name == name } ?? 0) + 1
    say(place < 10 ? words("said.kept", name, place) : words("said.keptMany", name))
    return [.keepSettings(rememberedSettings)]
  }
}
