import HusokModel

/// The mark of a cell as it was written: six letters, by which one that was left alone is known.
enum SheetMark {
  /// How many letters a mark has.
  static let length = 6

  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_~".utf8)

  /// The mark of a text: a hash, folded to 36 bits.
  static func letters(_ text: String) -> [UInt8] {
    var hash = FNV1a.hash(text.utf8)
    hash ^= hash >> 36
    return (0..<length).map { alphabet[Int(hash >> (6 * UInt64($0)) & 63)] }
  }
}
