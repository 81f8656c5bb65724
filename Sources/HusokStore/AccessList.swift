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

  private enum Kind: UInt8 {
    case group = 0x04
    case mask = 0x10
    case others = 0x20
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

  /// The same list for a folder: whoever may read or write may go in.
  var forFolder: AccessList {
    var list = self
    for entry in entries where bytes[entry + 2] & 6 != 0 { list.bytes[entry + 2] |= 1 }
    return list
  }
}
