import HusokModel
import HusokThreads

extension StoredChanges {
  /// What the summary of the history needs of each of some lines, found without decoding it.
  func digests(of positions: Range<Int>) -> ChangeDigests? {
    let found = mapped(positions) { digests(at: $0) }
    var places: [UInt32: Int] = [:]
    var names: [Range<Int>] = []
    var lines: [(digest: ChangeDigest, record: Int)?] = []
    lines.reserveCapacity(positions.count)
    for position in positions {
      guard let (digest, name) = found[position - positions.lowerBound] else {
        lines.append(nil)
        continue
      }
      let place = places[hash(ofRecordAt: position)] ?? names.count
      if place == names.count {
        places[hash(ofRecordAt: position)] = place
        names.append(name)
      }
      // Two ids with one hash: the line of the second is read.
      let isSame = source.bytes[name] == source.bytes[names[place]]
      lines.append(isSame ? (digest, place) : nil)
    }
    let records = names.map { String(decoding: source.bytes[$0], as: UTF8.self) }
    return ChangeDigests(records: records, lines: lines)
  }

  /// What the summary of the history needs of the lines of each of some records, found without decoding
  /// them.
  func digests(ofEach names: [String]) -> [[PlacedDigest]] {
    let rows = rows(ofEach: names)
    let shares = Parallel.mapShares(rows.count, of: 512) { share in
      let found = digests(at: share.map { rows[$0].position })
      return zip(share, found).compactMap { row, found -> (name: Int, line: PlacedDigest)? in
        let (position, name) = rows[row]
        guard let (digest, record) = found else { return (name, (position, nil)) }
        // Else it is of another record with the same hash.
        return source.isSame(record, as: names[name]) ? (name, (position, digest)) : nil
      }
    }
    var lines = Array(repeating: [PlacedDigest](), count: names.count)
    for (name, line) in shares.joined() { lines[name].append(line) }
    return lines
  }

  /// The positions, among some, of the lines that take back another, or that somebody of a name may have
  /// made.
  func positions(in range: Range<Int>, madeBy name: String?) -> [Int] {
    guard let name else { return Array(range) }
    return mapped(range) { rows in
      source.bytes.withUnsafeBufferPointer { bytes in
        var scanner = JSONScanner(bytes)
        return rows.filter { row in
          scanner.position = Int(ranges[row].start)
          guard let places = ChangePlaces(plain: scanner) else { return true }
          return places.isReversal || places.mayBeMade(by: name)
        }
      }
    }
  }

  /// The changes that give a reason or take back another, oldest first: only those lines are read.
  var remarks: [Change] {
    mapped(0..<count) { rows in
      let places = source.bytes.withUnsafeBufferPointer { bytes in
        var scanner = JSONScanner(bytes)
        return rows.filter { row in
          scanner.position = Int(ranges[row].start)
          if let places = ChangePlaces(plain: scanner) { return places.isRemark }
          var places = ChangePlaces(bytes: bytes)
          return !places.find(&scanner) || places.isRemark
        }
      }
      return places.map { change(at: $0) }.filter(\.isRemark)
    }
  }

  /// The digests of some lines, each with the place of the id of its record; nil for one that has to
  /// be read.
  private func digests(at rows: some Collection<Int>) -> [(ChangeDigest, Range<Int>)?] {
    source.bytes.withUnsafeBufferPointer { bytes in
      var scanner = JSONScanner(bytes)
      return rows.map { row in
        scanner.position = Int(ranges[row].start)
        if let places = ChangePlaces(plain: scanner) { return places.digest }
        var places = ChangePlaces(bytes: bytes)
        return places.find(&scanner) ? places.digest : nil
      }
    }
  }
}

/// Where the members of one change stand.
private struct ChangePlaces {
  let bytes: UnsafeBufferPointer<UInt8>
  var id: Range<Int>?
  var at: Range<Int>?
  var record: Range<Int>?
  var field: Range<Int>?
  var act: Range<Int>?
  var undoes: Range<Int>?
  var reason: Range<Int>?
  var from: Range<Int>?
  var to: Range<Int>?
  var by: Range<Int>?

  init(bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  /// The places in a change that is written as husok writes it; nil for any other.
  init?(plain scanner: JSONScanner) {
    self.init(bytes: scanner.bytes)
    var cursor = PlainCursor(bytes, at: scanner.position)
    var places = self
    let isWhole = scanner.walkChange(&cursor) { member, value in
      places.put(value, at: member)
    }
    guard isWhole else { return nil }
    self = places
  }

  /// Looks for the members of the change; false where one of its own names has an escape.
  mutating func find(_ scanner: inout JSONScanner) -> Bool {
    var isPlain = true
    do throws(JSONFault) {
      try scanner.members(depth: 3) { scanner, name throws(JSONFault) in
        let start = scanner.position
        try scanner.skipValue(depth: 3)
        if !take(name, start..<scanner.position) { isPlain = false }
      }
    } catch {
      return false
    }
    return isPlain
  }

  private var scanner: JSONScanner { JSONScanner(bytes) }

  private mutating func take(_ name: Range<Int>, _ value: Range<Int>) -> Bool {
    guard let member = scanner.changeMember(name) else { return !scanner.hasEscape(name) }
    put(value, at: member)
    if case .by = member { return !scanner.hasEscape(value) }
    return true
  }

  private mutating func put(_ value: Range<Int>, at member: ChangeMember) {
    switch member {
    case .id: id = value
    case .at: at = value
    case .record: record = value
    case .field: field = value
    case .act: act = value
    case .undoes: undoes = value
    case .reason: reason = value
    case .from: from = value
    case .to: to = value
    case .by: by = value
    case .after: break
    }
  }

  var digest: (ChangeDigest, Range<Int>)? {
    guard let record = inside(record), let at = inside(at), let id = inside(id), let content,
      let moment = Instant(bytes: UnsafeBufferPointer(rebasing: bytes[at]))
    else { return nil }
    if !isNull(act), inside(act) == nil { return nil }
    if !isNull(reason) {
      guard let reason = inside(reason), scanner.text(of: reason) != Merge.reason else {
        return nil
      }
    }
    let act = inside(act).flatMap { $0.isEmpty ? nil : $0 } ?? id
    let digest = ChangeDigest(
      at: moment, act: FNV1a.hash(scanner.bytes[act]), isReversal: isReversal,
      content: content)
    return (digest, record)
  }

  private var content: ChangeDigest.Content? {
    guard let field = inside(field) else { return nil }
    // Nearly all lines are of a status: it needs no text to be made.
    switch scanner.isSame(field, "status") ? "status" : scanner.text(of: field) {
    case "status":
      guard isReadable(from), isReadable(to) else { return nil }
      return .status(
        from: text(from).flatMap { Status(rawValue: $0) },
        to: text(to).flatMap { Status(rawValue: $0) })
    case "notes": return isNull(to) || !isNull(from) ? .other : .note
    case "evidence": return isNull(to) || !isNull(from) ? .other : .evidence
    case "due":
      guard isReadable(from), isReadable(to) else { return nil }
      return .due(from: text(from), to: text(to), hasReason: !isNull(reason))
    case "targets": return .value
    case Change.wholeRecord, "lead", "closed", "steps": return nil
    default: return .other
    }
  }

  /// Whether it gives a reason or takes back another.
  var isRemark: Bool { !isNull(reason) || isReversal }

  /// Whether it takes back another.
  var isReversal: Bool { !isNull(undoes) }

  /// Whether the author, of whom nothing has an escape, may have a name. The layout that husok writes
  /// begins with it.
  func mayBeMade(by name: String) -> Bool {
    guard let by else { return true }
    let author = bytes[by]
    let opening = "{\"name\":\"".utf8
    guard author.starts(with: opening) else { return true }
    let rest = author.dropFirst(opening.count)
    return rest.starts(with: name.utf8) && rest.dropFirst(name.utf8.count).first == 0x22
  }

  private func isNull(_ value: Range<Int>?) -> Bool {
    value.map { scanner.bytes[$0.lowerBound] == UInt8(ascii: "n") } ?? true
  }

  private func isText(_ value: Range<Int>) -> Bool {
    scanner.bytes[value.lowerBound] == UInt8(ascii: "\"")
  }

  /// Whether a value is no text, or one without escapes.
  private func isReadable(_ value: Range<Int>?) -> Bool {
    value.map { !isText($0) || !scanner.hasEscape($0) } ?? true
  }

  /// What stands between the quotation marks of a text without escapes.
  private func inside(_ value: Range<Int>?) -> Range<Int>? {
    guard let value, isText(value), !scanner.hasEscape(value) else { return nil }
    return value.lowerBound + 1..<value.upperBound - 1
  }

  private func text(_ value: Range<Int>?) -> String? { inside(value).map(scanner.text) }
}
