/// The numbers that a register has given to outcomes and actions so far: an id is never given
/// twice, also not after its record was removed.
struct RecordNumbers: Sendable {
  /// The highest number behind each beginning of an id, whatever its case.
  private var highest: [[UInt8]: Int] = [:]

  /// The numbers of everything that is there or that the history tells of, found in one pass.
  init(_ register: Register) {
    for outcome in register.outcomes { take(outcome.id) }
    for row in register.actions.indices { take(register.actions[row].id) }
    for id in register.history.recordIDs { take(id) }
  }

  /// The lowest number behind a beginning that no record ever had, which is given by this.
  mutating func next(after prefix: String) -> String {
    let number = highest[prefix.folded, default: 0] + 1
    highest[prefix.folded] = number
    return prefix + String(number)
  }

  private mutating func take(_ id: String) {
    let bytes = id.utf8
    let digits = bytes.reversed().prefix { (48...57).contains($0) }.count
    guard digits > 0, digits < bytes.count,
      let number = Int(String(decoding: bytes.suffix(digits), as: UTF8.self))
    else { return }
    let prefix = String(decoding: bytes.dropLast(digits), as: UTF8.self).folded
    highest[prefix] = max(highest[prefix, default: 0], number)
  }
}

extension History {
  /// The ids of the records that it tells of; some may come more than once. Lines that a digest
  /// speaks for are not read.
  fileprivate var recordIDs: [String] {
    let digests = digests(of: 0..<count)
    var ids = digests?.records ?? []
    let lines = digests?.lines ?? []
    for position in 0..<count where position >= lines.count || lines[position] == nil {
      ids.append(self[position].record)
    }
    return ids
  }
}
