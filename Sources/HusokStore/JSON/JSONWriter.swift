import HusokModel

/// Writes values as compact JSON: no white space, text as it is but for what JSON must escape and
/// for what a terminal would obey: control characters and marks that reorder text come as `\u`.
public struct JSONWriter: Sendable {
  /// What was written so far.
  public private(set) var bytes: [UInt8] = []

  /// A writer that has written nothing.
  public init() {}

  /// Writes a record: its fields in their order, then what this version does not know.
  public static func line(_ record: some FieldOwner) -> [UInt8] { text(record.value) }

  /// A value as text.
  public static func text(_ value: Value) -> [UInt8] {
    var writer = JSONWriter()
    writer.write(value)
    return writer.bytes
  }

  /// Writes a text that is JSON already.
  mutating func write(raw text: StaticString) {
    bytes += UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
  }

  /// Writes a value.
  public mutating func write(_ value: Value) {
    switch value {
    case .null: bytes += "null".utf8
    case .bool(let truth): bytes += (truth ? "true" : "false").utf8
    case .number(let digits): bytes += digits.utf8
    case .string(let text): write(text)
    case .list(let elements): write(elements)
    case .object(let members): write(members)
    }
  }

  private mutating func write(_ elements: [Value]) {
    bytes.append(UInt8(ascii: "["))
    for index in elements.indices {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      write(elements[index])
    }
    bytes.append(UInt8(ascii: "]"))
  }

  private mutating func write(_ members: [Value.Member]) {
    bytes.append(UInt8(ascii: "{"))
    for index in members.indices {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      write(members[index].name)
      bytes.append(UInt8(ascii: ":"))
      write(members[index].value)
    }
    bytes.append(UInt8(ascii: "}"))
  }

  private mutating func write(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    defer { bytes.append(UInt8(ascii: "\"")) }
    var text = text
    let isPlain = text.withUTF8 { utf8 in
      let isPlain = utf8.allSatisfy(JSONWriter.isPlain)
      if isPlain { bytes += utf8 }
      return isPlain
    }
    if !isPlain { writeEscaped(text) }
  }

  /// Whether a byte stands for itself, whatever is beside it.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0..<0x20, 0x22, 0x5C, 0x7F, 0xC2, 0xD8, 0xE2: false
    default: true
    }
  }

  private mutating func writeEscaped(_ text: String) {
    let start = bytes.count
    var mayObey = false
    for byte in text.utf8 {
      switch byte {
      case 0x22: bytes += "\\\"".utf8
      case 0x5C: bytes += "\\\\".utf8
      case 0x0A: bytes += "\\n".utf8
      case 0x0D: bytes += "\\r".utf8
      case 0x09: bytes += "\\t".utf8
      case 0..<0x20, 0x7F: bytes += JSONWriter.escape(UInt32(byte)).utf8
      // C1 begins with C2; the marks that reorder with D8, or with E2 and 80 or 81.
      case 0xC2, 0xD8, 0xE2:
        mayObey = true
        bytes.append(byte)
      default: bytes.append(byte)
      }
    }
    if mayObey { escapeFromTerminal(from: start) }
  }

  /// Puts escapes for C1 and for the marks that reorder text; what stands there is UTF-8.
  private mutating func escapeFromTerminal(from start: Int) {
    let text = String(decoding: bytes[start...], as: UTF8.self)
    guard text.unicodeScalars.contains(where: JSONWriter.isObeyed) else { return }
    bytes.removeSubrange(start...)
    for scalar in text.unicodeScalars {
      if JSONWriter.isObeyed(scalar) {
        bytes += JSONWriter.escape(scalar.value).utf8
      } else {
        bytes += String(scalar).utf8
      }
    }
  }

  private static func isObeyed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x80..<0xA0, 0x61C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  private static func escape(_ value: UInt32) -> String {
    let digits = String(value, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
  }
}
