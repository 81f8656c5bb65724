extension JSONScanner {
  /// Walks over a text in quotation marks and checks its escapes and its UTF-8.
  mutating func skipString() throws(JSONFault) {
    skipSpace()
    guard current == UInt8(ascii: "\"") else { throw unexpected("\"") }
    var at = position + 1
    let end = bytes.count
    while at < end {
      if at + 8 <= end {
        let plain = plainBytes(at)
        at += plain
        if plain == 8 { continue }
      }
      let byte = bytes[at]
      switch byte {
      case 0x22:
        position = at + 1
        return
      case 0x5C: at = try escape(at).next
      case 0..<0x20: throw fault(byte == 0 ? .nulBytes : .rawControl, at: at)
      case 0x20..<0x80: at += 1
      default: repeat { at = try sequence(at) } while at < end && bytes[at] >= 0x80
      }
    }
    throw fault(.truncated, at: end)
  }

  /// How many of the eight bytes from here on, up to the first other one, are ASCII that stands for
  /// itself: no quotation mark, no backslash, no control character. Looked at in one word: a byte
  /// that is any of those sets the highest bit of its place, and only a place above it can be set
  /// by mistake (Henry S. Warren, "Hacker's Delight", section 6-1).
  @inline(__always)
  private func plainBytes(_ at: Int) -> Int {
    guard let base = bytes.baseAddress else { return 0 }
    let word = UInt64(littleEndian: UnsafeRawPointer(base + at).loadUnaligned(as: UInt64.self))
    let ones: UInt64 = 0x0101_0101_0101_0101
    let quote = word ^ (ones &* 0x22)
    let escape = word ^ (ones &* 0x5C)
    let found = word | (word &- ones &* 0x20) | (quote &- ones) | (escape &- ones)
    return (found & (ones &* 0x80)).trailingZeroBitCount / 8
  }

  /// Reads a text in quotation marks.
  mutating func string() throws(JSONFault) -> String {
    skipSpace()
    let start = position
    try skipString()
    let inside = start + 1..<position - 1
    if hasEscape(inside) { return try decoded(inside) }
    return String(decoding: UnsafeBufferPointer(rebasing: bytes[inside]), as: UTF8.self)
  }

  private func decoded(_ range: Range<Int>) throws(JSONFault) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(range.count)
    var at = range.lowerBound
    while at < range.upperBound {
      if bytes[at] == 0x5C {
        let (scalar, next) = try escape(at)
        text += UTF8.encode(scalar).map(Array.init) ?? []
        at = next
      } else {
        text.append(bytes[at])
        at += 1
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// What a backslash and the characters after it stand for, and where they end.
  private func escape(_ at: Int) throws(JSONFault) -> (scalar: Unicode.Scalar, next: Int) {
    guard at + 1 < bytes.count else { throw fault(.truncated, at: bytes.count) }
    switch bytes[at + 1] {
    case UInt8(ascii: "\""): return ("\"", at + 2)
    case UInt8(ascii: "\\"): return ("\\", at + 2)
    case UInt8(ascii: "/"): return ("/", at + 2)
    case UInt8(ascii: "b"): return ("\u{8}", at + 2)
    case UInt8(ascii: "f"): return ("\u{C}", at + 2)
    case UInt8(ascii: "n"): return ("\n", at + 2)
    case UInt8(ascii: "r"): return ("\r", at + 2)
    case UInt8(ascii: "t"): return ("\t", at + 2)
    case UInt8(ascii: "u"): return try unicodeEscape(at)
    default: throw fault(.badEscape, at: at)
    }
  }

  private func unicodeEscape(_ at: Int) throws(JSONFault) -> (scalar: Unicode.Scalar, next: Int) {
    let first = try codeUnit(at + 2)
    if let scalar = Unicode.Scalar(first) { return (scalar, at + 6) }
    guard first < 0xDC00, at + 7 < bytes.count, bytes[at + 6] == 0x5C,
      bytes[at + 7] == UInt8(ascii: "u")
    else { throw fault(.loneSurrogate, at: at) }
    let second = try codeUnit(at + 8)
    guard (0xDC00..<0xE000).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    else { throw fault(.loneSurrogate, at: at) }
    return (scalar, at + 12)
  }

  private func codeUnit(_ at: Int) throws(JSONFault) -> UInt32 {
    guard at + 4 <= bytes.count else { throw fault(.truncated, at: bytes.count) }
    var unit: UInt32 = 0
    for byte in bytes[at..<at + 4] {
      switch byte {
      case 48...57: unit = unit << 4 + UInt32(byte - 48)
      case 65...70: unit = unit << 4 + UInt32(byte - 55)
      case 97...102: unit = unit << 4 + UInt32(byte - 87)
      default: throw fault(.badEscape, at: at - 2)
      }
    }
    return unit
  }

  /// Where a UTF-8 sequence of several bytes ends; overlong ones, surrogates and what lies beyond
  /// Unicode are refused (Unicode Standard, table 3-7).
  private func sequence(_ at: Int) throws(JSONFault) -> Int {
    let lead = bytes[at]
    let (length, low, high): (Int, UInt8, UInt8) =
      switch lead {
      case 0xC2...0xDF: (2, 0x80, 0xBF)
      case 0xE0: (3, 0xA0, 0xBF)
      case 0xED: (3, 0x80, 0x9F)
      case 0xE1...0xEF: (3, 0x80, 0xBF)
      case 0xF0: (4, 0x90, 0xBF)
      case 0xF1...0xF3: (4, 0x80, 0xBF)
      case 0xF4: (4, 0x80, 0x8F)
      default: (0, 0, 0)
      }
    guard length > 0 else { throw fault(.notUTF8, at: at) }
    guard at + length <= bytes.count else { throw fault(.truncated, at: bytes.count) }
    guard bytes[at + 1] >= low, bytes[at + 1] <= high else { throw fault(.notUTF8, at: at) }
    for next in at + 2..<max(at + 2, at + length) where bytes[next] & 0xC0 != 0x80 {
      throw fault(.notUTF8, at: at)
    }
    return at + length
  }
}
