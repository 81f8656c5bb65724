import HusokModel
import HusokWords

extension PackBuilder {
  /// A page for each ministry that leads or supports something, and one for what nobody leads.
  var ministryPages: [PackBlock] {
    Parallel.map(facts.concerned) { ministryPage($0) }.flatMap { $0 } + ownerlessPage
  }

  /// The page of a ministry: its tasks, what it reported, what it asks for.
  func ministryPage(_ row: Int) -> [PackBlock] {
    let ministry = register.ministries[row]
    let name = clean(ministry.name(on: facts.today).full(in: words.language))
    let led = facts.led[row]
    let supported = facts.supported[row]
    var blocks: [PackBlock] = [
      .page(words("pack.ministryPage", name), details: [asOf] + unknown + [contactLine(ministry)]),
      .heading(words("pack.state")),
      .list([
        PackItem(words("pack.leadAndSupport", led.count, supported.count)),
        PackItem("\(statuses(led)) / \(words("pack.late", facts.late(led)))"),
      ]),
    ]
    blocks += taskTable(led) + supportTable(supported)
    blocks += noteBlocks(led, ["pack.did", "pack.difficulties"])
    return blocks + changeBlocks(led + supported) + sourceBlocks(led + supported)
  }

  /// That the register knows nothing of the day of the report, for a page that stands alone.
  private var unknown: [String] {
    guard facts.ministry != nil, let day = facts.unknownBefore else { return [] }
    return [words("pack.unknownBefore", words.headingDay(day))]
  }

  private var ownerlessPage: [PackBlock] {
    if facts.ownerless.isEmpty { return [] }
    return [.page(words("pack.ownerlessPage"), details: [asOf])] + taskTable(facts.ownerless)
  }

  private func contactLine(_ ministry: Ministry) -> String {
    words(
      "pack.contactLine", ministry.contact?.division.map(clean) ?? "______",
      ministry.contact?.phone.map(clean) ?? "______")
  }

  private func taskTable(_ rows: [Int]) -> [PackBlock] {
    if rows.isEmpty { return [] }
    let cells = rows.map { row in
      [
        clean(register.actions[row].id), status(row), ownerState(register.actions[row].lead),
        due(row), delay(row), changed(row), title(row),
      ]
    }
    return [
      .heading(words("pack.taskTable")),
      .table(PackTable(caption: words("pack.taskTable"), columns: taskColumns, rows: cells)),
    ]
  }

  private var taskColumns: [PackTable.Column] {
    ["list.id", "list.status", "pack.ownership", "list.due", "pack.delay", "pack.changed"].map {
      PackTable.Column(words($0))
    } + [PackTable.Column(words("list.title"), isWide: true)]
  }

  private func ownerState(_ lead: Lead?) -> String {
    guard let lead else { return words("owner.none") }
    return words(lead.confirmed ? "pack.confirmed" : "pack.proposed")
  }

  /// Whether something changed since the last meeting, in a word.
  private func changed(_ row: Int) -> String {
    guard let last = facts.changesOfRecord[register.actions[row].id]?.last else { return "-" }
    return words("group.\(ChangeGroup(last).rawValue)")
  }

  private func supportTable(_ rows: [Int]) -> [PackBlock] {
    if rows.isEmpty { return [] }
    let columns =
      ["list.id", "list.owner", "list.status", "list.due"].map { PackTable.Column(words($0)) }
      + [PackTable.Column(words("list.title"), isWide: true)]
    let cells = rows.map { row in
      [
        clean(register.actions[row].id), owner(row), status(row),
        due(row), title(row),
      ]
    }
    return [
      .heading(words("pack.supportTable")),
      .table(PackTable(caption: words("pack.supportTable"), columns: columns, rows: cells)),
    ]
  }

  /// What was reported of some actions: done and to come, then what stands in the way and what is
  /// asked of others.
  private func noteBlocks(_ rows: [Int], _ headings: [String]) -> [PackBlock] {
    let kinds: [[Note.Kind]] = [[.progress, .plan], [.difficulty, .request]]
    return zip(headings, kinds).flatMap { heading, kinds -> [PackBlock] in
      let items = rows.compactMap { row in item(row, kinds) }
      let none = PackItem(words("status.unreported"))
      return [.heading(words(heading)), .list(items.isEmpty ? [none] : items)]
    }
  }

  private func item(_ row: Int, _ kinds: [Note.Kind]) -> PackItem? {
    let notes = register.actions[row].notes
    // The latest word of each kind: a page is for what stands now.
    var parts = kinds.compactMap { kind in
      notes.last { $0.kind == kind }.map { noted($0) }
    }
    if kinds.contains(.difficulty), let waiting = register.actions[row].waitingOn {
      let ministry = waiting.ministry.map { words.short($0, in: register, on: facts.today) }
      let text = [ministry, waiting.text].compactMap { $0 }.joined(separator: ": ")
      parts.append(clean("\(words("detail.waitingOn")): \(text)"))
    }
    return parts.isEmpty ? nil : PackItem("\(clean(register.actions[row].id)) \(title(row))", parts)
  }

  private func noted(_ note: Note) -> String {
    let day = note.at.map { " (\(words.day($0.day)))" } ?? ""
    return clean("\(words("note.\(note.kind.rawValue)")): \(note.text)\(day)")
  }

  private func changeBlocks(_ rows: [Int]) -> [PackBlock] {
    let items = rows.flatMap { row in
      (facts.changesOfRecord[register.actions[row].id] ?? []).map { change in
        PackItem(clean("\(change.record) \(words.line(change, in: register))"))
      }
    }
    return [
      .heading(words("pack.sinceLast")),
      .list(items.isEmpty ? [PackItem(words("pack.none"))] : items),
    ]
  }

  private func sourceBlocks(_ rows: [Int]) -> [PackBlock] {
    let meetings = Set(rows.map { register.meetingRow(ofAction: $0) }).sorted()
    let names = meetings.map { row in
      let meeting = register.meetings[row]
      let date = meeting.date.map { "(\(words.day($0)))" } ?? ""
      return clean(words.shortTitle(meeting)) + date
    }
    if names.isEmpty { return [] }
    return [.heading(words("pack.basis")), .list([PackItem(names.joined(separator: ", "))])]
  }
}
