import Glibc
import HusokModel

extension JSONScanner {
  /// Walks over one change of the history without keeping any of it, and gives the place of the
  /// id of its record. What passes here can be decoded later.
  mutating func checkChange() throws(JSONFault) -> Range<Int> {
    let start = position
    if let record = plainChange() { return record }
    var record: Range<Int>?
    var seen = 0
    try members(depth: 3) { scanner, name throws(JSONFault) in
      let value = scanner.position
      guard let member = scanner.changeMember(name) else {
        return try scanner.skipValue(depth: 3)
      }
      seen |= member.bit
      try scanner.check(member)
      if case .record = member { record = value + 1..<scanner.position - 1 }
    }
    guard seen & ChangeMember.needed == ChangeMember.needed, let record else {
      throw fault(.field(record: "", .init(path: missingOfChange(seen), .missing)), at: start)
    }
    return record
  }

  /// Whether these bytes stand in a range.
  func isSame(_ name: Range<Int>, _ text: StaticString) -> Bool {
    guard let base = bytes.baseAddress, name.count == text.utf8CodeUnitCount else { return false }
    return memcmp(base + name.lowerBound, text.utf8Start, name.count) == 0
  }

  private mutating func check(_ member: ChangeMember) throws(JSONFault) {
    switch member {
    case .id, .record, .field: try checkText(member.name, isNeeded: true)
    case .act, .reason, .undoes: try checkText(member.name, isNeeded: false)
    case .at: try checkInstant(member.name)
    case .from, .to, .after: try skipValue(depth: 3)
    case .by:
      let start = position
      if current != nil, current != UInt8(ascii: "{") {
        throw wrong(member.name, kind: "object", at: start)
      }
      try members(depth: 4) { scanner, name throws(JSONFault) in
        if scanner.isSame(name, "name") || scanner.isSame(name, "ministry") {
          try scanner.checkText(name.count == 4 ? "by.name" : "by.ministry", isNeeded: false)
        } else {
          try scanner.skipValue(depth: 4)
        }
      }
    }
  }

  private mutating func checkText(_ name: StaticString, isNeeded: Bool) throws(JSONFault) {
    let start = position
    if current != nil, current != UInt8(ascii: "\""), isNeeded || current != UInt8(ascii: "n") {
      throw wrong(name, kind: "text", at: start)
    }
    try skipValue(depth: 4)
    if isNeeded, position - start == 2 { throw wrong(name, kind: "text", at: start) }
  }

  private mutating func checkInstant(_ name: StaticString) throws(JSONFault) {
    let start = position
    if current != nil, current != UInt8(ascii: "\"") {
      throw wrong(name, kind: "instant", at: start)
    }
    try skipString()
    let inside = start + 1..<position - 1
    if !isPlainInstant(inside), Instant(text(of: inside)) == nil {
      throw wrong(name, kind: "instant", at: start)
    }
  }

  /// Whether it is a moment as husok writes it, on one of the days that every month has. Any other
  /// is looked at more closely.
  func isPlainInstant(_ range: Range<Int>) -> Bool {
    guard range.count == 20 || range.count == 25 else { return false }
    let start = range.lowerBound
    let number = { (place: Int) in
      let (ten, one) = (bytes[start + place] &- 48, bytes[start + place + 1] &- 48)
      return ten < 10 && one < 10 ? Int(ten) * 10 + Int(one) : 99
    }
    guard number(0) > 0, number(0) < 99, number(2) < 99, (1...12).contains(number(5)),
      (1...28).contains(number(8)), number(11) < 24, number(14) < 60, number(17) < 60,
      bytes[start + 4] == 0x2D, bytes[start + 7] == 0x2D, bytes[start + 10] == UInt8(ascii: "T"),
      bytes[start + 13] == 0x3A, bytes[start + 16] == 0x3A
    else { return false }
    if range.count == 20 { return bytes[start + 19] == UInt8(ascii: "Z") }
    return (bytes[start + 19] == 0x2B || bytes[start + 19] == 0x2D) && bytes[start + 22] == 0x3A
      && number(20) < 24 && number(23) < 60
  }

  private func wrong(_ name: StaticString, kind: String, at offset: Int) -> JSONFault {
    fault(.field(record: "", .init(path: "\(name)", .expected(kind))), at: offset)
  }

  private func missingOfChange(_ seen: Int) -> String {
    let missing = (0..<5).first { seen & (1 << $0) == 0 }.flatMap { ChangeMember(rawValue: $0) }
    return missing.map { "\($0.name)" } ?? ""
  }
}
