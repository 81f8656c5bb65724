/// The access list of a file as the kernel hands it out: a version and entries of eight bytes, each
/// with a kind, what is allowed, and for whom.
struct AccessList {
  /// The name of the extended attribute that holds it.
  static let attribute = "system.posix_acl_access"

  private(set) var bytes: [UInt8]

  /// The list in these bytes; nil where they are none of the known layout.
  init?(_ bytes: [UInt8]) {
    guard bytes.count >= 4, bytes.count % 8 == 4, bytes[..<4] == [2, 0, 0, 0] else { return nil }
    self.bytes = bytes
  }

  /// The list that says what the permissions of a file say.
  init(mode: UInt32) {
    bytes = [2, 0, 0, 0]
    for (kind, shift) in [(Kind.owner, 6), (.group, 3), (.others, 0)] {
      bytes += AccessList.entry(kind, allowed: UInt8(mode >> shift & 7))
    }
  }

  private enum Kind: UInt8 {
    case owner = 0x01
    case person = 0x02
    case group = 0x04
    case mask = 0x10
    case others = 0x20
  }

  private static func entry(_ kind: Kind, allowed: UInt8, of id: UInt32 = .max) -> [UInt8] {
    [kind.rawValue, 0, allowed, 0] + (0..<4).map { UInt8(truncatingIfNeeded: id >> ($0 * 8)) }
  }

  private var entries: StrideTo<Int> { stride(from: 4, to: bytes.count, by: 8) }

  private func entry(_ kind: Kind) -> Int? { entries.first { bytes[$0] == kind.rawValue } }

  /// What the list allows the file's own group, as three bits: not what the permissions of the file
  /// show, which is the most that anyone in the list gets.
  var group: UInt16 {
    let own = entry(.group).map { bytes[$0 + 2] } ?? 0
    let most = entry(.mask).map { bytes[$0 + 2] } ?? 7
    return UInt16(own & most & 7)
  }

  /// The same list, in which the file's own group may do no more than all others.
  var withoutGroup: AccessList {
    var list = self
    if let group = entry(.group) {
      list.bytes[group + 2] &= entry(.others).map { bytes[$0 + 2] } ?? 0
    }
    return list
  }

  /// The same list, in which one person more has these rights, and nobody else others than before.
  func adding(person: UInt32, _ allowed: UInt8) -> AccessList {
    var list = self
    // The mask must let the new entry through, and is therefore counted into the others first.
    let most = entry(.mask).map { bytes[$0 + 2] } ?? 7
    var all = allowed
    for place in entries where isOfGroupClass(place) {
      list.bytes[place + 2] &= most
      all |= list.bytes[place + 2]
    }
    if let mask = entry(.mask) {
      list.bytes[mask + 2] = all
    } else if let others = entry(.others) {
      list.bytes.insert(contentsOf: AccessList.entry(.mask, allowed: all), at: others)
    }
    let new = AccessList.entry(.person, allowed: allowed, of: person)
    if let known = entries.first(where: { Array(bytes[$0..<$0 + 8]).isOf(new) }) {
      list.bytes.replaceSubrange(known..<known + 8, with: new)
    } else if let group = entry(.group) {
      list.bytes.insert(contentsOf: new, at: group)
    }
    return list
  }

  /// Whether the mask counts for an entry: those of other people, of the group and of other groups.
  private func isOfGroupClass(_ entry: Int) -> Bool { [0x02, 0x04, 0x08].contains(bytes[entry]) }

  /// The same list for a folder: whoever may read or write may go in.
  var forFolder: AccessList {
    var list = self
    for entry in entries where bytes[entry + 2] & 6 != 0 { list.bytes[entry + 2] |= 1 }
    return list
  }
}

extension [UInt8] {
  /// Whether two entries are of the same kind and for the same person.
  fileprivate func isOf(_ other: [UInt8]) -> Bool {
    first == other.first && suffix(4) == other.suffix(4)
  }
}
