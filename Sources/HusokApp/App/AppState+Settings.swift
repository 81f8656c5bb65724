import HusokModel
import HusokWords

extension AppState {
  /// The other language, at once and from now on.
  mutating func toggleLanguage() -> [Effect] {
    speak(words.language == .korean ? .english : .korean)
    say(words("said.language"))
    return [.keepSettings(rememberedSettings)]
  }

  mutating func speak(_ language: Language) {
    settings.language = language
    words = Words(language)
    columnWidths = ColumnWidths(register, words, today: today)
    notice = nil
  }

  /// Another person is at the keyboard.
  public mutating func become(_ profile: Profile) {
    self.profile = profile
    if profile.ministry == nil { list.isMine = false }
    refilter()
  }

  mutating func nextTheme() -> [Effect] {
    let names = Theme.Name.allCases
    let place = names.firstIndex(of: theme.name) ?? 0
    look(like: names[(place + 1) % names.count])
    say(words("said.theme", words("theme.\(theme.name.rawValue)")))
    return [.keepSettings(rememberedSettings)]
  }

  mutating func look(like name: Theme.Name) {
    settings.theme = name.rawValue
    theme = Theme(name, hasColor: theme.hasColor)
  }

  /// The settings with the state that the views are in now.
  public var rememberedSettings: Settings {
    var settings = settings
    var state = settings.state.members ?? []
    let list = [
      Value.Member("ministries", .list(list.ministries.map(Value.string))),
      .init("mine", .bool(list.isMine)),
      .init("filters", .list(list.filters.map(Value.string))),
      .init("query", .string(list.query)),
      .init("group", list.grouping.map { .string($0.rawValue) } ?? .null),
      .init("sort", list.sort.map { .string($0.rawValue) } ?? .null),
      .init("reversed", .bool(list.isReversed)),
      .init("folded", .list(list.folded.sorted().map(Value.string))),
      .init("selected", list.selected.map(Value.string) ?? .null),
    ]
    let known: [Value.Member] = [
      .init("view", .string(view.rawValue)), .init("actions", .object(list)),
      .init("ministriesOrder", .number(String(pageOptions.ministriesOrder))),
      .init("timelineShift", .number(String(pageOptions.timelineShift))),
      .init("since", sinceValue),
      .init(
        "rows",
        .object(
          cursors.sorted { $0.key.rawValue < $1.key.rawValue }.map {
            .init($0.key.rawValue, .number(String($0.value.row)))
          })),
      .init("queries", .list(queryHistory.map(Value.string))),
    ]
    state.removeAll { member in known.contains { $0.name == member.name } }
    settings.state = .object(known + state)
    return settings
  }

  private var sinceValue: Value {
    switch pageOptions.since {
    case .meeting(let id)?: .string(id)
    case .day(let day)?: .string(day.description)
    case nil: .null
    }
  }

  /// Brings the views into the state that they were left in, as far as it still means something.
  mutating func recallViews() {
    let state = settings.state
    view = state["view"]?.text.flatMap { ViewKind(rawValue: $0) } ?? .actions
    if let left = state["actions"] { recallList(left) }
    pageOptions.ministriesOrder = max(0, state["ministriesOrder"]?.integer ?? 0)
    pageOptions.timelineShift = max(-400, min(400, state["timelineShift"]?.integer ?? 0))
    pageOptions.since = state["since"]?.text.flatMap { text in
      register.meeting(text) != nil ? .meeting(text) : Day(text).map(ChangePoint.day)
    }
    for kind in ViewKind.allCases {
      if let row = state["rows"]?[kind.rawValue]?.integer {
        cursors[kind] = PageCursor(row: max(0, row))
      }
    }
    queryHistory = texts(state["queries"])
  }

  private mutating func recallList(_ left: Value) {
    list.ministries = texts(left["ministries"]).filter { register.ministry($0) != nil }
    list.isMine = left["mine"]?.truth == true && profile.ministry != nil
    list.filters = texts(left["filters"]).filter {
      Query.parse($0, with: input, me: profile.ministry).problems.isEmpty
    }
    let query = left["query"]?.text ?? ""
    if Query.parse(query, with: input, me: profile.ministry).problems.isEmpty {
      list.query = query
    }
    list.grouping =
      left["group"].map { $0.text.flatMap { ActionOrder.Grouping(rawValue: $0) } } ?? .meeting
    list.sort = left["sort"]?.text.flatMap { ActionOrder.Key(rawValue: $0) }
    list.isReversed = left["reversed"]?.truth ?? false
    list.folded = Set(texts(left["folded"]))
    list.selected = left["selected"]?.text.flatMap { register.place(of: $0) == nil ? nil : $0 }
  }

  private func texts(_ value: Value?) -> [String] { (value?.elements ?? []).compactMap(\.text) }
}
