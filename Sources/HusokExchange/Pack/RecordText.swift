import HusokCanvas
import HusokModel
import HusokWords

/// Puts the details of records into lines of a width. The brief form is for the few lines below a
/// narrow list.
public struct RecordText: Sendable {
  /// What a line means.
  public enum Role: Sendable {
    /// What is said without weight.
    case plain
    /// What matters less.
    case quiet
    /// A title or a heading.
    case heading
    /// What is overdue.
    case bad
    /// What somebody waits for, or should look after.
    case waiting
  }

  /// A line that fits the width.
  public struct Line: Sendable {
    /// What it says.
    public let text: String
    /// What it means.
    public var role = Role.plain
    /// The note or the piece of evidence that it belongs to; nil for what can only be read.
    public var part: ActionPart?

    /// A line.
    public init(text: String, role: Role = .plain) {
      self.text = text
      self.role = role
    }

    /// The line as one of a part.
    func of(_ part: ActionPart) -> Line {
      var line = self
      line.part = part
      return line
    }
  }

  /// Which of the details.
  public enum Part: Sendable {
    /// All of them, one below the other.
    case whole
    /// Titles, quotation, notes and history.
    case said
    /// What is known of it: status, owner, dates and the like.
    case known
  }

  let register: Register
  let counts: RegisterCounts
  let words: Words
  let today: Day
  let width: Int
  let isBrief: Bool
  let part: Part
  let isASCII: Bool
  let states: ActionStates?
  /// How many lines somebody looks at: those of the history that come later may be left out.
  let enough: Int

  /// Details of records of a register, in lines of a width; with their states also what is
  /// computed from the history.
  ///
  /// - Parameters:
  ///   - isASCII: whether the lines are for a terminal without Hangul: a title that is not in the
  ///     language of the words is then left out where it has any.
  ///   - enough: how many lines are looked at; those of the history behind them may be left out.
  public init(
    register: Register, counts: RegisterCounts, words: Words, today: Day, width: Int,
    isBrief: Bool = false, part: Part = .whole, isASCII: Bool = false,
    states: ActionStates? = nil, enough: Int = .max
  ) {
    self.enough = enough
    self.states = states
    self.register = register
    self.counts = counts
    self.words = words
    self.today = today
    self.width = width
    self.isBrief = isBrief
    self.part = part
    self.isASCII = isASCII
  }

  /// The details of the record of an id; nothing where there is none.
  public func lines(of id: String) -> [Line] {
    guard let place = register.place(of: id) else { return [] }
    return switch place.section {
    case .actions: lines(ofAction: place.row)
    case .outcomes: lines(ofOutcome: place.row)
    case .meetings: lines(ofMeeting: place.row)
    case .ministries: lines(ofMinistry: place.row)
    }
  }

  private func lines(ofAction row: Int) -> [Line] {
    let action = register.actions[row]
    // The history may be long, and not every part has it.
    let told = { notes(action) + history(of: action.id) }
    switch part {
    case .said: return title(action.title) + quote(action.source) + told()
    case .known: return facts(ofAction: row) + from(row)
    case .whole where isBrief:
      let parts = [words.status(action.status), owner(action), briefDue(row)]
      return title(action.title) + wrapped(parts.joined(separator: "   "))
        + briefSteps(action) + quote(action.source) + told()
    case .whole:
      return title(action.title) + blank + facts(ofAction: row) + blank + from(row)
        + quote(action.source) + told()
    }
  }

  private func lines(ofOutcome row: Int) -> [Line] {
    let outcome = register.outcomes[row]
    let progress = counts.outcomes[row]
    var known = fact("detail.kind", words("outcome.\(outcome.kind.rawValue)"))
    if outcome.trackable {
      known += fact(
        "detail.progress", words("ministries.progress", progress.done, progress.counted))
    } else {
      known += fact("detail.progress", words("detail.notCounted"))
    }
    known += fact("detail.due", outcome.due.map { words.due($0) } ?? words("due.none"))
    let start = register.meeting(outcome.meeting)?.date
    for target in outcome.targets { known += targetLines(target, start) }
    return lines(
      titled: outcome.title, known: known, source: outcome.source, history: outcome.id)
  }

  private func lines(ofMeeting row: Int) -> [Line] {
    let meeting = register.meetings[row]
    let progress = counts.meetings[row]
    var known = fact("detail.kind", words("meeting.\(meeting.kind.rawValue)"))
    known += fact("detail.date", meeting.date.map { words.day($0) } ?? words("detail.dateUnknown"))
    if let place = meeting.place { known += fact("detail.place", place) }
    known += fact("detail.progress", words("ministries.progress", progress.done, progress.counted))
    if !meeting.calls.isEmpty {
      let round = CallRound(meeting, in: register, today: today)
      known += fact("detail.reports", words.callNumbers(round))
    }
    return lines(
      titled: meeting.title, known: known, source: meeting.source, history: meeting.id)
  }

  private func lines(
    titled title: Bilingual, known: [Line], source: Source?, history id: String
  ) -> [Line] {
    let title = self.title(title)
    let told = quoteBlock(source) + history(of: id)
    return switch part {
    case .said: title + told
    case .known: known
    case .whole: title + (isBrief ? [] : blank) + known + told
    }
  }
}

extension RecordText {
  private func lines(ofMinistry row: Int) -> [Line] {
    let ministry = register.ministries[row]
    let name = ministry.name(on: today)
    var lines = fact("detail.code", name.code)
    lines += fact("detail.kind", words("ministry.\(ministry.kind.rawValue)"))
    for earlier in ministry.names where earlier != name {
      let days = [earlier.from, earlier.to].map { $0.map { words.day($0) } ?? "" }
      let span = days.joined(separator: " – ")
      let name = "\(earlier.code) \(earlier.en) \(earlier.ko)"
      lines += fact("detail.earlierName", "\(name)  \(span)")
    }
    lines += fact("detail.actions", String(counts.ministries[row]))
    if let contact = ministry.contact {
      lines += fact("detail.contact", words.contact(contact, on: today))
    }
    lines += awaited(ministry.id)
    return self.lines(
      titled: Bilingual(en: name.en, ko: name.ko), known: lines, source: nil, history: ministry.id)
  }

  var blank: [Line] { [Line(text: "")] }

  func wrapped(_ text: String, _ role: Role = .plain) -> [Line] {
    TextWidth.wrapped(text, to: width).map { Line(text: $0, role: role) }
  }

  private func title(_ title: Bilingual) -> [Line] {
    let first = wrapped(title.text(in: words.language), .heading)
    guard let other = title.other(than: words.language),
      !isASCII || other.utf8.allSatisfy({ $0 < 0x80 })
    else { return first }
    return first + wrapped(other)
  }

  /// A label and what it says, which goes on below itself.
  func fact(_ key: String, _ value: String, as role: Role = .plain) -> [Line] {
    let label = TextWidth.padded(words(key), to: labelWidth)
    let lines = TextWidth.wrapped(value, to: width - labelWidth - 1)
    return lines.enumerated().map { index, line in
      let start = index == 0 ? label : String(repeating: " ", count: labelWidth)
      return Line(text: start + " " + line, role: role)
    }
  }

  /// What goes on below a label.
  func fact(indented value: String, behind mark: String, as role: Role = .plain) -> [Line] {
    let start = String(repeating: " ", count: labelWidth + 1)
    let blank = String(repeating: " ", count: TextWidth.of(mark))
    return TextWidth.wrapped(value, to: max(1, width - labelWidth - 1 - TextWidth.of(mark)))
      .enumerated()
      .map { Line(text: start + ($0 == 0 ? mark : blank) + $1, role: role) }
  }

  private var labelWidth: Int { words.language == .korean ? 8 : 10 }

  private func facts(ofAction row: Int) -> [Line] {
    let action = register.actions[row]
    var lines = fact("detail.status", words.status(action.status))
    lines += fact("detail.lead", owner(action))
    if let contact = register.contact(ofAction: row) {
      lines += fact("detail.contact", words.contact(contact, on: today))
    }
    if !action.supporting.isEmpty {
      let names = action.supporting.map { words.short($0, in: register, on: today) }
      lines += fact("detail.supporting", names.joined(separator: ", "))
    }
    lines += fact("detail.due", words.dueLine(ofAction: row, in: register), as: dueRole(row))
    if let lateness = register.lateness(ofAction: row, on: today) {
      lines += fact("detail.late", words.lateBy(lateness), as: .bad)
    }
    lines += stateLines(row)
    if let day = action.doneOn { lines += fact("detail.doneOn", words.day(day)) }
    if action.priority == .high { lines += fact("detail.priority", words("priority.high")) }
    if action.kind == .ongoing { lines += fact("detail.kind", words("kind.ongoing")) }
    if let waiting = action.waitingOn {
      lines += fact("detail.waitingOn", words.waiting(waiting, in: register, on: today))
    }
    if !action.dependsOn.isEmpty {
      lines += fact("detail.dependsOn", action.dependsOn.joined(separator: ", "))
    }
    lines += followers(row)
    if !action.tags.isEmpty { lines += fact("detail.tags", action.tags.joined(separator: ", ")) }
    return lines + steps(row) + evidence(action)
  }

  /// What is computed from the history: risks, silence, slippage, carry-over.
  private func stateLines(_ row: Int) -> [Line] {
    guard let states else { return [] }
    var lines = states.risks(row).flatMap { fact("detail.risk", words.risk($0), as: .waiting) }
    if let days = states.staleDays(row) {
      // What was reported complete waits for the secretariat, not for its ministry.
      lines +=
        register.actions[row].status == .reportedDone
        ? fact("detail.awaiting", awaiting(days), as: .waiting)
        : fact("detail.stale", words("stale.days", days), as: .waiting)
    }
    if register.actions[row].status == .reportedDone,
      let days = states.daysAwaitingConfirmation(row)
    {
      lines += fact("detail.toConfirm", awaiting(days), as: .waiting)
    }
    if let days = states.slippage(row), days != 0,
      let first = states.firstDue(row)
    {
      let times = states.postponements(row)
      let text = words(
        days > 0 ? "slippage.days" : "slippage.earlier", words.due(first), abs(days))
      let often = times == 1 ? " " + words("slippage.once") : " " + words("slippage.times", times)
      lines += fact("detail.firstDue", text + (times > 0 ? often : ""))
      if let reason = register.postponement(of: register.actions[row].id)?.reason {
        lines += fact("detail.postponed", reason)
      } else if states.isUnexplained(row) {
        lines += fact("detail.postponed", words("postponed.noReason"), as: .waiting)
      }
    }
    if let asked = register.actions[row].dueAsked {
      lines += fact("detail.dueAsked", words.asked(asked), as: .waiting)
    }
    let carried = states.carried(row)
    if carried > 0 { lines += fact("detail.carried", words("carried.times", carried)) }
    return lines
  }

  private func owner(_ action: FollowUpAction) -> String {
    guard let lead = action.lead else { return words("owner.none") }
    let name = words.short(lead.ministry, in: register, on: today)
    return words(lead.confirmed ? "owner.confirmed" : "owner.proposed", name)
  }

  private func briefDue(_ row: Int) -> String {
    if let late = lateness(row) { return late }
    guard register.due(ofAction: row) != nil else { return words("due.none") }
    return words("due.on", words.dueLine(ofAction: row, in: register))
  }

  private func lateness(_ row: Int) -> String? {
    register.lateness(ofAction: row, on: today).map(words.late)
  }

  /// For how long a report waits for the secretariat.
  private func awaiting(_ days: Int) -> String {
    days == 0 ? words("toConfirm.today") : words("toConfirm.days", days)
  }

  private func dueRole(_ row: Int) -> Role { lateness(row) == nil ? .plain : .bad }

  /// A target: how much was reached of how much, and how fast it would have to go.
  private func targetLines(_ target: Target, _ start: Day?) -> [Line] {
    let measure = target.measure.text(in: words.language)
    let goal = words.amount(target.goal, unit: target.unit)
    guard let latest = target.points.last else {
      return fact("detail.target", words("target.none", measure, goal))
    }
    let value = words.part(latest.value, unit: target.unit)
    var text = words("target.line", measure, value, goal)
    let progress = TargetProgress(target: target, start: start, today: today)
    if let needed = progress.neededPerMonth, let soFar = progress.soFarPerMonth {
      let pace = words(
        "target.pace", words.amount(soFar.description, unit: target.unit),
        words.amount(needed.description, unit: target.unit))
      text += " (\(pace))"
    }
    return fact("detail.target", text)
  }

  private func from(_ row: Int) -> [Line] {
    let meeting = register.meetings[register.meetingRow(ofAction: row)]
    return wrapped(words("detail.from", words.shortTitle(meeting)), .quiet)
  }

  private func quoteBlock(_ source: Source?) -> [Line] {
    guard source?.quote != nil else { return [] }
    return (isBrief ? [] : blank) + quote(source)
  }

  private func quote(_ source: Source?) -> [Line] {
    guard let quote = source?.quote else { return [] }
    return wrapped("\"\(quote)\"")
      + (isBrief ? [] : source?.document.map { wrapped(words.known($0), .quiet) } ?? [])
  }

  private func history(of id: String) -> [Line] {
    let changes = register.history.changes(of: id)
    if changes.isEmpty { return blank + wrapped(words("history.none"), .quiet) }
    let undos = Words.undos(among: changes)
    var lines: [Line] = []
    for change in Words.told(changes).reversed() where lines.count < enough {
      let who = [words.moment(change.at), author(change)].compactMap { $0 }
      lines += wrapped(who.joined(separator: "  "), .quiet)
      lines += wrapped(words.line(change, in: register, undos: undos))
    }
    return blank + wrapped(words("detail.history"), .heading) + lines
  }

  private func author(_ change: Change) -> String? {
    let ministry = change.by.ministry.map {
      words.short($0, in: register, on: change.at.day)
    }
    let parts = [change.by.name, ministry].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }
}
