import HusokCanvas
import HusokModel

extension CommandTable {
  static let finding: [CommandInfo] = [
    ministry(0),
    .init(
      .allMinistries, "allMinistries", .find, .strokes([[.digit(0)]], "0"),
      does: { $0.find { $0.showAllMinistries() } }),
    .init(
      .pickMinistry, "pickMinistry", .find, .letter("m"),
      does: { state in
        state.find { state in
          let items = state.ministryItems(state.list.ministries)
          state.layers.append(.picker(Picker(.ministryFilter, items)))
        }
      }),
    .init(
      .mine, "mine", .find, .letter("i"),
      off: { $0.profile.ministry == nil ? $0.words("off.nobody") : nil },
      does: { $0.find { $0.toggleMine() } }),
    .init(
      .search, "search", .find, .letter("/"), footer: 7,
      does: { state in
        state.find { state in
          let query = state.list.query
          state.layers.append(.prompt(Prompt(.query(before: query), text: query)))
        }
      }),
    .init(
      .keepView, "keepView", .find, .letter("w"),
      off: { state in
        let list = state.list
        let isPlain = list.isUnfiltered && list.sort == nil && list.grouping == .meeting
        return isPlain ? state.words("off.nothingToKeep") : nil
      }, does: { $0.find { $0.layers.append(.prompt(Prompt(.viewName))) } }),
    .init(
      .keptViews, "keptViews", .find, .palette,
      off: { $0.settings.keptViews.isEmpty ? $0.words("off.noKeptViews") : nil },
      does: { $0.find { $0.showKept(0) } }),
  ]

  static let filters: [CommandInfo] = [
    filter(.overdue, "o", "filterOverdue"), filter(.soon, "s", "filterSoon"),
    filter(.noOwner, "n", "filterNoOwner"), filter(.proposed, "p", "filterProposed"),
    filter(.noDue, "d", "filterNoDue"), filter(.postponed, "l", "filterPostponed"),
    filter(.blocked, "b", "filterBlocked"), filter(.waiting, "w", "filterWaiting"),
    filter(.unreported, "r", "filterUnreported"),
    .init(
      .filterMeeting, "filterMeeting", .find, .after("f", "m"),
      off: { $0.register.meetings.isEmpty ? $0.words("off.noMeeting") : nil },
      does: { state in
        state.find { $0.layers.append(.picker(Picker(.meetingFilter, $0.meetingItems))) }
      }),
    filter(.open, "c", "filterOpen"),
  ]

  static let orders: [CommandInfo] = [
    group(.meeting, "e", "groupMeeting"), group(.ministry, "m", "groupMinistry"),
    group(.due, "d", "groupDue"), group(.status, "s", "groupStatus"), group(nil, "0", "groupNone"),
    sort(.due, "d", "sortDue"), sort(.status, "s", "sortStatus"),
    sort(.ministry, "m", "sortMinistry"), sort(.latest, "c", "sortLatest"),
    sort(.slippage, "l", "sortSlippage"), sort(.priority, "p", "sortPriority"),
    sort(nil, "0", "sortNone"),
  ]

  /// The row of the ministry on a key, of any for 0.
  static func ministry(_ number: Int) -> CommandInfo {
    .init(
      .ministry(number), "ministry", .find,
      number == 0 ? .digits("1-9") : .strokes([[.digit(number)]], "\(number)"), footer: 8,
      off: { $0.reasonAgainstMinistry(number) },
      does: { $0.find { $0.toggleMinistry(key: number) } })
  }

  /// The row of a filter that was kept, of any for 0.
  static func keptView(_ number: Int) -> CommandInfo {
    .init(
      .keptView(number), "keptView", .move,
      number == 0 ? .digits("g 1-9") : .strokes([[.letter("g"), .digit(number)]], "g \(number)"),
      off: { state in
        number > state.settings.keptViews.count ? state.words("off.noKeptView", number) : nil
      }, does: { $0.find { $0.showKept(number) } })
  }

  private static func filter(
    _ filter: ListFilter, _ letter: Character, _ word: String
  ) -> CommandInfo {
    .init(
      .filter(filter), word, .find, .after("f", letter),
      does: { $0.find { $0.toggleFilter(filter.term) } })
  }

  private static func group(
    _ grouping: ActionOrder.Grouping?, _ letter: Character, _ word: String
  ) -> CommandInfo {
    .init(
      .group(grouping), word, .find, .after(".", letter),
      does: { $0.find { $0.group(by: grouping) } })
  }

  private static func sort(
    _ key: ActionOrder.Key?, _ letter: Character, _ word: String
  ) -> CommandInfo {
    .init(.sort(key), word, .find, .after(",", letter), does: { $0.find { $0.sort(by: key) } })
  }
}

extension AppState {
  /// Changes what the list is asked for, from any view.
  fileprivate mutating func find(_ change: (inout AppState) -> Void) {
    if view != .actions || !layers.isEmpty { show(.actions) }
    change(&self)
  }

  fileprivate mutating func showAllMinistries() {
    list.ministries = []
    list.isMine = false
    refilter()
  }

  fileprivate mutating func toggleMine() {
    list.isMine.toggle()
    refilter()
  }

  fileprivate func reasonAgainstMinistry(_ key: Int) -> String? {
    key == 0 || register.ministries.contains { $0.key == key } ? nil : words("off.noSuchKey", key)
  }

  fileprivate mutating func showKept(_ number: Int) {
    if settings.keptViews.indices.contains(number - 1) {
      recall(settings.keptViews[number - 1])
    } else {
      layers.append(.picker(Picker(.keptView, keptViewItems)))
    }
  }

  fileprivate mutating func toggleMinistry(key: Int) {
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
    CommandTable.filter(term).map { words("command.\($0.word)") } ?? term
  }

  fileprivate mutating func group(by grouping: ActionOrder.Grouping?) {
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
  fileprivate mutating func sort(by key: ActionOrder.Key?) {
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

  fileprivate var keptViewItems: [Picker.Item] {
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
