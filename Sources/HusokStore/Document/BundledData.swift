import CResources
import HusokModel

/// The bundled register of the 262nd meeting.
public enum BundledData {
  /// Its text, in the store's own format.
  public static var bytes: [UInt8] {
    var count = 0
    let bytes = husok_starting_data(&count)
    return Array(UnsafeBufferPointer(start: bytes, count: count))
  }

  /// Its records. The text is part of the program and tested, so it is read without fault; were it
  /// not, there would be an empty register.
  public static var register: Register { (try? JSONFileStore.parse(bytes)) ?? Register() }

  /// The text of a store with the ministries alone, by the names and keys that they have now.
  public static var ministriesBytes: [UInt8] {
    RegisterText.bytes(
      ministries: register.ministries, meetings: [], outcomes: [], actions: [], changes: [])
  }

  /// The text of a store without records.
  public static var emptyBytes: [UInt8] { RegisterText.bytes(of: Register()) }
}
