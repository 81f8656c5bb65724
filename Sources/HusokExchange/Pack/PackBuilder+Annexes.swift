import HusokModel
import HusokThreads
import HusokWords

extension PackBuilder {
  /// What changed since the last meeting, by what it is.
  var changesPage: [PackBlock] {
    var blocks: [PackBlock] = [.page(words("pack.changes"), details: [sinceText, asOf])]
    if facts.changes.isEmpty { return blocks + [.list([PackItem(words("pack.none"))])] }
    let groups = Dictionary(grouping: Words.toldPlaces(facts.changes)) {
      ChangeGroup(facts.changes[$0])
    }
    for group in ChangeGroup.allCases {
      guard let places = groups[group] else { continue }
      let name = words("group.\(group.rawValue)")
      blocks.append(.heading("\(name) \(words("pack.count", places.count))"))
      let rows = Parallel.map(places, shares: 64, changeRow)
      blocks.append(.table(PackTable(caption: name, columns: changeColumns, rows: rows)))
    }
    return blocks
  }

  private var changeColumns: [PackTable.Column] {
    [
      PackTable.Column(words("detail.date")), PackTable.Column(words("list.id")),
      PackTable.Column(words("list.title"), isWide: true), PackTable.Column(words("pack.author")),
      PackTable.Column(words("pack.content"), isWide: true),
    ]
  }

  private func changeRow(_ place: Int) -> [String] {
    let change = facts.changes[place]
    let day = change.at.day
    let ministry = change.by.ministry.map { words.short($0, in: register, on: day) }
    let who = [change.by.name, ministry].compactMap { $0 }.joined(separator: " ")
    let (number, title) = name(ofRecord: change.record)
    return [words.day(day), number, title, clean(who), line(place)]
  }

  /// How a record is called in a paper.
  private func name(ofRecord id: String) -> (number: String, title: String) {
    let name = words.name(ofRecord: id, in: register, on: facts.today)
    return (clean(name.number), name.title.isEmpty ? "-" : clean(name.title))
  }

  /// From where on changes are listed, in words.
  private var sinceText: String {
    switch facts.since {
    case nil: words("pack.sinceStart")
    case .day(let day): words("pack.sinceDay", words.headingDay(day))
    case .meeting(let id):
      words(
        "pack.sinceMeeting",
        clean(register.meeting(id).map { words.shortTitle($0) } ?? id))
    }
  }

  /// What was open at the last meeting and still is.
  var unfinishedPage: [PackBlock] {
    let rows = facts.unfinished
    let page = PackBlock.page(
      words("pack.unfinished"), details: [words("act.actions", rows.count), asOf])
    if rows.isEmpty { return [page, .list([PackItem(words("pack.none"))])] }
    let columns =
      ["list.id", "list.owner", "list.status", "list.due", "pack.delay"].map {
        PackTable.Column(words($0))
      } + [PackTable.Column(words("list.title"), isWide: true)]
    let cells = rows.map { row in
      [
        clean(register.actions[row].id), owner(row), status(row),
        due(row), delay(row), title(row),
      ]
    }
    let table = PackTable(
      caption: words("pack.unfinished"), columns: columns, rows: cells, late: late(rows))
    return [page, .table(table)] + timeline(rows)
  }

  /// The due dates of some actions, as many as fit on a page.
  private func timeline(_ rows: [Int]) -> [PackBlock] {
    let marks = rows.compactMap(mark).prefix(40)
    if marks.isEmpty { return [] }
    let caption = words("pack.timeline")
    let shown =
      marks.count < rows.count ? "\(caption) \(words("pack.count", marks.count))" : caption
    return [
      .timeline(
        PackTimeline(
          caption: shown, today: facts.today, todayText: words.day(facts.today),
          legend: PackPicture.Symbol.allCases.map { words("pack.mark.\($0.rawValue)") },
          marks: Array(marks)))
    ]
  }

  private func mark(_ row: Int) -> PackTimeline.Mark? {
    guard let (due, _) = register.due(ofAction: row) else { return nil }
    let action = register.actions[row]
    let first = facts.states.firstDue(row).flatMap { $0.last != due.last ? $0.last : nil }
    return PackTimeline.Mark(
      label: clean(action.id), title: title(row),
      text: "\(title(row)): \(self.due(row)), \(delay(row))",
      first: first, begin: due.first, end: due.last, isLate: facts.lateness[row] != nil)
  }

  /// Who answers at each ministry.
  var contactsPage: [PackBlock] {
    let missing = words("pack.notGiven")
    let rows = facts.concerned.map { row in
      let ministry = register.ministries[row]
      return [
        clean(ministry.name(on: facts.today).full(in: words.language)),
        division(ministry) ?? missing, ministry.contact?.phone.map(clean) ?? missing,
      ]
    }
    let columns = [
      PackTable.Column(words("pack.ministry"), isWide: true),
      PackTable.Column(words("pack.division")), PackTable.Column(words("pack.phone")),
    ]
    return [
      .page(words("pack.contacts"), details: [asOf], joins: true),
      .table(PackTable(caption: words("pack.contacts"), columns: columns, rows: rows)),
    ]
  }
}

extension PackBuilder {
  /// What the meeting is asked to decide.
  var decisions: [PackBlock] {
    let items = [
      openDecisions("pack.decideOwner", .noOwner),
      openDecisions("pack.decideProposal", .proposed),
      outcomeDecisions, lateDecisions, openDecisions("pack.decideDue", .noDue), handOvers,
      reviews,
    ].compactMap { $0 }
    return [
      .heading(words("pack.decisions")),
      .list(items.isEmpty ? [PackItem(words("pack.none"))] : items),
    ]
  }

  /// Open actions of which something is to be settled, by outcome.
  private func openDecisions(_ key: String, _ figure: ActionFigure) -> PackItem? {
    let rows = register.actions.indices.filter { figure.counts($0, facts.states) }
    if rows.isEmpty { return nil }
    let outcomes = Dictionary(grouping: rows) { register.outcomeRows[$0] }
    let parts = outcomes.keys.sorted().map { row in
      let leads = Set((outcomes[row] ?? []).compactMap { register.actions[$0].leadMinistry })
      let names = leads.sorted().map { words.short($0, in: register, on: facts.today) }
      let proposal = names.isEmpty ? "" : " (\(names.joined(separator: ", ")))"
      let count = words("pack.count", outcomes[row]?.count ?? 0)
      return "\(outcomeName(register.outcomes[row])) \(count)\(clean(proposal))"
    }
    return PackItem("\(words(key)) \(words("pack.count", rows.count))", parts)
  }

  private func outcomeName(_ outcome: Outcome) -> String {
    clean("\(outcome.id) \(outcome.title.text(in: words.language))")
  }

  private var outcomeDecisions: PackItem? {
    let outcomes = facts.outcomesWithoutAction
    if outcomes.isEmpty { return nil }
    return PackItem(
      "\(words("pack.decideTask")) \(words("pack.count", outcomes.count))",
      outcomes.map(outcomeName))
  }

  private var lateDecisions: PackItem? {
    let rows = facts.escalated
    if rows.isEmpty { return nil }
    return PackItem(
      "\(words("pack.decideLate")) \(words("pack.count", rows.count))",
      rows.map { "\(clean(register.actions[$0].id)) \(title($0)): \(delay($0))" }, isLate: true)
  }

  /// What goes on without an end and comes up for a word.
  private var reviews: PackItem? {
    let rows = register.actions.indices.filter { ActionFigure.toReview.counts($0, facts.states) }
    if rows.isEmpty { return nil }
    return PackItem(
      "\(words("pack.decideReview")) \(words("pack.count", rows.count))",
      rows.map { "\(clean(register.actions[$0].id)) \(title($0)) (\(owner($0)))" })
  }

  private var handOvers: PackItem? {
    let queue = register.handOverQueue(facts.states.summary)
    if queue.isEmpty { return nil }
    func name(_ id: String) -> String { words.short(id, in: register, on: facts.today) }
    return PackItem(
      "\(words("pack.decideHandOver")) \(words("pack.count", queue.count))",
      queue.map {
        clean(
          "\($0.action) \(self.name(ofRecord: $0.action).title): \(name($0.from)) → "
            + $0.to.map(name).joined(separator: ", "))
      })
  }
}
