extension QueryWordReader {
  /// When it is due: a length of time from today on, or a period.
  func due(_ word: QueryWord, _ value: String) throws(QueryProblem) -> Query.Condition {
    if let last = day(after: value, sign: 1) { return .due(from: input.today, through: last) }
    if DueInput.read(value, today: input.today) == DueInput.Reading.none { return .lacks(.due) }
    let (from, through) = try period(word, value, kind: .due)
    return .due(from: from, through: through)
  }

  /// When it was done: a length of time up to today, or a period.
  func done(_ word: QueryWord, _ value: String) throws(QueryProblem) -> Query.Condition {
    if let first = day(after: value, sign: -1) { return .done(from: first, through: input.today) }
    let (from, through) = try period(word, value, kind: .done)
    return .done(from: from, through: through)
  }

  /// The day at the other end of a length of time that begins or ends today: `30d`, `<3w`, `2개월`.
  private func day(after value: String, sign: Int) -> Day? {
    let text = (value.hasPrefix("<") ? String(value.dropFirst()) : value).composed.lowercased()
    let digits = text.prefix { ("0"..."9").contains($0) }
    // More than a thousand years are no length that anyone means.
    guard let count = Int(digits), count < 100_000 else { return nil }
    let day: Day? =
      switch String(text.dropFirst(digits.count)).trimmed {
      case "d", "day", "days", "일": input.today.adding(days: sign * count)
      case "w", "week", "weeks", "주", "주일": input.today.adding(days: sign * count * 7)
      case "m", "month", "months", "개월", "달": input.today.adding(months: sign * count)
      case "y", "year", "years": input.today.adding(months: sign * count * 12)
      default: nil
      }
    return day.flatMap { $0.isWritable ? $0 : nil }
  }

  /// A period in any form that a field takes, or two ends parted by two dots, of which one may be
  /// missing.
  private func period(
    _ word: QueryWord, _ value: String, kind: QueryProblem.Kind
  ) throws(QueryProblem) -> (from: Day?, through: Day?) {
    if let dots = value.firstRange(of: "..") {
      let from = value[..<dots.lowerBound]
      let through = value[dots.upperBound...]
      let first = due(String(from))?.first
      let last = due(String(through))?.last
      if first != nil || from.isEmpty, last != nil || through.isEmpty, value != ".." {
        return (first, last)
      }
    } else if let period = due(value) {
      return (period.first, period.last)
    }
    let clash = DueInput.dayOfOtherWeekday(value, today: input.today)
    throw problem(word, clash.map { .otherWeekday($0) } ?? kind)
  }

  /// A due date in any form that a field takes.
  private func due(_ text: String) -> Due? {
    guard case .due(let due)? = DueInput.read(text, today: input.today) else { return nil }
    return due
  }
}
