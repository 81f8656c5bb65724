import HusokModel
import HusokThreads

/// The text of a store, record by record: what was not changed is written back as the bytes it
/// came with.
struct StoredDocument: Sendable {
  /// The bytes of one record.
  enum Line: Sendable {
    /// A stretch of the file that was read.
    case kept(Range<Int>)
    /// A record that is new, was changed, or did not stand on a line of its own.
    case written([UInt8])
  }

  /// The file as it was read.
  let source: StoreBytes
  /// The version that the file names.
  var version = StoreFormat.version
  /// The records of each section.
  var lines: [Section: [Line]] = [:]
  /// The history as it was read.
  var changes: StoredChanges
  /// The history since.
  var added: [[UInt8]] = []
  /// Members of the file that this version does not know.
  var extra: [(name: [UInt8], value: [UInt8])] = []

  init(source: StoreBytes) {
    self.source = source
    changes = StoredChanges(source: source)
  }
}

/// The format of the file.
public enum StoreFormat {
  /// The version that this program writes; a file of a higher one is only read.
  public static let version = 1
}

/// The bytes of a file, shared by all that point into them.
final class StoreBytes: Sendable {
  let bytes: [UInt8]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }
}

extension StoredDocument {
  /// The text of a register that came from no one file: every record written anew.
  init(_ register: Register) {
    self.init(
      ministries: register.ministries, meetings: register.meetings, outcomes: register.outcomes,
      actions: register.actions,
      changes: (0..<register.history.count).map { register.history[$0] })
  }

  /// The text of records that came from no one file.
  init(
    ministries: [Ministry], meetings: [Meeting], outcomes: [Outcome], actions: [FollowUpAction],
    changes: [Change]
  ) {
    self.init(source: StoreBytes([]))
    lines[.ministries] = ministries.map { .written(JSONWriter.line($0)) }
    lines[.meetings] = meetings.map { .written(JSONWriter.line($0)) }
    lines[.outcomes] = outcomes.map { .written(JSONWriter.line($0)) }
    lines[.actions] = actions.map { .written(JSONWriter.line($0)) }
    added = changes.map { JSONWriter.line($0) }
  }

  func bytes(of line: Line) -> [UInt8] {
    switch line {
    case .kept(let range): Array(source.bytes[range])
    case .written(let bytes): bytes
    }
  }

  /// Carries out one line of the history on the record it names and adds it to the history.
  ///
  /// - Returns: the new line of the record; nil where it was removed.
  @discardableResult
  mutating func apply(_ change: Change) throws(JSONFault) -> (Section, [UInt8])? {
    let line = try changeRecord(change)
    added.append(JSONWriter.line(change))
    return line
  }

  private mutating func changeRecord(_ change: Change) throws(JSONFault) -> (Section, [UInt8])? {
    if change.field != Change.wholeRecord { return try edit(change) }
    if change.to.isNull {
      guard let (section, row) = find(change.record) else { throw StoredDocument.absent(change) }
      lines[section]?.remove(at: row)
      return nil
    }
    let section = Section(holding: change.to)
    let line = JSONWriter.text(change.to)
    lines[section, default: []].append(.written(line))
    return (section, line)
  }

  private mutating func edit(_ change: Change) throws(JSONFault) -> (Section, [UInt8]) {
    guard let (section, row) = find(change.record), let line = lines[section]?[row] else {
      throw StoredDocument.absent(change)
    }
    let old = bytes(of: line)
    let new = try StoredDocument.edited(old, as: section.recordType, by: change)
    lines[section]?[row] = .written(new)
    return (section, new)
  }

  private static func absent(_ change: Change) -> JSONFault {
    let fault = FieldFault(path: Change.wholeRecord, .missing)
    return JSONFault(offset: 0, reason: .field(record: change.record, fault))
  }

  private static func edited<R: Record>(
    _ line: [UInt8], as type: R.Type, by change: Change
  ) throws(JSONFault) -> [UInt8] {
    try line.withUnsafeBufferPointer { bytes throws(JSONFault) in
      var scanner = JSONScanner(bytes)
      var record = try scanner.record(type)
      do throws(FieldFault) {
        try record.apply(change)
      } catch {
        throw JSONFault(offset: 0, reason: .field(record: change.record, error))
      }
      return JSONWriter.line(record)
    }
  }

  /// Where the record of an id stands.
  private func find(_ id: String) -> (Section, Int)? {
    for section in Section.allCases.reversed() {
      let row = lines[section]?.firstIndex { self.id(of: $0, is: id) }
      if let row { return (section, row) }
    }
    return nil
  }

  /// Whether a record has an id. The layout that this program writes begins with it; any other is
  /// read.
  private func id(of line: Line, is id: String) -> Bool {
    switch line {
    case .kept(let range):
      source.bytes.withUnsafeBufferPointer {
        StoredDocument.id(UnsafeBufferPointer(rebasing: $0[range]), is: id)
      }
    case .written(let bytes): bytes.withUnsafeBufferPointer { StoredDocument.id($0, is: id) }
    }
  }

  private static func id(_ bytes: UnsafeBufferPointer<UInt8>, is id: String) -> Bool {
    let opening = "{\"id\":\"".utf8
    let wanted = id.utf8
    let rest = bytes.dropFirst(opening.count)
    let isPlain = rest.first { $0 == 0x22 || $0 == 0x5C } == 0x22
    if isPlain, bytes.starts(with: opening) {
      return rest.starts(with: wanted) && rest.dropFirst(wanted.count).first == 0x22
    }
    var scanner = JSONScanner(bytes)
    guard let value = try? scanner.value(depth: 0) else { return false }
    return value["id"]?.text?.isIdentical(to: id) ?? false
  }
}

/// The history that stands in a file: decoded line by line when someone asks.
struct StoredChanges: ChangeSource {
  let source: StoreBytes
  /// Where each change begins and ends.
  private(set) var ranges: [(start: UInt32, end: UInt32)] = []
  /// A hash of each change's record, so that the history of one is found without reading all.
  private var records: [UInt32] = []
  /// Where the lines of each record stand, once that is asked for often.
  private var index = LineIndex()
  /// Changes that did not stand on a line of their own, in the layout of the store.
  private(set) var rewritten: [Int: [UInt8]] = [:]

  init(source: StoreBytes) {
    self.source = source
  }

  /// Adds a change.
  ///
  /// - Parameter record: the hash of its record's id.
  mutating func append(_ range: Range<Int>, record: UInt64, rewritten bytes: [UInt8]?) {
    if let bytes { rewritten[ranges.count] = bytes }
    ranges.append((UInt32(range.lowerBound), UInt32(range.upperBound)))
    records.append(FNV1a.folded(record))
  }

  /// Reads and adds the change at the position of a scanner.
  mutating func read(_ scanner: inout JSONScanner) throws(JSONFault) {
    let start = scanner.position
    let record = try scanner.checkChange()
    let range = start..<scanner.position
    var rewritten: [UInt8]?
    if case .written(let bytes) = try scanner.line(range) { rewritten = bytes }
    append(range, record: scanner.hash(of: record), rewritten: rewritten)
  }

  /// Makes room for so many changes.
  mutating func reserve(_ count: Int) {
    ranges.reserveCapacity(count)
    records.reserveCapacity(count)
  }

  /// Adds the changes of another stretch of the same file.
  mutating func append(_ other: StoredChanges) {
    for (position, bytes) in other.rewritten { rewritten[ranges.count + position] = bytes }
    ranges += other.ranges
    records += other.records
  }

  var count: Int { ranges.count }

  func prefix(_ count: Int) -> any ChangeSource { first(count) }

  /// The first so many.
  func first(_ count: Int) -> StoredChanges {
    var first = self
    first.ranges.removeSubrange(count...)
    first.records.removeSubrange(count...)
    first.rewritten = rewritten.filter { $0.key < count }
    first.index = LineIndex()
    return first
  }

  /// The change at a position. It was checked when the file was read; what cannot be read all the
  /// same (a member that only looks right) is left blank.
  func change(at position: Int) -> Change {
    let (start, end) = ranges[position]
    return source.bytes.withUnsafeBufferPointer { bytes in
      let line = UnsafeBufferPointer(rebasing: bytes[Int(start)..<Int(end)])
      var cursor = PlainCursor(line, at: 0)
      if let change = Change(plain: &cursor) { return change }
      var scanner = JSONScanner(line)
      return (try? scanner.fielded(Change.self, depth: 2, identity: nil)) ?? Change()
    }
  }

  func positions(of record: String) -> [Int] {
    let wanted = FNV1a.folded(FNV1a.hash(record.utf8))
    let isSought = { (position: Int) in
      records[position] == wanted && change(at: position).record.isIdentical(to: record)
    }
    if let lines = index.lines(of: wanted) { return lines.map { Int($0) }.filter(isSought) }
    return records.indices.filter(isSought)
  }

  func prepareLookups() { index.make(records) }

  func lines(ofEach names: [String]) -> [[PlacedChange]] {
    let rows = rows(ofEach: names)
    let changes = Parallel.map(rows, shares: 128) { change(at: $0.position) }
    var lines = Array(repeating: [PlacedChange](), count: names.count)
    for ((position, name), change) in zip(rows, changes)
    where change.record.isIdentical(to: names[name]) {
      lines[name].append((position, change))
    }
    return lines
  }

  /// The lines of some records, by the hashes of their ids, each with the place of the name.
  func rows(ofEach names: [String]) -> [(position: Int, name: Int)] {
    if names.isEmpty { return [] }
    var places: [UInt32: [Int]] = [:]
    // Most lines are of other records: nearly all of these are told by a few bits, without a lookup.
    var room = 1 << 12
    while room < names.count * 16, room < 1 << 20 { room *= 2 }
    var isSought = Array(repeating: false, count: room)
    for (name, hash) in names.map({ FNV1a.folded(FNV1a.hash($0.utf8)) }).enumerated() {
      places[hash, default: []].append(name)
      isSought[Int(truncatingIfNeeded: hash) & (isSought.count - 1)] = true
    }
    var rows: [(position: Int, name: Int)] = []
    for (position, hash) in records.enumerated()
    where isSought[Int(truncatingIfNeeded: hash) & (isSought.count - 1)] {
      for name in places[hash] ?? [] { rows.append((position, name)) }
    }
    return rows
  }

  /// The hash of the id of the record that a line is of.
  func hash(ofRecordAt position: Int) -> UInt32 { records[position] }
}
