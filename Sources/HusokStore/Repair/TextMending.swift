/// Writes the texts of a stretch of JSON so that they can be read: control characters and stray
/// backslashes as escapes, what is no character as U+FFFD.
struct TextMending {
  /// The stretch as it can be read.
  private(set) var bytes: [UInt8] = []
  /// Whether something was written otherwise.
  private(set) var isChanged = false
  /// Whether something stood there that no text can hold.
  private(set) var isLossy = false

  /// Mends a stretch.
  init(_ stretch: ArraySlice<UInt8>) {
    let source = Array(String(decoding: stretch, as: UTF8.self).utf8)
    if !source.elementsEqual(stretch) { (isChanged, isLossy) = (true, true) }
    bytes.reserveCapacity(source.count)
    var isText = false
    var position = 0
    while position < source.count {
      let byte = source[position]
      if isText, byte == 0x5C {
        position += escape(source[position...])
        continue
      }
      if byte == 0x22 { isText.toggle() }
      if isText, byte < 0x20 {
        put(control: byte)
      } else {
        bytes.append(byte)
      }
      position += 1
    }
  }

  private mutating func put(control byte: UInt8) {
    let digits = Array("0123456789abcdef".utf8)
    bytes += Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    isChanged = true
  }

  /// Takes a backslash and what belongs to it; how many bytes that is.
  private mutating func escape(_ rest: ArraySlice<UInt8>) -> Int {
    let next = rest.dropFirst().first ?? 0
    if next == UInt8(ascii: "u"), let unit = TextMending.unit(rest) {
      let pair = TextMending.unit(rest.dropFirst(6)).map { (0xDC00..<0xE000).contains($0) } ?? false
      let length = (0xD800..<0xDC00).contains(unit) && pair ? 12 : 6
      if length == 6, (0xD800..<0xE000).contains(unit) {
        bytes += Array("\\ufffd".utf8)
        (isChanged, isLossy) = (true, true)
      } else {
        bytes += rest.prefix(length)
      }
      return length
    }
    if next != UInt8(ascii: "u"), Array("\"\\/bfnrt".utf8).contains(next) {
      bytes += [0x5C, next]
      return 2
    }
    bytes += [0x5C, 0x5C]
    isChanged = true
    return 1
  }

  /// The four digits of an escape; nil where there is none.
  private static func unit(_ rest: ArraySlice<UInt8>) -> UInt32? {
    let escape = Array(rest.prefix(6))
    guard escape.count == 6, escape.starts(with: Array("\\u".utf8)),
      escape.dropFirst(2).allSatisfy({ (UInt8(ascii: "+")) != $0 })
    else { return nil }
    return UInt32(String(decoding: escape.dropFirst(2), as: UTF8.self), radix: 16)
  }
}
