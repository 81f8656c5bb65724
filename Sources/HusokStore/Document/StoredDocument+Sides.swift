import Glibc
import HusokModel

extension StoredDocument {
  /// One of two files that were merged: its text, and the register that it holds.
  typealias Side = (text: StoredDocument, register: Register)

  /// The text of what two files were merged into. A line that stands in both, byte for byte, is
  /// kept; any other is written anew. So the text is the same whichever side is called ours.
  init(_ merged: Register, ours: Side, theirs: Side) {
    self.init(source: ours.text.source)
    extra = StoredDocument.extra(of: ours.text, and: theirs.text)
    take(\.ministries, of: .ministries, from: merged, ours: ours, theirs: theirs)
    take(\.meetings, of: .meetings, from: merged, ours: ours, theirs: theirs)
    take(\.outcomes, of: .outcomes, from: merged, ours: ours, theirs: theirs)
    take(\.actions, of: .actions, from: merged, ours: ours, theirs: theirs)
    let row = StoredDocument.sharedCount(merged.history, ours.text.changes, theirs.text.changes)
    changes = ours.text.changes.first(row)
    added = (row..<merged.history.count).map { JSONWriter.line(merged.history[$0]) }
  }

  /// The members that this version does not know, of both files: as they stand in both, else by name. Of
  /// two values of one name always the same one is kept.
  private static func extra(
    of ours: StoredDocument, and theirs: StoredDocument
  ) -> [(name: [UInt8], value: [UInt8])] {
    let isSame = ours.extra.elementsEqual(theirs.extra) {
      $0.name == $1.name && $0.value == $1.value
    }
    if isSame { return ours.extra }
    var values: [[UInt8]: [UInt8]] = [:]
    for (name, value) in ours.extra + theirs.extra {
      let other = values[name] ?? value
      values[name] = other.lexicographicallyPrecedes(value) ? value : other
    }
    return values.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { ($0.key, $0.value) }
  }

  private mutating func take<R: Record>(
    _ list: KeyPath<Register, [R]>, of section: Section, from merged: Register, ours: Side,
    theirs: Side
  ) {
    let records = merged[keyPath: list]
    let known = ours.register[keyPath: list]
    let (ourLines, theirLines) = (ours.text.lines[section] ?? [], theirs.text.lines[section] ?? [])
    // By row: a copy of each record would take longer than the comparing.
    var ourRows = RowFinder(section, records: known, register: ours.register)
    var theirRows = RowFinder(
      section, records: theirs.register[keyPath: list], register: theirs.register)
    lines[section] = records.indices.map { row in
      if let our = ourRows.row(of: records[row].id), let their = theirRows.row(of: records[row].id),
        case .kept(let range) = ourLines[our], case .kept(let other) = theirLines[their],
        ours.text.source.isSame(range, as: other, in: theirs.text.source),
        known[our] == records[row]
      {
        return .kept(range)
      }
      return .written(JSONWriter.line(records[row]))
    }
  }

  /// How many lines of a history, from the first on, stand in both files byte for byte.
  private static func sharedCount(
    _ history: History, _ ours: StoredChanges, _ theirs: StoredChanges
  ) -> Int {
    guard let stored = history.stored as? StoredChanges,
      stored.source === ours.source || stored.source === theirs.source
    else { return 0 }
    return min(stored.count, ours.sharedEnd(with: theirs, from: 0))
  }
}

extension StoreBytes {
  /// Whether a stretch of the file is that of another one.
  func isSame(_ range: Range<Int>, as other: Range<Int>, in file: StoreBytes) -> Bool {
    if range.count != other.count { return false }
    return bytes.withUnsafeBufferPointer { ours in
      file.bytes.withUnsafeBufferPointer { theirs in
        guard let our = ours.baseAddress, let their = theirs.baseAddress else { return true }
        return memcmp(our + range.lowerBound, their + other.lowerBound, range.count) == 0
      }
    }
  }

  /// Whether a text stands at a place.
  func isSame(_ range: Range<Int>, as text: String) -> Bool {
    var text = text
    return text.withUTF8 { text in
      guard text.count == range.count else { return false }
      return bytes.withUnsafeBufferPointer { ours in
        guard let our = ours.baseAddress, let text = text.baseAddress else { return true }
        return memcmp(our + range.lowerBound, text, range.count) == 0
      }
    }
  }
}
