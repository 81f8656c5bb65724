import CResources

/// The ready lists of steps that come with husok.
public enum BundledSteps {
  /// They as a table, which an office can edit and keep as its own.
  public static var bytes: [UInt8] {
    var count = 0
    let bytes = husok_steps(&count)
    return Array(UnsafeBufferPointer(start: bytes, count: count))
  }
}
