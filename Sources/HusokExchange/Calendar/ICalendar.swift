import HusokCanvas
import HusokModel
import HusokWords

/// Due dates as a calendar of all-day events (RFC 5545). An inherited due date is its outcome's
/// event and makes none of its own; a period is due on its last day. What is not pursued any more is
/// a cancelled event, what is complete has a tick before its title. How often an event was changed,
/// and when last, comes from the history, so that a calendar takes the newer of two.
public enum ICalendar {
  /// The calendar of a register; nil where nothing in it has a due date: a calendar without events
  /// is none (RFC 5545, 3.6).
  ///
  /// - Parameters:
  ///   - actions: the rows of the actions that it holds, with their outcomes; nil for everything.
  ///   - now: the moment at which it is written.
  public static func text(
    _ register: Register, actions: [Int]? = nil, words: Words, now: Instant
  ) -> String? {
    let rows = actions ?? Array(register.actions.indices)
    let outcomes = actions.map { rows in Set(rows.map { register.outcomeRows[$0] }) }
    let writer = EventWriter(register: register, words: words, now: now)
    var lines: [String] = []
    for row in register.outcomes.indices where outcomes?.contains(row) ?? true {
      if let due = register.outcomes[row].due { lines += writer.event(ofOutcome: row, due) }
    }
    for row in rows {
      if let due = register.actions[row].due { lines += writer.event(ofAction: row, due) }
    }
    if lines.isEmpty { return nil }
    let opening = [
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//husok//husok//EN", "CALSCALE:GREGORIAN",
      "X-WR-CALNAME:" + escaped(words("ics.name")),
    ]
    return (opening + lines + ["END:VCALENDAR"]).map(folded).joined()
  }

  /// A day as `20261231`.
  static func date(_ day: Day) -> String {
    day.description.filter { $0 != "-" }
  }

  /// A moment as `20260127T000000Z`.
  static func utc(_ instant: Instant) -> String {
    Instant(seconds: instant.seconds, offsetMinutes: 0).description
      .filter { $0 != "-" && $0 != ":" }
  }

  /// A text as a value: backslash, comma and semicolon escaped, line breaks as `\n`; other control
  /// characters come as marks.
  static func escaped(_ text: String) -> String {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    return lines.map { line in
      var result = ""
      for scalar in TextWidth.kept(String(line)).unicodeScalars {
        if scalar == "\\" || scalar == "," || scalar == ";" { result += "\\" }
        result.unicodeScalars.append(scalar)
      }
      return result
    }.joined(separator: "\\n")
  }

  /// A line cut into lines of at most 75 octets, never inside a character, each ended by CR LF.
  static func folded(_ line: String) -> String {
    var result = ""
    var used = 0
    for scalar in line.unicodeScalars {
      let length = UTF8.width(scalar)
      if used + length > 75 {
        result += "\r\n "
        used = 1
      }
      result.unicodeScalars.append(scalar)
      used += length
    }
    return result + "\r\n"
  }
}

/// Writes the events of a calendar.
private struct EventWriter {
  let register: Register
  let words: Words
  let now: Instant
  private let counts: RegisterCounts
  private let revisions: EventRevisions

  init(register: Register, words: Words, now: Instant) {
    self.register = register
    self.words = words
    self.now = now
    counts = RegisterCounts(register)
    revisions = EventRevisions(register)
  }

  /// How far what is due has come.
  private enum State {
    case open, complete, cancelled
  }

  func event(ofOutcome row: Int, _ due: Due) -> [String] {
    let outcome = register.outcomes[row]
    return event(
      outcome.id, title: outcome.title, due: due, state: state(ofOutcome: row),
      details: [words.due(due), outcome.source?.quote])
  }

  private func state(ofOutcome row: Int) -> State {
    let progress = counts.outcomes[row]
    return progress.counted > 0 && progress.done == progress.counted ? .complete : .open
  }

  func event(ofAction row: Int, _ due: Due) -> [String] {
    let action = register.actions[row]
    let owner =
      action.lead == nil
      ? words("owner.none") : words.owner(action, in: register, on: now.day)
    return event(
      action.id, title: action.title, due: due, state: state(of: action.status),
      details: [words.due(due), words.status(action.status), owner, action.source?.quote])
  }

  private func state(of status: Status) -> State {
    switch status {
    case .done: .complete
    case .dropped: .cancelled
    case .unreported, .notStarted, .inProgress, .onHold, .reportedDone: .open
    }
  }

  private func event(
    _ id: String, title: Bilingual, due: Due, state: State, details: [String?]
  ) -> [String] {
    let mark = state == .complete ? "✓ " : ""
    let summary = mark + "\(id) \(title.text(in: words.language))"
    let other = title.other(than: words.language)
    let text = ([other] + details).compactMap { $0 }.joined(separator: "\n")
    let revision = revisions[id]
    return [
      "BEGIN:VEVENT", "UID:\(uid(id))", "DTSTAMP:\(ICalendar.utc(now))",
      "DTSTART;VALUE=DATE:\(ICalendar.date(due.last))",
    ] + end(due.last) + [
      "SUMMARY:\(ICalendar.escaped(summary))", "DESCRIPTION:\(ICalendar.escaped(text))",
      "STATUS:\(state == .cancelled ? "CANCELLED" : "CONFIRMED")",
      "SEQUENCE:\(revision.count)",
    ] + (revision.latest.map { ["LAST-MODIFIED:\(ICalendar.utc($0))"] } ?? []) + [
      "TRANSP:TRANSPARENT", "END:VEVENT",
    ]
  }

  /// The day after; an event without an end lasts its day, and after the last day comes none.
  private func end(_ day: Day) -> [String] {
    day == .latest ? [] : ["DTEND;VALUE=DATE:\(ICalendar.date(day.adding(days: 1)))"]
  }

  /// Always the same for a record: letters and digits as they are, any other byte in hexadecimal.
  private func uid(_ id: String) -> String {
    let plain = id.utf8.map { byte -> String in
      let scalar = Unicode.Scalar(byte)
      let isPlain = scalar.properties.isAlphabetic && byte < 0x80 || (48...57).contains(byte)
      return isPlain || byte == 45 || byte == 46
        ? String(Character(scalar)) : "_" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
    return plain.joined() + "@husok"
  }
}
