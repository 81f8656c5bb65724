import Glibc
import HusokModel

/// Reads JSON strictly, byte by byte: positions are exact, numbers keep their text, a member that
/// stands twice and nesting beyond reason are refused.
struct JSONScanner {
  /// A store nests five deep; this leaves room for fields of newer versions.
  static let deepest = 64

  let bytes: UnsafeBufferPointer<UInt8>
  var position: Int
  /// Whether a member that stands twice is taken, both times; only to repair.
  var takesDoubles = false
  /// Where a name stands, and whether it is written with an escape.
  private typealias Name = (place: Range<Int>, hasEscape: Bool)
  /// The names of the objects being read, innermost last; finds doubled members.
  private var names: [Name] = []

  init(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int = 0) {
    self.bytes = bytes
    self.position = position
  }

  /// The byte at the position; nil at the end.
  @inline(__always) var current: UInt8? {
    position < bytes.count ? bytes[position] : nil
  }

  mutating func skipSpace() {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x0A, 0x0D, 0x09: position += 1
      default: return
      }
    }
  }

  mutating func expect(_ byte: UInt8) throws(JSONFault) {
    skipSpace()
    guard current == byte else { throw unexpected(String(UnicodeScalar(byte))) }
    position += 1
  }

  /// Takes a byte if it is the next one after white space.
  mutating func take(_ byte: UInt8) -> Bool {
    skipSpace()
    guard current == byte else { return false }
    position += 1
    return true
  }

  func unexpected(_ expected: String) -> JSONFault {
    guard let byte = current else { return fault(.truncated) }
    if byte == 0 { return fault(.nulBytes) }
    if startsConflict { return fault(.conflictMarkers) }
    let end = min(position + 4, bytes.count)
    let found = String(decoding: bytes[position..<end], as: UTF8.self).first
    return fault(.unexpected(found: found.map(String.init) ?? "", expected: expected))
  }

  func fault(_ reason: DamageReason, at offset: Int? = nil) -> JSONFault {
    JSONFault(offset: offset ?? position, reason: reason)
  }

  private var startsConflict: Bool {
    guard let byte = current, [0x3C, 0x3D, 0x3E].contains(byte), position + 7 <= bytes.count
    else { return false }
    return bytes[position..<position + 7].allSatisfy { $0 == byte }
  }
}

extension JSONScanner {
  /// Walks over the members of an object. The body reads or skips the value of each; it gets the
  /// bytes of the name, without its quotation marks and as written.
  mutating func members(
    depth: Int, _ body: (inout JSONScanner, Range<Int>) throws(JSONFault) -> Void
  ) throws(JSONFault) {
    if depth > JSONScanner.deepest { throw fault(.tooDeep) }
    try expect(UInt8(ascii: "{"))
    if take(UInt8(ascii: "}")) { return }
    let outer = names.count
    repeat {
      skipSpace()
      let start = position
      try skipString()
      let name = start + 1..<position - 1
      let known = (place: name, hasEscape: hasEscape(name))
      if isDoubled(known, since: outer), !takesDoubles {
        throw fault(.duplicateKey(text(of: name)), at: start)
      }
      names.append(known)
      try expect(UInt8(ascii: ":"))
      skipSpace()
      try body(&self, name)
    } while take(UInt8(ascii: ","))
    names.removeSubrange(outer...)
    try expect(UInt8(ascii: "}"))
  }

  /// Walks over the elements of a list; the body reads or skips each.
  mutating func elements(
    depth: Int, _ body: (inout JSONScanner) throws(JSONFault) -> Void
  ) throws(JSONFault) {
    if depth > JSONScanner.deepest { throw fault(.tooDeep) }
    try expect(UInt8(ascii: "["))
    if take(UInt8(ascii: "]")) { return }
    repeat {
      skipSpace()
      try body(&self)
    } while take(UInt8(ascii: ","))
    try expect(UInt8(ascii: "]"))
  }

  private func isDoubled(_ name: Name, since outer: Int) -> Bool {
    var index = names.count
    while index > outer {
      index -= 1
      if same(names[index], name) { return true }
    }
    return false
  }

  /// Whether two names are the same text; only one that has an escape needs to be decoded.
  private func same(_ one: Name, _ other: Name) -> Bool {
    guard let base = bytes.baseAddress else { return false }
    let length = one.place.count
    if length == other.place.count,
      memcmp(base + one.place.lowerBound, base + other.place.lowerBound, length) == 0
    {
      return true
    }
    if !one.hasEscape, !other.hasEscape { return false }
    return text(of: one.place).isIdentical(to: text(of: other.place))
  }

  /// The text between quotation marks that were already found to be sound.
  func text(of range: Range<Int>) -> String {
    let inside = UnsafeBufferPointer(rebasing: bytes[range])
    if !hasEscape(range) { return String(decoding: inside, as: UTF8.self) }
    var copy = JSONScanner(bytes, at: range.lowerBound - 1)
    return (try? copy.string()) ?? ""
  }

  /// Whether a backslash stands in a range.
  func hasEscape(_ range: Range<Int>) -> Bool {
    guard let base = bytes.baseAddress else { return false }
    return memchr(base + range.lowerBound, 0x5C, range.count) != nil
  }

  /// Reads any value.
  mutating func value(depth: Int) throws(JSONFault) -> Value {
    skipSpace()
    switch current {
    case UInt8(ascii: "{"): return .object(try object(depth: depth))
    case UInt8(ascii: "["): return .list(try list(depth: depth))
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"):
      try word("true")
      return .bool(true)
    case UInt8(ascii: "f"):
      try word("false")
      return .bool(false)
    case UInt8(ascii: "n"):
      try word("null")
      return .null
    default:
      let start = position
      try skipNumber()
      return .number(String(decoding: bytes[start..<position], as: UTF8.self))
    }
  }

  private mutating func object(depth: Int) throws(JSONFault) -> [Value.Member] {
    var result: [Value.Member] = []
    try members(depth: depth + 1) { scanner, name throws(JSONFault) in
      let text = scanner.text(of: name)
      result.append(.init(text, try scanner.value(depth: depth + 1)))
    }
    return result
  }

  private mutating func list(depth: Int) throws(JSONFault) -> [Value] {
    var result: [Value] = []
    try elements(depth: depth + 1) { scanner throws(JSONFault) in
      result.append(try scanner.value(depth: depth + 1))
    }
    return result
  }

  /// Walks over any value as strictly as reading it would.
  mutating func skipValue(depth: Int) throws(JSONFault) {
    skipSpace()
    switch current {
    case UInt8(ascii: "{"):
      try members(depth: depth + 1) { scanner, _ throws(JSONFault) in
        try scanner.skipValue(depth: depth + 1)
      }
    case UInt8(ascii: "["):
      try elements(depth: depth + 1) { scanner throws(JSONFault) in
        try scanner.skipValue(depth: depth + 1)
      }
    case UInt8(ascii: "\""): try skipString()
    case UInt8(ascii: "t"): try word("true")
    case UInt8(ascii: "f"): try word("false")
    case UInt8(ascii: "n"): try word("null")
    default: try skipNumber()
    }
  }

  private mutating func word(_ word: StaticString) throws(JSONFault) {
    let letters = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
    for letter in letters {
      guard current == letter else { throw unexpected("\(word)") }
      position += 1
    }
  }

  private mutating func skipNumber() throws(JSONFault) {
    let start = position
    if current == UInt8(ascii: "-") { position += 1 }
    guard let first = current, isDigit(first) else {
      throw position == start ? unexpected("a value") : fault(.badNumber, at: start)
    }
    skipDigits()
    if first == UInt8(ascii: "0"), position > start + (bytes[start] == 0x2D ? 2 : 1) {
      throw fault(.badNumber, at: start)
    }
    if current == UInt8(ascii: ".") {
      position += 1
      if !skipDigits() { throw fault(.badNumber, at: start) }
    }
    if current == UInt8(ascii: "e") || current == UInt8(ascii: "E") {
      position += 1
      if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { position += 1 }
      if !skipDigits() { throw fault(.badNumber, at: start) }
    }
  }

  @discardableResult
  private mutating func skipDigits() -> Bool {
    let start = position
    while let byte = current, isDigit(byte) { position += 1 }
    return position > start
  }

  private func isDigit(_ byte: UInt8) -> Bool { byte &- 48 < 10 }
}
