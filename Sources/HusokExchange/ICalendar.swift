import HusokCanvas
import HusokModel
import HusokWords

/// Due dates as a calendar of all-day events (RFC 5545). An inherited due date is its outcome's
/// event and makes none of its own; a period is due on its last day.
public enum ICalendar {
  /// The calendar of a register.
  ///
  /// - Parameters:
  ///   - ministry: the id of the ministry whose actions and outcomes it holds; nil for all.
  ///   - now: the moment at which it is written.
  public static func text(
    _ register: Register, ministry: String? = nil, words: Words, now: Instant
  ) -> String {
    var lines = [
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//husok//husok//EN", "CALSCALE:GREGORIAN",
    ]
    lines.append("X-WR-CALNAME:" + escaped(words("ics.name")))
    let writer = Writer(register: register, words: words, stamp: utc(now), day: now.day)
    for outcome in register.outcomes {
      guard let due = outcome.due, ministry.map({ isOf($0, outcome, register) }) ?? true else {
        continue
      }
      lines += writer.event(outcome, due)
    }
    for action in register.actions {
      guard let due = action.due, ministry.map(action.involves) ?? true else { continue }
      lines += writer.event(action, due)
    }
    lines.append("END:VCALENDAR")
    return lines.map(folded).joined()
  }

  private static func isOf(_ ministry: String, _ outcome: Outcome, _ register: Register) -> Bool {
    register.actions.contains { $0.outcome == outcome.id && $0.involves(ministry) }
  }

  private struct Writer {
    let register: Register
    let words: Words
    let stamp: String
    let day: Day

    func event(_ outcome: Outcome, _ due: Due) -> [String] {
      event(outcome.id, outcome.title, due, [words.due(due), outcome.source?.quote])
    }

    func event(_ action: FollowUpAction, _ due: Due) -> [String] {
      let state = words.status(action.status)
      let owner =
        action.lead == nil
        ? words("owner.none") : words.owner(action, in: register, on: day)
      return event(
        action.id, action.title, due, [words.due(due), state, owner, action.source?.quote])
    }

    private func event(
      _ id: String, _ title: Bilingual, _ due: Due, _ details: [String?]
    ) -> [String] {
      let summary = "\(id) \(title.text(in: words.language))"
      let other = title.other(than: words.language)
      let text = ([other] + details).compactMap { $0 }.joined(separator: "\n")
      return [
        "BEGIN:VEVENT", "UID:\(uid(id))", "DTSTAMP:\(stamp)",
        "DTSTART;VALUE=DATE:\(ICalendar.date(due.last))",
        "DTEND;VALUE=DATE:\(ICalendar.date(due.last.adding(days: 1)))",
        "SUMMARY:\(ICalendar.escaped(summary))", "DESCRIPTION:\(ICalendar.escaped(text))",
        "TRANSP:TRANSPARENT", "END:VEVENT",
      ]
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

  /// A day as `20261231`.
  private static func date(_ day: Day) -> String {
    day.description.filter { $0 != "-" }
  }

  /// A moment as `20260127T000000Z`.
  private static func utc(_ instant: Instant) -> String {
    Instant(seconds: instant.seconds, offsetMinutes: 0).description
      .filter { $0 != "-" && $0 != ":" }
  }

  /// A text as a value: backslash, comma and semicolon escaped, line breaks as `\n`; other control
  /// characters come as marks.
  static func escaped(_ text: String) -> String {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    return lines.map { line in
      var result = ""
      for scalar in TextWidth.visible(String(line)).unicodeScalars {
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
