@_spi(_Unicode) import Swift

extension String {
  /// The text in composed form (NFC), in which the store keeps it. Text pasted from some machines
  /// comes with Hangul taken apart.
  public var composed: String {
    // The toolchain's own normalization, so that no copy of the Unicode tables is carried along.
    if utf8.allSatisfy({ $0 < 0x80 }) { return self }
    var scalars = String.UnicodeScalarView()
    for scalar in _nfc { scalars.append(scalar) }
    return String(scalars)
  }

  /// The bytes by which a text is searched: composed, without case.
  public var folded: [UInt8] {
    var isPlain = true
    let bytes = utf8.map { byte -> UInt8 in
      if byte >= 0x80 { isPlain = false }
      return (65...90).contains(byte) ? byte + 32 : byte
    }
    if isPlain || unicodeScalars.allSatisfy(\.isCaselessAndComposed) { return bytes }
    return Array(lowercased().composed.utf8)
  }
}

extension Unicode.Scalar {
  /// Quick knowledge for what titles are made of: ASCII, Hangul syllables, Han, common marks.
  fileprivate var isCaselessAndComposed: Bool {
    switch value {
    case 0..<0x80, 0xAC00...0xD7A3, 0x4E00...0x9FFF, 0x3000...0x303F, 0x3131...0x318E, 0xB7,
      0x2010...0x2027:
      true
    default: false
    }
  }
}

/// Finds folded bytes in folded bytes.
public enum FoldedSearch {
  /// Whether a run of bytes is somewhere in another. An empty one is everywhere.
  public static func contains(
    _ needle: [UInt8], in haystack: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard let first = needle.first else { return true }
    let last = haystack.count - needle.count
    var start = 0
    while start <= last {
      if haystack[start] == first, matches(needle, haystack, at: start) { return true }
      start += 1
    }
    return false
  }

  private static func matches(
    _ needle: [UInt8], _ haystack: UnsafeBufferPointer<UInt8>, at start: Int
  ) -> Bool {
    for index in needle.indices where haystack[start + index] != needle[index] { return false }
    return true
  }
}
