import HusokModel
import HusokThreads
import HusokWords

extension PackBuilder {
  /// A page for each ministry that leads something, two with few actions on one, then what nobody
  /// leads, and what those support that lead nothing.
  var ministryPages: [PackBlock] {
    Parallel.map(sharing(facts.leading)) { page in
      ministryPage(page.row, tables: page.tables, joins: page.joins, budget: page.budget)
    }.flatMap { $0 } + ownerlessPage + supporterPage
  }

  /// The page of a ministry before it is made.
  private struct Page {
    let row: Int
    let tables: [PackBlock]
    var joins = false
    let budget: PageBudget
  }

  /// Which ministries share a page: two in a row that lead at most three actions each, where there
  /// is room for both.
  private func sharing(_ rows: [Int]) -> [Page] {
    var pages: [Page] = []
    var rest = Parallel.map(rows) { row in
      let tables = tables(row)
      return (row: row, tables: tables, cost: PageBudget.cost(tables))
    }[...]
    while let one = rest.popFirst() {
      if facts.led[one.row].count <= 3, let other = rest.first,
        facts.led[other.row].count <= 3, let budgets = PageBudget.shared(one.cost, other.cost)
      {
        pages.append(Page(row: one.row, tables: one.tables, budget: budgets.0))
        pages.append(Page(row: other.row, tables: other.tables, joins: true, budget: budgets.1))
        rest = rest.dropFirst()
      } else {
        pages.append(
          Page(row: one.row, tables: one.tables, budget: PageBudget(tables: one.cost)))
      }
    }
    return pages
  }

  private func tables(_ row: Int) -> [PackBlock] {
    taskTable(facts.led[row]) + supportTable(facts.supported[row])
  }

  /// The page of a ministry: its tasks, what it reported, what it asks for. What has no room on it
  /// is counted; all changes stand in their annex.
  func ministryPage(_ row: Int) -> [PackBlock] {
    let tables = tables(row)
    let budget = PageBudget(tables: PageBudget.cost(tables))
    return ministryPage(row, tables: tables, joins: false, budget: budget)
  }

  private func ministryPage(
    _ row: Int, tables: [PackBlock], joins: Bool, budget: PageBudget
  ) -> [PackBlock] {
    let ministry = register.ministries[row]
    let name = clean(ministry.name(on: facts.today).full(in: words.language))
    let led = facts.led[row]
    let supported = facts.supported[row]
    var budget = budget
    var changes = changeItems(led + supported)
    let kinds: [[Note.Kind]] = [[.progress, .plan], [.difficulty, .request]]
    var notes = kinds.map { kinds in
      facts.isPublic && kinds.contains(.difficulty) ? [] : led.compactMap { item($0, kinds) }
    }
    // What is for ministries alone takes no room where anybody may read it.
    var waits =
      facts.isPublic
      ? []
      : facts.states.waits(for: ministry.id).map { wait in
        PackItem(clean(words.awaited(wait, in: register, on: facts.today)))
      }
    let cutWaits = budget.cut(&waits, keepingHalf: true, mayGo: false)
    let cutChanges = budget.cut(&changes, keepingHalf: !notes.joined().isEmpty, mayGo: true)
    let cutNotes = notes.indices.map { budget.cut(&notes[$0], keepingHalf: false, mayGo: false) }
    var difficulties: [PackBlock] = []
    if !facts.isPublic {
      difficulties = list(
        "pack.difficulties", notes[1], else: "status.unreported", cut: cutNotes[1])
      difficulties += awaited(waits, cut: cutWaits)
      difficulties += answerers(led)
    }
    let state =
      "\(words("pack.leadAndSupport", led.count, supported.count)) / \(statuses(led)) / "
      + words("pack.late", facts.late(led))
    let details = [asOf] + unknown + (facts.isPublic ? [] : [contactLine(ministry)])
    return [
      .page(words("pack.ministryPage", name), details: details, joins: joins),
      .fact(words("pack.state"), state),
    ] + tables
      + list("pack.did", notes[0], else: "status.unreported", cut: cutNotes[0])
      + difficulties
      + changed(changes, cut: cutChanges)
      + sourceBlocks(led + supported)
  }

  /// Items under a heading, or a word where there are none; with the number of those that had no
  /// room.
  private func list(
    _ heading: String, _ items: [PackItem], else none: String, cut: Int
  ) -> [PackBlock] {
    if items.isEmpty { return [.fact(words(heading), words(none))] }
    let more = cut == 0 ? [] : [PackItem(words("pack.more", cut))]
    return [.heading(words(heading)), .list(items + more)]
  }

  /// What others wait for from the ministry; nothing where nobody does.
  private func awaited(_ items: [PackItem], cut: Int) -> [PackBlock] {
    items.isEmpty ? [] : list("pack.awaited", items, else: "pack.none", cut: cut)
  }

  /// What changed since the last meeting, or how much where no change has room.
  private func changed(_ items: [PackItem], cut: Int) -> [PackBlock] {
    if items.isEmpty, cut > 0 {
      return [.fact(words("pack.sinceLast"), words("pack.seeChanges", cut))]
    }
    return list("pack.sinceLast", items, else: "pack.none", cut: cut)
  }

  /// That the register knows nothing of the day of the report, for a page that stands alone.
  private var unknown: [String] {
    guard facts.ministry != nil, let day = facts.unknownBefore else { return [] }
    return [words("pack.unknownBefore", words.headingDay(day))]
  }

  private var ownerlessPage: [PackBlock] {
    if facts.ownerless.isEmpty { return [] }
    return [.page(words("pack.ownerlessPage"), details: [asOf], joins: true)]
      + taskTable(facts.ownerless)
  }

  /// What institutions support that lead nothing: one table, an action a row.
  private var supporterPage: [PackBlock] {
    var institutions: [Int: [String]] = [:]
    for ministry in facts.concerned where facts.led[ministry].isEmpty {
      for row in facts.supported[ministry] {
        institutions[row, default: []].append(shortName(ministry))
      }
    }
    if institutions.isEmpty { return [] }
    let rows = institutions.keys.sorted()
    let columns = [
      PackTable.Column(words("list.id")), PackTable.Column(words("list.owner")),
      PackTable.Column(words("list.status")), PackTable.Column(words("list.due")),
      PackTable.Column(words("pack.supporters"), isWide: true),
      PackTable.Column(words("list.title"), isWide: true),
    ]
    let cells = rows.map { row in
      [
        clean(register.actions[row].id), owner(row), status(row), due(row),
        (institutions[row] ?? []).joined(separator: ", "), title(row),
      ]
    }
    let caption = words("pack.supportersPage")
    return [
      .page(caption, details: [asOf], joins: true),
      .table(PackTable(caption: caption, columns: columns, rows: cells, late: late(rows))),
    ]
  }

  /// The places of those among some rows that are overdue.
  func late(_ rows: [Int]) -> Set<Int> {
    Set(rows.indices.filter { facts.lateness[rows[$0]] != nil })
  }

  /// The division in charge at a ministry, with who answers there; nil where neither is known.
  func division(_ ministry: Ministry) -> String? {
    ministry.contact.flatMap { words.called($0, on: facts.today) }.map(clean)
  }

  /// Who answers for actions that have somebody of their own; nothing where all have whom their
  /// ministry names.
  private func answerers(_ rows: [Int]) -> [PackBlock] {
    let items = rows.compactMap { row -> PackItem? in
      guard let contact = register.actions[row].contact else { return nil }
      let text = words.contact(contact, on: facts.today)
      return PackItem("\(clean(register.actions[row].id)) \(clean(text))")
    }
    return items.isEmpty ? [] : [.heading(words("pack.answerers")), .list(items)]
  }

  private func contactLine(_ ministry: Ministry) -> String {
    words(
      "pack.contactLine", division(ministry) ?? "______",
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
      .table(
        PackTable(
          caption: words("pack.taskTable"), columns: taskColumns, rows: cells, late: late(rows))),
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
    guard let place = facts.changesOfRecord[register.actions[row].id]?.last else { return "-" }
    let last = facts.changes[place]
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
      .table(
        PackTable(
          caption: words("pack.supportTable"), columns: columns, rows: cells, late: late(rows))),
    ]
  }

  /// What was reported of an action in notes of some kinds: the latest of each.
  private func item(_ row: Int, _ kinds: [Note.Kind]) -> PackItem? {
    let notes = register.actions[row].notes.standing
    // The latest word of each kind: a page is for what stands now.
    // That nothing changed since stands beside it.
    var parts = kinds.flatMap { kind in
      let last = notes.last { $0.kind == kind }
      let word = last?.isUnchanged == true ? notes.last { $0.kind == kind && !$0.isUnchanged } : nil
      return [word, last].compactMap { $0 }.map { noted($0) }
    }
    if kinds.contains(.plan), register.actions[row].status.canBeLate { parts += nextStep(row) }
    if kinds.contains(.difficulty), let waiting = register.actions[row].waitingOn {
      let text = words.waiting(waiting, in: register, on: facts.today)
      parts.append(clean("\(words("detail.waitingOn")): \(text)"))
    }
    if kinds.contains(.difficulty), register.actions[row].status.isOpen {
      parts += postponed(row)
    }
    if parts.isEmpty { return nil }
    return PackItem(numbered(row), parts, isLate: facts.lateness[row] != nil)
  }

  /// The next step of an action, with when it is due.
  private func nextStep(_ row: Int) -> [String] {
    if register.actions[row].steps.isEmpty { return [] }
    guard let step = register.actions[row].nextStep else { return [] }
    let title = step.title.text(in: words.language)
    let due = step.due.map { ", \(words.due($0))" } ?? ""
    let late = step.daysLate(on: facts.today).map { " (\(words("due.late", $0)))" } ?? ""
    let who = step.ministry.map { " (\(words.short($0, in: register, on: facts.today)))" } ?? ""
    return [clean(words("step.next", title + who + due + late))]
  }

  /// Why an action is due later than at first, and what later date is asked for.
  private func postponed(_ row: Int) -> [String] {
    let isPostponed = facts.states.postponements(row) > 0
    let moved = isPostponed ? register.postponement(of: register.actions[row].id) : nil
    let reason = moved?.reason.map { clean("\(words("sheet.postponed")): \($0)") }
    let asked = register.actions[row].dueAsked.map {
      clean("\(words("detail.dueAsked")): \(words.asked($0))")
    }
    return [reason, asked].compactMap { $0 }
  }

  private func noted(_ note: Note) -> String {
    let day = note.at.map { " (\(words.day($0.day)))" } ?? ""
    return clean("\(words("note.\(note.kind.rawValue)")): \(note.text)\(day)")
  }

  /// The number and title of an action.
  private func numbered(_ row: Int) -> String {
    "\(clean(register.actions[row].id)) \(title(row))"
  }

  /// What changed since the last meeting, by action.
  private func changeItems(_ rows: [Int]) -> [PackItem] {
    rows.compactMap { row in
      guard let changes = facts.changesOfRecord[register.actions[row].id] else { return nil }
      let parts = changes.map { "\(words.day(facts.changes[$0].at.day)) \(line($0))" }
      return PackItem(numbered(row), parts, isLate: facts.lateness[row] != nil)
    }
  }

  private func sourceBlocks(_ rows: [Int]) -> [PackBlock] {
    let meetings = Set(rows.map { register.meetingRow(ofAction: $0) }).sorted()
    let names = meetings.map { row in
      let meeting = register.meetings[row]
      let blank = words.language == .korean ? "" : " "
      let date = meeting.date.map { "\(blank)(\(words.day($0)))" } ?? ""
      return clean(words.shortTitle(meeting)) + date
    }
    if names.isEmpty { return [] }
    return [.fact(words("pack.basis"), names.joined(separator: ", "))]
  }
}
