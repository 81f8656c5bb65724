extension Value {
  /// The value as bytes that only it has, in the order of its members: what a merge compares where
  /// nothing else tells two values apart, and what it derives ids from.
  var written: [UInt8] {
    var bytes: [UInt8] = []
    write(into: &bytes)
    return bytes
  }

  private func write(into bytes: inout [UInt8]) {
    switch self {
    case .null: bytes += "null".utf8
    case .bool(let truth): bytes += (truth ? "true" : "false").utf8
    case .number(let digits): bytes += digits.utf8
    case .string(let text): Value.write(text, into: &bytes)
    case .list(let elements): Value.write(elements, into: &bytes)
    case .object(let members): Value.write(members, into: &bytes)
    }
  }

  private static func write(_ text: String, into bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
        bytes.append(UInt8(ascii: "\\"))
      }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func write(_ elements: [Value], into bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "["))
    for element in elements {
      element.write(into: &bytes)
      bytes.append(UInt8(ascii: ","))
    }
    bytes.append(UInt8(ascii: "]"))
  }

  private static func write(_ members: [Member], into bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "{"))
    for member in members {
      write(member.name, into: &bytes)
      bytes.append(UInt8(ascii: ":"))
      member.value.write(into: &bytes)
      bytes.append(UInt8(ascii: ","))
    }
    bytes.append(UInt8(ascii: "}"))
  }

  /// An id in the form of all others that follows from the value alone, so that two machines that
  /// make the same thing call it the same.
  var derivedID: String {
    var source = IdentifierSource(seed: FNV1a.hash(written))
    return source.next()
  }
}

extension String {
  /// The order of two ids: the shorter first, so that `CN26-3.9` comes before `CN26-3.10`, then by
  /// bytes.
  func precedesAsID(_ other: String) -> Bool {
    if utf8.count != other.utf8.count { return utf8.count < other.utf8.count }
    return utf8.lexicographicallyPrecedes(other.utf8)
  }
}
