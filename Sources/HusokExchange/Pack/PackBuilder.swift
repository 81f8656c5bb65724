import HusokCanvas
import HusokModel
import HusokThreads
import HusokWords

/// Puts a pack into words.
struct PackBuilder: Sendable {
  let facts: PackFacts
  let words: Words
  /// What is asked for in many rows, put into words once: titles by row, statuses, and due dates.
  private let titles: [String]
  private let statusWords: [Status: String]
  private let dues: [String]
  private let owners: [String?: String]
  private let delays: [String]
  private let lines: [String]

  /// What an action is late by, and how often it was postponed.
  private struct Delay: Hashable {
    let late: Lateness?
    let times: Int
    let days: Int
  }

  init(_ facts: PackFacts, _ language: Language) {
    self.facts = facts
    let words = Words(language)
    self.words = words
    statusWords = Dictionary(
      uniqueKeysWithValues: Status.allCases.map { ($0, words.status($0)) })
    var owners: [String?: String] = [nil: words("owner.none")]
    for ministry in facts.register.ministries {
      owners[ministry.id] = PackBuilder.clean(
        ministry.name(on: facts.today).short(in: language))
    }
    self.owners = owners
    let columns: [@Sendable () -> [String]] = [
      { PackBuilder.titles(facts, language) }, { PackBuilder.dues(facts, words) },
      { PackBuilder.delays(facts, words) }, { PackBuilder.lines(facts, words) },
    ]
    let made = Parallel.map(columns) { $0() }
    (titles, dues, delays, lines) = (made[0], made[1], made[2], made[3])
  }

  // By row and field, here and below: copies of whole actions would take longer than their words.

  private static func titles(_ facts: PackFacts, _ language: Language) -> [String] {
    let register = facts.register
    return register.actions.indices.map { clean(register.actions[$0].title.text(in: language)) }
  }

  private static func dues(_ facts: PackFacts, _ words: Words) -> [String] {
    let register = facts.register
    var known: [Due: (own: String, inherited: String)] = [:]
    let none = words("due.none")
    return register.actions.indices.map { row in
      guard let (due, isInherited) = register.due(ofAction: row) else { return none }
      let texts =
        known[due]
        ?? {
          let text = words.due(due)
          return (text, words("pack.inherited", text))
        }()
      known[due] = texts
      return isInherited ? texts.inherited : texts.own
    }
  }

  /// Each change stands on the page of a ministry and among all of them.
  private static func lines(_ facts: PackFacts, _ words: Words) -> [String] {
    Parallel.map(Array(facts.changes.indices), shares: 64) { place in
      clean(words.line(facts.changes[place], in: facts.register))
    }
  }

  /// Many actions are late by as many days: each text is put together once.
  private static func delays(_ facts: PackFacts, _ words: Words) -> [String] {
    var known: [Delay: String] = [:]
    return facts.register.actions.indices.map { row in
      let delay = Delay(
        late: facts.lateness[row], times: facts.states.postponements(row),
        days: facts.states.slippage(row) ?? 0)
      if let text = known[delay] { return text }
      let late = delay.late.map(words.late)
      let moved =
        delay.times > 0
        ? words(delay.days > 0 ? "pack.postponedBy" : "pack.postponed", delay.times, delay.days)
        : nil
      let text = [late, moved].compactMap { $0 }.joined(separator: ", ")
      known[delay] = text.isEmpty ? "-" : text
      return known[delay] ?? "-"
    }
  }

  var register: Register { facts.register }

  /// All blocks of the paper.
  var blocks: [PackBlock] {
    if let ministry = facts.ministry, let place = register.place(of: ministry) {
      return ministryPage(place.row) + [legend, countCheck(ofMinistry: place.row)]
    }
    let parts: [@Sendable () -> [PackBlock]] = [
      { cover }, { ministryPages }, { changesPage }, { unfinishedPage }, { trendPage },
      { facts.isPublic ? [] : contactsPage },
    ]
    return Parallel.map(parts) { $0() }.flatMap { $0 } + [countCheck]
  }

  private var cover: [PackBlock] {
    var details: [String] = []
    if let meeting = facts.meeting { details.append(clean(words.shortTitle(meeting))) }
    details.append(asOf)
    if let day = facts.unknownBefore {
      details.append(words("pack.unknownBefore", words.headingDay(day)))
    }
    return [.title(words("pack.title"), details: details)] + overall + byMeeting + byMinistry
      + targets + decisions + annexes + [legend]
  }

  /// The day of the report.
  var asOf: String { words("pack.asOf", words.headingDay(facts.today)) }

  private var overall: [PackBlock] {
    let rows = Array(register.actions.indices)
    let trackable = register.outcomes.count { $0.trackable }
    let head = words("pack.managed", rows.count, register.outcomes.count, trackable)
    return [
      .heading(words("pack.overall")),
      .list([
        PackItem(head, [statuses(rows)] + notCounted),
        PackItem(signals(rows)), PackItem(owners(rows)),
      ]),
    ]
  }

  private var notCounted: [String] {
    let count = facts.count(.notCounted, of: Array(register.actions.indices))
    return count == 0 ? [] : [words("pack.notCounted", count)]
  }

  /// How many have each status. One that no action has is named only where people look for it.
  func statuses(_ rows: [Int]) -> String {
    let order: [Status] = [
      .done, .reportedDone, .inProgress, .notStarted, .onHold, .unreported, .dropped,
    ]
    return order.compactMap { status in
      let count = facts.count(with: status, of: rows)
      return status == .dropped && count == 0 ? nil : "\(words.status(status)) \(count)"
    }.joined(separator: ", ")
  }

  private func signals(_ rows: [Int]) -> String {
    words(
      "pack.signals", facts.late(rows), facts.count(.atRisk, of: rows),
      facts.count(.noDue, of: rows), facts.count(.inherited, of: rows))
  }

  private func owners(_ rows: [Int]) -> String {
    words(
      "pack.owners", facts.count(.confirmed, of: rows), facts.count(.proposed, of: rows),
      facts.count(.noOwner, of: rows))
  }

  private var byMeeting: [PackBlock] {
    let used = register.meetings.indices.filter { !facts.byMeeting[$0].isEmpty }
    let rows = used.map { row in
      [meetingName(register.meetings[row])] + counts(facts.byMeeting[row])
    }
    let bars = used.map { row in
      bar(meetingName(register.meetings[row]), facts.byMeeting[row])
    }
    return [
      .heading(words("pack.byMeeting")),
      .table(
        PackTable(
          caption: words("pack.byMeeting"), columns: countColumns(words("pack.meeting")),
          rows: rows)),
      .bars(PackBars(caption: words("pack.progressOf", words("pack.byMeeting")), bars: bars)),
    ]
  }

  private func meetingName(_ meeting: Meeting) -> String {
    "\(clean(meeting.id)) \(clean(words.shortTitle(meeting)))"
  }

  private func bar(_ label: String, _ rows: [Int]) -> PackBars.Bar {
    let counted = facts.count(.counted, of: rows)
    let done = facts.count(.countedDone, of: rows)
    return PackBars.Bar(
      label: label, done: done, total: counted, text: words("ministries.progress", done, counted))
  }

  private func countColumns(_ first: String) -> [PackTable.Column] {
    let statuses: [Status] = [
      .done, .reportedDone, .inProgress, .notStarted, .onHold, .unreported, .dropped,
    ]
    let titles =
      [words("pack.tasks")] + statuses.map { words.status($0) } + [words("pack.overdue")]
    return [PackTable.Column(first, isWide: true)]
      + titles.map { PackTable.Column($0, isNumber: true) }
  }

  private func counts(_ rows: [Int]) -> [String] {
    let statuses: [Status] = [
      .done, .reportedDone, .inProgress, .notStarted, .onHold, .unreported, .dropped,
    ]
    return ([rows.count] + statuses.map { facts.count(with: $0, of: rows) } + [facts.late(rows)])
      .map(String.init)
  }

  private var byMinistry: [PackBlock] {
    var rows = facts.leading.map { row in [shortName(row)] + counts(facts.led[row]) }
    if !facts.ownerless.isEmpty { rows.append([words("owner.none")] + counts(facts.ownerless)) }
    return [
      .heading(words("pack.byMinistry")),
      .table(
        PackTable(
          caption: words("pack.byMinistry"), columns: countColumns(words("pack.lead")), rows: rows)),
    ]
  }

  private var annexes: [PackBlock] {
    let names =
      ["pack.ministries", "pack.changes", "pack.unfinished"] + (hasTrend ? ["pack.trend"] : [])
      + ["pack.contacts"]
    return [.heading(words("pack.annexes")), .numbered(names.map { words($0) })]
  }

  /// What marks mean, on the first page and on one that stands alone.
  var legend: PackBlock {
    .legend(bold: words("pack.legendBold"), others: words("pack.legend"))
  }

  /// A text of the register, without what must not reach a paper raw.
  func clean(_ text: String) -> String { PackBuilder.clean(text) }

  /// The same, quick for what most texts are made of: plain ASCII, Hangul, the middle dot, arrows.
  static func clean(_ text: String) -> String {
    let isPlain = text.utf8.withContiguousStorageIfAvailable { bytes in
      var previous: UInt8 = 0
      return bytes.allSatisfy { byte in
        defer { previous = byte }
        switch byte {
        // What reorders or parts text begins with C2, or with E2 and 80 or 81.
        case 0x80..<0xC0: return previous == 0xC2 ? byte == 0xB7 : previous != 0xE2 || byte > 0x81
        case 0x20..<0x7F, 0xEA...0xED, 0xC2, 0xE2: return true
        default: return false
        }
      }
    }
    return isPlain == true ? text : TextWidth.kept(oneLine(text))
  }

  /// A text of several lines as one item or cell, its lines parted by strokes.
  private static func oneLine(_ text: String) -> String {
    let lines = text.split(whereSeparator: \.isNewline).map { line in
      String(line.map { $0 == "\t" ? " " : $0 })
    }
    return lines.filter { !$0.isBlank }.joined(separator: " / ")
  }

  /// The short name of a ministry on the day of the report.
  func shortName(_ row: Int) -> String {
    clean(register.ministries[row].name(on: facts.today).short(in: words.language))
  }

  /// The word of a status.
  func status(_ row: Int) -> String { statusWords[register.actions[row].status] ?? "" }

  /// The title of an action.
  func title(_ row: Int) -> String {
    titles[row]
  }

  /// When an action is due, as a cell.
  func due(_ row: Int) -> String {
    dues[row]
  }

  /// The lead of an action, as a cell.
  func owner(_ row: Int) -> String {
    let lead = register.actions[row].lead
    let name = owners[lead?.ministry] ?? clean(lead?.ministry ?? "")
    return lead?.confirmed == false ? "(\(name))" : name
  }

  /// How late an action is, else how often it was postponed, as a cell.
  func delay(_ row: Int) -> String { delays[row] }

  /// What a change did, by its place.
  func line(_ place: Int) -> String { lines[place] }

  /// The count at the end: what the pages list is what the register holds.
  private var countCheck: PackBlock {
    let listed = Set(facts.led.joined()).union(facts.ownerless)
    return .note(check(listed.count, register.actions.count))
  }

  private func countCheck(ofMinistry row: Int) -> PackBlock {
    let id = register.ministries[row].id
    let listed = Set(facts.led[row]).union(facts.supported[row])
    return .note(check(listed.count, register.actions.count { $0.involves(id) }))
  }

  private func check(_ listed: Int, _ held: Int) -> String {
    words("pack.check", listed, listed == held ? "=" : "≠", held)
  }
}
