import HusokModel

extension JSONScanner {
  /// Walks over a change that is written as husok writes it: members that it knows, once each and
  /// without escapes in their names, and no white space between them. Gives the place of the id of
  /// its record; nil for any other, and for one in which anything is wrong: then the position says
  /// nothing, and the change is to be looked at more closely.
  ///
  /// Most of a large store is such lines, and all of them are walked over whenever it is opened.
  mutating func plainChange() -> Range<Int>? {
    guard goes(on: "{") else { return nil }
    var seen = 0
    var record: Range<Int>?
    repeat {
      guard let name = plainName(), let member = plainMember(name),
        seen & member.bit == 0
      else { return nil }
      seen |= member.bit
      let value = position
      guard walkPlain(member) else { return nil }
      if case .record = member { record = value + 1..<position - 1 }
    } while goes(on: ",")
    guard goes(on: "}"), seen & PlainMember.needed == PlainMember.needed else { return nil }
    return record
  }

  private mutating func walkPlain(_ member: PlainMember) -> Bool {
    let start = position
    switch member {
    case .id, .record, .field: return walkPlainText() && position - start > 2
    case .act, .reason, .undoes: return walkPlainText()
    case .at: return walkPlainText() && isPlainInstant(start + 1..<position - 1)
    case .by: return walkPlainAuthor()
    case .from, .to, .after:
      do throws(JSONFault) {
        try skipValue(depth: 3)
        return true
      } catch {
        return false
      }
    }
  }

  private mutating func walkPlainAuthor() -> Bool {
    guard goes(on: "{") else { return false }
    var seen = 0
    repeat {
      guard let name = plainName(),
        isSame(name, "name") || isSame(name, "ministry"), seen & name.count == 0, walkPlainText()
      else { return false }
      // Four letters and eight: each length is a bit of its own.
      seen |= name.count
    } while goes(on: ",")
    return goes(on: "}")
  }

  private mutating func walkPlainText() -> Bool {
    guard current == UInt8(ascii: "\"") else { return false }
    do throws(JSONFault) {
      try skipString()
      return true
    } catch {
      return false
    }
  }

  /// The place of a name without escapes; goes on behind its colon.
  private mutating func plainName() -> Range<Int>? {
    guard goes(on: "\"") else { return nil }
    let start = position
    while let byte = current, (0x61...0x7A).contains(byte) { position += 1 }
    let name = start..<position
    guard goes(on: "\""), goes(on: ":") else { return nil }
    return name
  }

  /// The member of a name; by its length and a letter first.
  private func plainMember(_ name: Range<Int>) -> PlainMember? {
    if name.isEmpty { return nil }
    let found: (member: PlainMember, name: StaticString)
    switch (name.count, bytes[name.lowerBound]) {
    case (2, UInt8(ascii: "i")): found = (.id, "id")
    case (2, UInt8(ascii: "a")): found = (.at, "at")
    case (2, UInt8(ascii: "b")): found = (.by, "by")
    case (2, _): found = (.to, "to")
    case (3, _): found = (.act, "act")
    case (4, _): found = (.from, "from")
    case (5, UInt8(ascii: "f")): found = (.field, "field")
    case (5, _): found = (.after, "after")
    case (6, UInt8(ascii: "u")): found = (.undoes, "undoes")
    case (6, _) where bytes[name.upperBound - 1] == UInt8(ascii: "n"): found = (.reason, "reason")
    case (6, _): found = (.record, "record")
    default: return nil
    }
    return isSame(name, found.name) ? found.member : nil
  }

  /// Goes over a byte where it is the next one.
  private mutating func goes(on byte: Unicode.Scalar) -> Bool {
    guard position < bytes.count, UInt32(bytes[position]) == byte.value else { return false }
    position += 1
    return true
  }
}

/// A member of a change; the first five it cannot do without.
private enum PlainMember: Int {
  case id, at, by, record, field, act, reason, undoes, from, to, after

  static let needed = 0b11111

  var bit: Int { 1 << rawValue }
}
