/// When something is due: a day, or a whole period that ends on its last day.
///
/// Written `2026-12-31`, `2026-12`, `2026-Q2`, `2026-H1` or `2026`.
public struct Due: Hashable, Sendable {
  /// How exactly the due date was given.
  public enum Precision: Hashable, Sendable {
    /// One day.
    case day
    /// A calendar month.
    case month
    /// A quarter of a year, 1 to 4.
    case quarter
    /// Half a year, 1 or 2.
    case half
    /// A calendar year.
    case year
  }

  /// How exactly it was given.
  public let precision: Precision
  /// The first day of the period.
  public let first: Day
  /// The last day of the period: late means after it.
  public let last: Day

  /// Due on one day.
  public init(_ day: Day) {
    precision = .day
    first = day
    last = day
  }

  /// A period of whole months of one year; nil where the year or the months do not exist.
  private init?(_ precision: Precision, year: Int, from month: Int, months: Int) {
    let end = month + months - 1
    guard let first = Day(year, month, 1),
      let last = Day(year, end, Day.length(ofMonth: end, in: year))
    else { return nil }
    self.precision = precision
    self.first = first
    self.last = last
  }

  /// The due date as the store writes it; nil for anything else.
  public init?(_ text: some StringProtocol) {
    var text = String(text)
    guard let due = text.withUTF8({ Due(bytes: $0) }) else { return nil }
    self = due
  }

  /// The due date that some bytes name.
  init?(bytes: UnsafeBufferPointer<UInt8>) {
    if let day = Day(bytes: bytes) {
      self.init(day)
      return
    }
    guard bytes.count >= 4, let year = Day.integer(bytes[..<4]) else { return nil }
    self.init(year: year, part: UnsafeBufferPointer(rebasing: bytes[4...]))
  }

  private init?(year: Int, part: UnsafeBufferPointer<UInt8>) {
    switch part.count {
    case 0:
      self.init(.year, year: year, from: 1, months: 12)
    case 3 where part[0] == UInt8(ascii: "-"):
      guard let number = Day.integer(part[2...]) else { return nil }
      switch part[1] {
      case UInt8(ascii: "Q") where (1...4).contains(number):
        self.init(.quarter, year: year, from: number * 3 - 2, months: 3)
      case UInt8(ascii: "H") where (1...2).contains(number):
        self.init(.half, year: year, from: number * 6 - 5, months: 6)
      default:
        guard let month = Day.integer(part[1...]), (1...12).contains(month) else { return nil }
        self.init(.month, year: year, from: month, months: 1)
      }
    default:
      return nil
    }
  }
}

extension Due: CustomStringConvertible {
  /// The due date as the store writes it.
  public var description: String {
    let (year, month, _) = first.parts
    let yearText = Day.padded(year, 4)
    return switch precision {
    case .day: first.description
    case .month: "\(yearText)-\(Day.padded(month, 2))"
    case .quarter: "\(yearText)-Q\((month + 2) / 3)"
    case .half: "\(yearText)-H\(month == 1 ? 1 : 2)"
    case .year: yearText
    }
  }

  /// Days after the last day; nil while that day has not passed.
  public func daysLate(on today: Day) -> Int? {
    today > last ? today.number - last.number : nil
  }
}
