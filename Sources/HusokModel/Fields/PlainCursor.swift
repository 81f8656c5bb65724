/// Goes over JSON that is written as husok writes it: without white space, without escapes, each
/// member once. Most of a large store is; whatever is not makes it give up, and is then read by who
/// can tell what is wrong with it. So nothing that it takes means anything else to a strict reader.
@frozen
public struct PlainCursor {
  @usableFromInline let bytes: UnsafeBufferPointer<UInt8>
  /// Where it stands; says nothing after it gave up.
  public var position: Int

  /// A cursor at a place.
  @inlinable
  public init(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int) {
    self.bytes = bytes
    self.position = position
  }

  /// The byte where it stands; 0 at the end.
  @inlinable
  public var current: UInt8 { position < bytes.count ? bytes[position] : 0 }

  /// Goes over a byte where it is the next one.
  @inlinable
  public mutating func goes(on byte: Unicode.Scalar) -> Bool {
    guard UInt32(current) == byte.value, position < bytes.count else { return false }
    position += 1
    return true
  }

  /// Goes over a name of small letters, as all of the store are, and its colon.
  @inlinable
  public mutating func name() -> Range<Int>? {
    guard goes(on: "\"") else { return nil }
    let start = position
    // Members such as `firstDue` have capitals inside.
    while (0x61...0x7A).contains(current | 0x20) { position += 1 }
    let end = position
    return goes(on: "\"") && goes(on: ":") ? start..<end : nil
  }

  /// Goes over a text; gives the place of what stands between its quotation marks.
  @inlinable
  public mutating func skipText() -> Range<Int>? {
    guard let (range, isASCII) = walkText() else { return nil }
    if isASCII { return range }
    let inside = UnsafeBufferPointer(rebasing: bytes[range])
    return (try? UTF8Span(validating: inside.span)) == nil ? nil : range
  }

  /// Reads a text.
  @inlinable
  public mutating func text() -> String? {
    guard let (range, isASCII) = walkText() else { return nil }
    let inside = UnsafeBufferPointer(rebasing: bytes[range])
    if isASCII {
      // Every byte was looked at already.
      return String(copying: UTF8Span(unchecked: inside.span, isKnownASCII: true))
    }
    guard let span = try? UTF8Span(validating: inside.span) else { return nil }
    return String(copying: span)
  }

  /// Goes over a text of ASCII alone; gives what stands between its quotation marks.
  mutating func ascii() -> UnsafeBufferPointer<UInt8>? {
    guard let (range, isASCII) = walkText(), isASCII else { return nil }
    return UnsafeBufferPointer(rebasing: bytes[range])
  }

  /// Goes over `true` or `false`.
  public mutating func flag() -> Bool? {
    let isTrue = current == UInt8(ascii: "t")
    for letter in isTrue ? "true".unicodeScalars : "false".unicodeScalars {
      if !goes(on: letter) { return nil }
    }
    return isTrue
  }

  /// Goes to the end of a text without escapes and control characters, eight bytes at a time (Henry
  /// S. Warren, "Hacker's Delight", section 6-1).
  @usableFromInline
  mutating func walkText() -> (range: Range<Int>, isASCII: Bool)? {
    guard goes(on: "\""), let base = bytes.baseAddress else { return nil }
    let start = position
    let ones: UInt64 = 0x0101_0101_0101_0101
    let tops = ones &* 0x80
    var seen: UInt64 = 0
    while position + 8 <= bytes.count {
      let word = UInt64(
        littleEndian: UnsafeRawPointer(base + position).loadUnaligned(as: UInt64.self))
      let quote = word ^ (ones &* 0x22)
      let escape = word ^ (ones &* 0x5C)
      let found =
        ((quote &- ones) & ~quote | (escape &- ones) & ~escape | (word &- ones &* 0x20) & ~word)
        & tops
      if found != 0 {
        let length = found.trailingZeroBitCount / 8
        seen |= word & (length == 0 ? 0 : ~0 >> UInt64(64 - 8 * length))
        position += length
        guard bytes[position] == UInt8(ascii: "\"") else { return nil }
        position += 1
        return (start..<position - 1, seen & tops == 0)
      }
      seen |= word
      position += 8
    }
    return walkLast(from: start, isASCII: seen & tops == 0)
  }

  private mutating func walkLast(from start: Int, isASCII: Bool) -> (Range<Int>, Bool)? {
    var isASCII = isASCII
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == UInt8(ascii: "\"") { return (start..<position - 1, isASCII) }
      if byte < 0x20 || byte == UInt8(ascii: "\\") { return nil }
      if byte >= 0x80 { isASCII = false }
    }
    return nil
  }
}

extension FieldOwner {
  /// Reads an object that is written as husok writes it; nil for any other.
  @inlinable
  public init?(plain cursor: inout PlainCursor) {
    self.init()
    guard read(plain: &cursor) else { return nil }
  }

  /// Fills a blank one, where it stands, from an object that is written as husok writes it; false for
  /// any other.
  @inlinable
  public mutating func read(plain cursor: inout PlainCursor) -> Bool {
    guard cursor.goes(on: "{") else { return false }
    var reader = FieldReader<Self>()
    repeat {
      guard let name = cursor.name() else { return false }
      let seen = reader.seen
      guard let index = reader.take(UnsafeBufferPointer(rebasing: cursor.bytes[name])),
        reader.seen != seen, let read = reader.fields[index].plain, read(&self, &cursor)
      else { return false }
    } while cursor.goes(on: ",")
    return cursor.goes(on: "}") && reader.missing == nil
  }
}

extension PlainCursor {
  /// Reads a list, each element by a body.
  mutating func elements<Element>(
    _ body: (inout PlainCursor) -> Element?
  ) -> [Element]? {
    guard goes(on: "[") else { return nil }
    var elements: [Element] = []
    if goes(on: "]") { return elements }
    repeat {
      guard let element = body(&self) else { return nil }
      elements.append(element)
    } while goes(on: ",")
    return goes(on: "]") ? elements : nil
  }
}
