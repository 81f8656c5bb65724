import HusokModel

extension AppState {
  /// The query as it is understood.
  var query: (query: Query, problems: [QueryProblem]) {
    Query.parse(asked.query, with: input, me: person.ministry)
  }

  /// What words of a query are completed from.
  var completing: Completing { Completing(scene: scene, me: person.ministry) }

  /// Asks anew which actions are wanted: after a change of the filter. Where something was asked
  /// for, the cursor goes to the first action found; where less is asked for, it stays, or goes back
  /// to where it was before nothing was found.
  mutating func refilter(toFirst: Bool = false) {
    list.retained = []
    if toFirst {
      list.leaveSelection()
    } else if list.selectedRow == nil {
      list.returnSelection()
    }
    match()
    rebuildRows()
    if asked.isUnfiltered { list.forgetSelection() }
  }

  /// Asks anew after a change of the register: what was shown stays, dimmed where it is no longer
  /// asked for.
  mutating func rematch() {
    let before = list.matching
    match()
    if !asked.isUnfiltered { list.retain(shownBefore: before, register) }
    rebuildRows()
  }

  /// The same after a change that can concern some actions alone, given how they stood before.
  mutating func rematch(_ rows: [Int], from before: [ActionList.Standing]) {
    let matched = rows.filter { list.matching[$0] }
    list.match(matching(), only: rows)
    if !asked.isUnfiltered { list.retain(matched, register) }
    let source = listSource()
    if !answers.isAsked, list.take(rows, from: before, source) {
      list.keepSelection(source)
      list.scroll(height: layout.list.height)
    } else {
      rebuildRows()
    }
  }

  /// Asks which actions are wanted, without laying them out.
  mutating func match() { list.match(matching()) }

  private mutating func matching() -> Matching {
    let typed = query.query
    let filters = Query.parse(
      asked.filters.joined(separator: " "), with: input, me: person.ministry
    ).query
    if typed.needsText || filters.needsText { figures.readText(of: register) }
    if typed.needsAuthors || filters.needsAuthors { figures.readAuthors(of: register) }
    let scope = scope(typed)
    return Matching(
      register: register, asked: asked, me: person.ministry, involved: figures.counts.involved,
      typed: (typed, scope),
      filters: (filters, filters.isEmpty ? scope : self.scope(filters)))
  }

  private mutating func scope(_ query: Query) -> QueryScope {
    QueryScope(
      register, today: today, for: query, text: figures.text,
      states: query.needsHistory ? states : nil, authors: figures.authors,
      involved: figures.counts.involved)
  }

  /// What is computed of the actions today; the history is read when it is first asked for.
  var states: ActionStates {
    mutating get {
      figures.readHistory(of: register)
      return figures.states(of: register, on: today)
    }
  }

  /// Lays the list out anew.
  mutating func rebuildRows() {
    list.rebuild(listSource(), height: layout.list.height)
    list.measure(answers)
  }

  /// Puts the cursor on a record of the list, which is laid out as it was.
  mutating func showSelected(_ id: String) {
    list.selected = id
    list.keepSelection(listSource())
    list.scroll(height: layout.list.height)
  }

  /// What the list is laid out from.
  mutating func listSource() -> ListSource {
    let groupKey = asked.grouping.flatMap { $0 == .meeting ? nil : $0.key }
    return ListSource(
      register: register, tree: figures.tree, counts: figures.counts, asked: asked,
      ranks: asked.sort.map { figures.ranks(by: $0, of: register, on: today) },
      groupRanks: groupKey.map { figures.ranks(by: $0, of: register, on: today) })
  }

  private var answers: Answers {
    Answers(to: asked, scene: scene, states: figures.states(of: register, on: today))
  }

  /// Puts the cursor of the list on a row.
  mutating func select(_ position: Int) {
    list.select(position, height: layout.list.height, in: register)
  }

  /// Puts a ministry on, or takes it off.
  mutating func toggle(ministry id: String) {
    asked.toggle(ministry: id)
    refilter(toFirst: asked.ministries.contains(id))
  }

  /// Puts a word of the query on, or takes it off, and says how many actions it finds.
  mutating func toggle(filter term: String) {
    asked.toggle(filter: term)
    refilter(toFirst: asked.filters.contains(term))
    if asked.filters.contains(term), list.matchCount > 0 {
      let name = ListFilter.name(ofTerm: term, words)
      say(words("said.filterOn", name, list.matchCount))
    }
  }

  /// Asks for what was kept.
  mutating func recall(_ kept: KeptView) {
    asked = kept.asked.known(to: register, me: person.ministry)
    refilter(toFirst: true)
    say(words("said.keptShown", kept.name, list.matchCount))
  }

  /// Keeps what is asked for under a name.
  mutating func keepView(named name: String) -> [Effect] {
    if name.hasHiddenCharacter {
      say(words.refusal(.badValue(field: "name", text: name)), .warning)
      return []
    }
    let place = person.keep(asked, named: name)
    say(place < 10 ? words("said.kept", name, place) : words("said.keptMany", name))
    return [.keepSettings(rememberedSettings)]
  }

  /// The details of the record under the cursor.
  var details: Details {
    let isFull = layers.cover?.isDetail ?? false
    return Details(
      scene: scene, figures: figures, layout: layout, isFull: isFull,
      record: isFull ? list.selected : selectedRecord)
  }

  /// The record of the row under the cursor; nil on the heading of another group.
  var selectedRecord: String? {
    guard let row = list.selectedRow else { return nil }
    if case .group = row { return nil }
    return list.id(of: row, register)
  }
}
