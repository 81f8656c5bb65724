import HusokModel

/// The action that one row of a log makes, while its cells are read.
struct LogDraft {
  /// The action, without its id, outcome and what it comes after.
  private(set) var action = FollowUpAction()
  /// The outcome that the row names.
  private(set) var outcome: String?
  /// The number of the row in the log.
  private(set) var number: String?
  /// What it comes after, as the row names it, and in which column.
  private(set) var after: (names: [String], column: Int)?
  /// The cells that are not taken, and why.
  private(set) var faults: [(column: Int, reason: LogPlan.Refused.Reason)] = []
  private var saysStatus = false
  private var percent: DecimalNumber?
  private var notedOn: Day?
  private var supporting: [String] = []
  private let reader: LogReader
  private let headings: [String]
  private let at: Instant
  private let author: String?

  init(_ reader: LogReader, headings: [String], _ context: ActContext) {
    self.reader = reader
    self.headings = headings
    at = context.at
    author = context.by.name
  }

  /// Reads the cells of a row.
  mutating func read(_ row: LogTable.Row, uses: [LogUse], percents: LogPercents) {
    faults = row.unread.sorted().filter { uses[$0] != .leave }.map { ($0, .noValue) }
    for (column, text) in row.cells.enumerated() where !text.isEmpty {
      do throws(Refusal) {
        if uses[column] == .percent {
          try take(percents.number(text), of: text, column)
        } else {
          try take(text, as: uses[column], column)
        }
      } catch {
        faults.append((column, .refusal(error)))
      }
    }
    settle(uses)
  }

  private mutating func take(_ text: String, as use: LogUse, _ column: Int) throws(Refusal) {
    switch use {
    case .number:
      number = text
      action.tags.append(text.sheetKey)
    case .title: setTitle(text, isKorean: text.contains(where: Hangul.isHangul))
    case .titleEn: setTitle(text, isKorean: false)
    case .titleKo: setTitle(text, isKorean: true)
    case .outcome: outcome = text.sheetKey
    case .status:
      let found: (value: Status, isWhole: Bool)? = try reader.choice(
        text, of: .status, in: .status)
      saysStatus = found != nil
      action.status = found?.value ?? .unreported
      if found?.isWhole != true { note(text, column) }
    case .priority:
      let found: (value: FollowUpAction.Priority, isWhole: Bool)? = try reader.choice(
        text, of: .priority, in: .priority)
      action.priority = found?.value ?? .normal
      // Most logs know more than two degrees.
      if !reader.knows(text, in: .priority) { note(text, column) }
    case .kind:
      let found: (value: FollowUpAction.Kind, isWhole: Bool)? = try reader.choice(
        text, of: .kind, in: .actionKind)
      action.kind = found?.value ?? .oneOff
      if found == nil { note(text, column) }
    case .lead:
      let (lead, others) = try reader.lead(text)
      action.lead = lead
      supporting += others
      if reader.saysMore(text) { note(text, column) }
    case .supporting:
      supporting += try reader.ministries(text)
      if reader.saysMore(text) { note(text, column) }
    case .due: action.due = try reader.due(text)
    case .firstDue: action.firstDue = try reader.due(text)
    case .doneOn: try setDone(text, column)
    case .waitingOn:
      var waiting = WaitingOn()
      waiting.text = text
      action.waitingOn = waiting
    case .dependsOn: after = ((after?.names ?? []) + SheetList.elements(text), column)
    case .tags:
      for tag in SheetList.elements(text) where !action.tags.contains(tag) {
        action.tags.append(tag)
      }
    case .progress, .plan, .difficulty, .request: takeNotes(text, use.noteKind ?? .progress)
    case .notedOn: notedOn = try reader.day(text)
    case .evidence:
      for line in text.sheetLines {
        var evidence = Evidence()
        evidence.title = line
        if line.hasPrefix("http://") || line.hasPrefix("https://") { evidence.locator = line }
        action.evidence.append(evidence)
      }
    case .note: note(text, column)
    case .percent, .leave: break
    }
  }

  private mutating func setTitle(_ text: String, isKorean: Bool) {
    if isKorean { action.title.ko = text.sheetKey } else { action.title.en = text.sheetKey }
  }

  private mutating func setDone(_ text: String, _ column: Int) throws(Refusal) {
    guard let day = try reader.day(text) else { return }
    if day > at.day { return faults.append((column, .dayToCome(text))) }
    action.doneOn = day
  }

  private mutating func take(
    _ number: DecimalNumber?, of text: String, _ column: Int
  ) throws(Refusal) {
    guard let number else { throw .badValue(field: headings[column], text: text) }
    percent = number
    note(text, column)
  }

  /// Keeps a text that is no field under its heading.
  private mutating func note(_ text: String, _ column: Int) {
    add("\(headings[column]): \(text)", .progress, day: nil, by: author)
  }

  private mutating func takeNotes(_ text: String, _ kind: Note.Kind) {
    // The days of plans are those of what is planned.
    if kind == .plan { return add(text, kind, day: nil, by: author) }
    for part in LogNotes(text, today: at.day).parts {
      let author = part.author ?? (part.day == nil ? author : nil)
      let text = part.text.isEmpty ? part.day?.description ?? "" : part.text
      add(text, kind, day: part.day, by: author)
    }
  }

  private mutating func add(_ text: String, _ kind: Note.Kind, day: Day?, by author: String?) {
    var note = Note()
    note.at = day.map { Instant(day: $0, secondOfDay: 0, offsetMinutes: at.offsetMinutes) }
    note.by = author
    note.kind = kind
    note.text = text.composed
    action.notes.append(note)
  }
}

extension LogDraft {
  /// Puts together what stood in several cells.
  private mutating func settle(_ uses: [LogUse]) {
    action.due = action.due ?? action.firstDue
    supporting.removeAll { $0 == action.lead?.ministry }
    var seen: Set<String> = []
    action.supporting = supporting.filter { seen.insert($0).inserted }
    if !saysStatus { action.status = impliedStatus }
    settleDone(uses)
    let day = notedOn.map { Instant(day: $0, secondOfDay: 0, offsetMinutes: at.offsetMinutes) }
    for place in action.notes.indices where action.notes[place].at == nil {
      action.notes[place].at = day ?? at
    }
  }

  /// A day of completion beside a status that is none: of what ended otherwise it is noted, anything
  /// else is a contradiction.
  private mutating func settleDone(_ uses: [LogUse]) {
    guard let day = action.doneOn, action.status != .done,
      let column = uses.firstIndex(of: .doneOn)
    else { return }
    if action.status == .dropped || action.status == .reportedDone {
      action.doneOn = nil
      note(day.description, column)
    } else {
      faults.append((column, .notDone))
    }
  }

  /// Where it stands by the day on which it was done, else by how much of it is.
  private var impliedStatus: Status {
    if action.doneOn != nil { return .done }
    guard let percent else { return .unreported }
    if percent.whole >= 100 { return .reportedDone }
    return percent.whole == 0 && percent.isWhole ? .notStarted : .inProgress
  }
}

/// How the percentages of a column are written: `60%`, `60`, or as parts of one.
struct LogPercents {
  private let areParts: Bool

  init(_ texts: [String]) {
    let numbers = texts.compactMap { DecimalNumber($0.trimmed) }
    areParts =
      !texts.contains { $0.contains("%") }
      && numbers.allSatisfy { $0.whole < 1 || $0.whole == 1 && $0.isWhole }
      && numbers.contains { !$0.isWhole }
  }

  /// The number of hundredths that a text says; nil where it says none.
  func number(_ text: String) -> DecimalNumber? {
    let digits = text.filter { $0 != "%" && !$0.isWhitespace }
    guard let number = DecimalNumber(digits) else { return nil }
    return areParts && !text.contains("%") ? number.movingPoint(2) : number
  }
}
