import CResources
import HusokModel
import HusokStore
import HusokWords

/// Registers, days and people that tests begin with.
public enum Fixtures {
  /// The day after the 262nd meeting, on which all tests stand unless they say otherwise.
  public static let today = Day(number: 20_480)
  /// Nine in the morning of that day in Seoul.
  public static let now = Instant(day: today, secondOfDay: 9 * 3600, offsetMinutes: 540)

  /// The text of the bundled register.
  public static var bundledBytes: [UInt8] {
    var count = 0
    let bytes = husok_starting_data(&count)
    return Array(UnsafeBufferPointer(start: bytes, count: count))
  }

  /// What a first start offers: the 262nd meeting.
  public static func bundled() throws -> Register {
    try JSONFileStore.parse(bundledBytes)
  }

  /// The circumstances of an act by the secretariat, always with the same ids.
  public static func context(
    role: Role = .secretariat, name: String? = "kim", at: Instant = now, seed: UInt64 = 1
  ) -> ActContext {
    ActContext(
      at: at, by: Author(name: name, ministry: nil), role: role,
      identifiers: IdentifierSource(seed: seed))
  }

  /// How what a person types is read, with the words of the program.
  public static func input(_ register: Register, on today: Day = today) -> FieldInput {
    FieldInput(register, words: .shared, today: today)
  }
}
