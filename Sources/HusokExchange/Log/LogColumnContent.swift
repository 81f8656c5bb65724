import HusokModel
import HusokWords

/// What stands in a column of a log, whatever its heading says.
struct LogColumnContent {
  /// The texts that are looked at.
  private let texts: [String]
  private let reader: LogReader

  /// Rows that are enough to tell.
  private static let enough = 300

  init(_ column: Int, of table: LogTable, reader: LogReader) {
    texts = Array(table.texts(column).prefix(LogColumnContent.enough))
    self.reader = reader
  }

  /// Whether nothing stands there.
  var isEmpty: Bool { texts.isEmpty }

  /// Characters of a text, on the average.
  var meanLength: Int { texts.isEmpty ? 0 : texts.reduce(0) { $0 + $1.count } / texts.count }

  /// Whether it counts the rows.
  var isRunning: Bool {
    let numbers = texts.map { Int($0.filter { $0 != "." }) }
    return !numbers.isEmpty
      && zip(numbers, numbers.dropFirst()).allSatisfy { one, next in
        guard let one, let next else { return false }
        return next == one || next == one + 1
      } && numbers.first != numbers.last && numbers.allSatisfy { $0 != nil }
  }

  /// The part of the texts that fit, from 0 to 1.
  func share(_ fits: (String) -> Bool) -> Double {
    texts.isEmpty ? 0 : Double(texts.count(where: fits)) / Double(texts.count)
  }

  /// The part of the texts that are words of a choice.
  func share(of family: FieldWords.Family, _ subject: LogMeaning.Subject) -> Double {
    share { reader.knows($0, in: family) || LogHeadingWords.value($0, of: subject) != nil }
  }

  /// The part of the texts that say where an action stands, in whatever words.
  var shareOfStatuses: Double { share { reader.guess($0, of: .status) != nil } }

  /// The part of the texts that begin with a ministry.
  var shareOfMinistries: Double {
    share { text in
      reader.unknownMinistries(text, isLead: true).allSatisfy { reader.guess($0) != nil }
    }
  }

  /// The part of the texts that say a date.
  var shareOfDates: Double {
    share { text in
      guard text.contains(where: \.isNumber) else { return false }
      do throws(Refusal) {
        return try reader.due(text) != nil
      } catch {
        if case .ambiguousDay = error { return true }
        return false
      }
    }
  }

  /// The part of the texts that are percentages.
  var shareOfPercents: Double {
    share { $0.hasSuffix("%") && DecimalNumber($0.dropLast().filter { $0 != " " }) != nil }
  }

  /// The part of the texts that lead to a page.
  var shareOfLinks: Double { share { $0.hasPrefix("http://") || $0.hasPrefix("https://") } }
}
