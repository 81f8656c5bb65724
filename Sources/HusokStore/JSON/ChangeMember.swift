/// A member of a change as the store writes it; the first five a change cannot do without.
enum ChangeMember: Int {
  case id, at, by, record, field, act, reason, undoes, from, to, after

  /// Those that must be there.
  static let needed = 0b11111

  /// The member in a set of them.
  var bit: Int { 1 << rawValue }

  /// Its name in the store.
  var name: StaticString {
    switch self {
    case .id: "id"
    case .at: "at"
    case .by: "by"
    case .record: "record"
    case .field: "field"
    case .act: "act"
    case .reason: "reason"
    case .undoes: "undoes"
    case .from: "from"
    case .to: "to"
    case .after: "after"
    }
  }
}

extension JSONScanner {
  /// The member of a change that has a name; nil for one that this version does not know. By its
  /// length and a letter first: this is asked for every member of every change.
  func changeMember(_ name: Range<Int>) -> ChangeMember? {
    if name.isEmpty { return nil }
    let member: ChangeMember
    switch (name.count, bytes[name.lowerBound]) {
    case (2, UInt8(ascii: "i")): member = .id
    case (2, UInt8(ascii: "a")): member = .at
    case (2, UInt8(ascii: "b")): member = .by
    case (2, _): member = .to
    case (3, _): member = .act
    case (4, _): member = .from
    case (5, UInt8(ascii: "f")): member = .field
    case (5, _): member = .after
    case (6, UInt8(ascii: "u")): member = .undoes
    case (6, _): member = bytes[name.upperBound - 1] == UInt8(ascii: "n") ? .reason : .record
    default: return nil
    }
    return isSame(name, member.name) ? member : nil
  }
}
