/// A moment, with the zone it was noted in: history keeps the clock of whoever wrote it.
public struct Instant: Hashable, Sendable {
  /// Seconds since 1970-01-01T00:00:00Z.
  public let seconds: Int
  /// Minutes that the noting clock was ahead of UTC.
  @inlinable public var offsetMinutes: Int { Int(offset) }
  @usableFromInline let offset: Int32

  /// A moment as a clock so many minutes ahead of UTC shows it.
  @inlinable
  public init(seconds: Int, offsetMinutes: Int) {
    self.seconds = seconds
    offset = Int32(clamping: offsetMinutes)
  }

  /// The moment at a local time of a day; seconds count from that day's midnight.
  public init(day: Day, secondOfDay: Int, offsetMinutes: Int) {
    self.init(
      seconds: day.number * 86_400 + secondOfDay - offsetMinutes * 60, offsetMinutes: offsetMinutes)
  }

  /// The moment written `2026-01-26T09:00:00Z` or with an offset such as `+09:00`; fractions of a
  /// second are passed over. Nil for anything else.
  public init?(_ text: String) {
    var text = text
    guard let instant = text.withUTF8({ Instant(bytes: $0) }) else { return nil }
    self = instant
  }

  /// The moment that some bytes name.
  public init?(bytes: UnsafeBufferPointer<UInt8>) {
    guard bytes.count >= 20, bytes[10] == UInt8(ascii: "T"),
      let day = Day(bytes: UnsafeBufferPointer(rebasing: bytes[..<10])),
      bytes[13] == UInt8(ascii: ":"),
      bytes[16] == UInt8(ascii: ":"), let hour = Day.integer(bytes[11..<13]),
      let minute = Day.integer(bytes[14..<16]), let second = Day.integer(bytes[17..<19]),
      hour < 24, minute < 60, second <= 60,
      let offset = Instant.offset(Instant.afterFraction(bytes[19...]))
    else { return nil }
    self.init(
      day: day, secondOfDay: hour * 3600 + minute * 60 + second, offsetMinutes: offset)
  }

  private static func offset(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    let start = bytes.startIndex
    if bytes.count == 1, bytes[start] == UInt8(ascii: "Z") { return 0 }
    guard bytes.count == 6, bytes[start + 3] == UInt8(ascii: ":"),
      let hours = Day.integer(bytes[start + 1...start + 2]),
      let minutes = Day.integer(bytes[start + 4...start + 5]), hours < 24, minutes < 60
    else { return nil }
    switch bytes[start] {
    case UInt8(ascii: "+"): return hours * 60 + minutes
    case UInt8(ascii: "-"): return -(hours * 60 + minutes)
    default: return nil
    }
  }

  /// What follows a fraction of a second: a point and at least one digit.
  private static func afterFraction(
    _ bytes: Slice<UnsafeBufferPointer<UInt8>>
  ) -> Slice<UnsafeBufferPointer<UInt8>> {
    guard bytes.first == UInt8(ascii: ".") else { return bytes }
    let rest = bytes.dropFirst().drop { (48...57).contains($0) }
    return bytes.count - rest.count > 1 ? rest : bytes
  }
}

extension Instant: CustomStringConvertible {
  private var local: (day: Day, second: Int) {
    let shifted = seconds + offsetMinutes * 60
    let days = shifted >= 0 ? shifted / 86_400 : (shifted - 86_399) / 86_400
    return (Day(number: days), shifted - days * 86_400)
  }

  /// The day that the noting clock showed.
  public var day: Day { local.day }

  /// The moment where it can be written, else the nearest that can: a clock may stand before the
  /// year 1 or after 9999.
  public var writable: Instant {
    if day < .earliest {
      return Instant(day: .earliest, secondOfDay: 0, offsetMinutes: offsetMinutes)
    }
    if day > .latest {
      return Instant(day: .latest, secondOfDay: 86_399, offsetMinutes: offsetMinutes)
    }
    return self
  }

  /// The hour and minute that the noting clock showed, as `09:05`.
  public var clockTime: String {
    let second = local.second
    return "\(Day.padded(second / 3600, 2)):\(Day.padded(second / 60 % 60, 2))"
  }

  /// The moment as `2026-01-26T09:00:00+09:00`, with `Z` for UTC.
  public var description: String {
    let seconds = Day.padded(local.second % 60, 2)
    return "\(day)T\(clockTime):\(seconds)\(zone)"
  }

  private var zone: String {
    guard offsetMinutes != 0 else { return "Z" }
    let minutes = abs(offsetMinutes)
    let sign = offsetMinutes < 0 ? "-" : "+"
    return "\(sign)\(Day.padded(minutes / 60, 2)):\(Day.padded(minutes % 60, 2))"
  }
}
