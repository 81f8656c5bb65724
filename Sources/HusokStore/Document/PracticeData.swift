import CResources
import HusokModel

/// Half a year of invented work on the bundled register, to look around in and to practise on; made by
/// `.ci/practice`.
public enum PracticeData {
  /// Its text, in the store's own format.
  public static var bytes: [UInt8] {
    var count = 0
    let bytes = husok_practice_data(&count)
    return Array(UnsafeBufferPointer(start: bytes, count: count))
  }

  /// Its records. The text is part of the program and tested, so it is read without fault; were it
  /// not, there would be an empty register.
  public static var register: Register { (try? JSONFileStore.parse(bytes)) ?? Register() }

  /// The last day on which something happened in it; nil where nothing did.
  public static func lastDay(of register: Register) -> Day? {
    let count = register.history.count
    return count == 0 ? nil : register.history[count - 1].at.day
  }
}
