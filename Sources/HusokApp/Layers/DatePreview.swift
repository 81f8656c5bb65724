import HusokModel

/// What a date that is being typed means.
extension Scene {
  /// Of a due date: the day with its weekday, or the last day of the period.
  func duePreview(_ text: String) -> String {
    if text.isBlank { return words("preview.noDue") }
    switch DueInput.read(text, today: today) {
    case .due(let due)?:
      if due.precision == .day {
        return words("preview.day", words.day(due.first), words.weekday(due.first))
      }
      return words("preview.period", words.due(due), words.day(due.last))
    case DueInput.Reading.none?: return words("preview.noDue")
    case nil: return unreadDay(text)
    }
  }

  /// Of a day: the day with its weekday.
  func dayPreview(_ text: String) -> String {
    guard let day = DueInput.readDay(text, today: today) else { return unreadDay(text) }
    return glyphs.arrow + " " + words("preview.day", words.day(day), words.weekday(day))
  }

  /// Of a meeting that was held, or a day, as of which something past is asked.
  func pastPreview(_ text: String) -> String {
    if text.isBlank { return "" }
    let input = FieldInput(register, words: .shared, today: today)
    guard let point = try? input.point(text), let day = register.day(of: point) else {
      return unreadDay(text)
    }
    let name = words("preview.day", words.day(day), words.weekday(day))
    return day > today ? words("preview.toCome", name) : name
  }

  /// Why a date that is being typed is none.
  private func unreadDay(_ text: String) -> String {
    guard let day = DueInput.dayOfOtherWeekday(text, today: today) else {
      return words("preview.unknown")
    }
    return words("preview.otherWeekday", words.day(day), words.longWeekday(day))
  }
}
