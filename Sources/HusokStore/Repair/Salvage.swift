import HusokModel

/// What can be told from the text of a damaged store: its records, one by one, and everything that
/// is wrong. What cannot be read is left out; where it stands is kept.
struct Salvage {
  /// A record that was read, and where it begins.
  struct Found<R: Sendable>: Sendable {
    var record: R
    let offset: Int
  }

  let bytes: [UInt8]
  private(set) var faults: [JSONFault] = []
  /// Stretches that could not be read.
  private(set) var rest: [Range<Int>] = []
  /// What was changed in records that are kept, so that they can be read.
  private(set) var mended: [RepairStep] = []
  /// Records that are kept, but not with all that stood in them.
  private(set) var lossy: [Range<Int>] = []
  /// How many actions could not be read.
  private(set) var actionsPutAside = 0
  private(set) var ministries: [Found<Ministry>] = []
  private(set) var meetings: [Found<Meeting>] = []
  private(set) var outcomes: [Found<Outcome>] = []
  private(set) var actions: [Found<FollowUpAction>] = []
  private(set) var changes: [Found<Change>] = []
  private(set) var extra: [(name: [UInt8], value: [UInt8])] = []
  private(set) var version = StoreFormat.version
  private(set) var hasFormat = false

  /// Reads as much of a text as there is to read.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    bytes.withUnsafeBufferPointer { read($0) }
  }

  /// Whether there is anything to go on with.
  var isEmpty: Bool {
    ministries.isEmpty && meetings.isEmpty && outcomes.isEmpty && actions.isEmpty
      && changes.isEmpty
  }

  private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) {
    var scanner = JSONScanner(bytes)
    do throws(JSONFault) {
      try scanner.skipMark()
      try scanner.expect(UInt8(ascii: "{"))
    } catch {
      faults.append(error)
      if scanner.current == nil || !resumeAtSection(&scanner, from: error.offset) { return }
    }
    readMembers(&scanner)
    if !hasFormat { faults.append(JSONFault(offset: 0, reason: .notHusok)) }
  }

  private mutating func readMembers(_ scanner: inout JSONScanner) {
    while true {
      let start = scanner.position
      do throws(JSONFault) {
        if scanner.take(UInt8(ascii: "}")) {
          try scanner.expectEnd()
          return
        }
        let name = try scanner.string()
        try scanner.expect(UInt8(ascii: ":"))
        if try !readMember(&scanner, name) { continue }
        if !scanner.take(UInt8(ascii: ",")) {
          try scanner.expect(UInt8(ascii: "}"))
          try scanner.expectEnd()
          return
        }
      } catch {
        if error.reason != .truncated || faults.last?.reason != .truncated { faults.append(error) }
        let fault = min(max(error.offset, start), bytes.count)
        let isFound = resumeAtSection(&scanner, from: fault)
        let end = isFound ? scanner.position : bytes.count
        if fault < end { recover(fault..<end) }
        if !isFound { return }
      }
    }
  }

  /// Reads what a member holds; false where its end was not found and another one is next.
  private mutating func readMember(
    _ scanner: inout JSONScanner, _ name: String
  ) throws(JSONFault) -> Bool {
    switch name {
    case "ministries": return readRecords(&scanner, \.ministries)
    case "meetings": return readRecords(&scanner, \.meetings)
    case "outcomes": return readRecords(&scanner, \.outcomes)
    case "actions": return readRecords(&scanner, \.actions)
    case "changes": return readRecords(&scanner, \.changes)
    case "format":
      scanner.skipSpace()
      let place = scanner.position
      hasFormat = true
      if try scanner.value(depth: 1).text != "husok" {
        faults.append(JSONFault(offset: place, reason: .notHusok))
      }
    case "version":
      scanner.skipSpace()
      let place = scanner.position
      if let number = try scanner.value(depth: 1).integer, number > 0 {
        version = number
      } else {
        let fault = FieldFault(path: "version", .expected("wholeNumber"))
        faults.append(JSONFault(offset: place, reason: .field(record: "", fault)))
      }
    default:
      scanner.skipSpace()
      let value = scanner.position
      try scanner.skipValue(depth: 1)
      var writer = JSONWriter()
      writer.write(.string(name))
      extra.append(
        (Array(writer.bytes.dropFirst().dropLast()), Array(bytes[value..<scanner.position])))
    }
    return true
  }
}

extension Salvage {
  /// Reads the records of a list up to its end; one that cannot be read is passed over. False where
  /// the end was not found and another list is next.
  private mutating func readRecords<R: FieldOwner>(
    _ scanner: inout JSONScanner, _ list: WritableKeyPath<Salvage, [Found<R>]>
  ) -> Bool {
    if !scanner.take(UInt8(ascii: "[")) {
      faults.append(scanner.unexpected("["))
      let start = scanner.position
      if (try? scanner.skipValue(depth: 2)) == nil { scanner.position = start }
      rest.append(start..<scanner.position)
      return true
    }
    if scanner.take(UInt8(ascii: "]")) { return true }
    while true {
      scanner.skipSpace()
      let start = scanner.position
      if start >= bytes.count || startsSection(start) { break }
      do throws(JSONFault) {
        let record = try scanner.fielded(R.self, depth: 2, identity: Salvage.identity)
        self[keyPath: list].append(Found(record: record, offset: start))
      } catch {
        faults.append(error)
        if let record: R = mend(&scanner, from: start) {
          self[keyPath: list].append(Found(record: record, offset: start))
        } else {
          passOver(&scanner, from: start, fault: error)
          if R.self == FollowUpAction.self { countActions(start..<scanner.position, atLeast: 1) }
        }
      }
      if scanner.take(UInt8(ascii: ",")) { continue }
      if scanner.take(UInt8(ascii: "]")) { return true }
      // Behind a stretch that was passed over the parting comma may have gone with it.
      if scanner.current != UInt8(ascii: "{") { break }
    }
    let isTold = rest.last?.upperBound == scanner.position
    if !isTold, faults.last?.reason != .truncated { faults.append(scanner.unexpected("]")) }
    let start = scanner.position
    let isFound = resumeAtSection(&scanner, from: start)
    let end = isFound ? scanner.position : bytes.count
    if bytes[start..<end].contains(where: { $0 > 0x20 }) {
      rest.append(start..<end)
      if R.self == FollowUpAction.self { countActions(start..<end, atLeast: 0) }
    }
    if !isFound { scanner.position = bytes.count }
    return !isFound
  }

  /// Takes the records that stand whole on lines of their own in a stretch whose list is not known;
  /// what each of them has tells its kind. What is left is put aside.
  private mutating func recover(_ stretch: Range<Int>) {
    var aside = stretch.lowerBound
    var position = stretch.lowerBound
    while let newline = bytes[position..<stretch.upperBound].firstIndex(of: 0x0A) {
      position = newline + 1
      guard position < stretch.upperBound, bytes[position] == UInt8(ascii: "{"),
        let end = takeRecord(at: position), end <= stretch.upperBound
      else { continue }
      putAside(aside..<position)
      (aside, position) = (end, end)
    }
    putAside(aside..<stretch.upperBound)
  }

  /// Reads the record at a place, of whatever kind, and gives its end; nil where there is none.
  private mutating func takeRecord(at start: Int) -> Int? {
    takeRecord(at: start, into: \.changes) ?? takeRecord(at: start, into: \.actions)
      ?? takeRecord(at: start, into: \.outcomes) ?? takeRecord(at: start, into: \.ministries)
      ?? takeRecord(at: start, into: \.meetings)
  }

  private mutating func takeRecord<R: FieldOwner>(
    at start: Int, into list: WritableKeyPath<Salvage, [Found<R>]>
  ) -> Int? {
    let read = bytes.withUnsafeBufferPointer { bytes -> (R, Int)? in
      var scanner = JSONScanner(bytes, at: start)
      let record = try? scanner.fielded(R.self, depth: 2, identity: Salvage.identity)
      return record.map { ($0, scanner.position) }
    }
    guard let (record, end) = read else { return nil }
    self[keyPath: list].append(Found(record: record, offset: start))
    return end
  }

  /// Keeps a stretch that holds more than brackets and blanks.
  private mutating func putAside(_ stretch: Range<Int>) {
    let isMore = { (byte: UInt8) in
      byte > 0x20 && byte != 0x7D && byte != 0x5D && byte != UInt8(ascii: ",")
    }
    guard bytes[stretch].contains(where: isMore) else { return }
    rest.append(stretch)
    countActions(stretch, atLeast: 0)
  }

  private static func identity<R: FieldOwner>(_ record: R) -> String {
    record.read("id")?.text ?? ""
  }

  /// A record of which the rest can be read, where it can be told apart; then goes behind it.
  private mutating func mend<R: FieldOwner>(_ scanner: inout JSONScanner, from start: Int) -> R? {
    let limit = min(bytes.count, start + Salvage.largest)
    guard bytes[start] == UInt8(ascii: "{"), let end = closing(from: start, limit: limit),
      let mending = RecordMending<R>(bytes[start..<end])
    else { return nil }
    let id = Salvage.identity(mending.record)
    if mending.text.isChanged {
      mended.append(mending.text.isLossy ? .charactersReplaced(id) : .charactersEscaped(id))
    }
    for field in mending.lost { mended.append(.partPutAside(record: id, field: field)) }
    if mending.isLossy { lossy.append(start..<end) }
    scanner.position = end
    return mending.record
  }

  /// No record that a person wrote is larger, in bytes.
  private static let largest = 1 << 20

  /// Counts the actions of a stretch that could not be read.
  private mutating func countActions(_ range: Range<Int>, atLeast least: Int) {
    let name = Array("\"outcome\":".utf8)
    let found = range.count { bytes[$0] == 0x22 && bytes[$0...].starts(with: name) }
    actionsPutAside += max(least, found)
  }

  /// Goes to where the next record begins. One that is sound JSON is passed over as such; else the
  /// next line that begins one counts, or the bracket that would close it.
  private mutating func passOver(
    _ scanner: inout JSONScanner, from start: Int, fault: JSONFault
  ) {
    var whole = JSONScanner(scanner.bytes, at: start)
    if (try? whole.skipValue(depth: 2)) != nil {
      scanner.position = whole.position
    } else {
      scanner.position =
        nextLine(after: max(start, fault.offset)) ?? closing(from: start) ?? bytes.count
    }
    rest.append(start..<scanner.position)
  }

  /// The next line that begins a record or ends a list.
  private func nextLine(after offset: Int) -> Int? {
    var position = min(offset, bytes.count)
    while let newline = bytes[position...].firstIndex(of: 0x0A) {
      position = newline + 1
      let begins = bytes[position...].first { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }
      if begins == UInt8(ascii: "{") || begins == UInt8(ascii: "]") { return position }
      if startsSection(position) { return position }
    }
    return nil
  }

  /// Where the bracket that stands at an offset is closed, by brackets outside of texts.
  private func closing(from start: Int, limit: Int? = nil) -> Int? {
    let limit = limit ?? bytes.count
    var depth = 0
    var isText = false
    var position = start
    while position < limit {
      let byte = bytes[position]
      position += 1
      if isText {
        if byte == 0x5C { position += 1 }
        if byte == 0x22 { isText = false }
        continue
      }
      switch byte {
      case 0x22: isText = true
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        if depth <= 0 { return position }
      default: break
      }
    }
    return nil
  }

  /// Goes on at the next list of the store that is not read yet; false where there is none.
  private func resumeAtSection(_ scanner: inout JSONScanner, from offset: Int) -> Bool {
    var position = min(max(offset, 0), bytes.count)
    while !startsSection(position) {
      guard let newline = bytes[position...].firstIndex(of: 0x0A) else { return false }
      position = newline + 1
    }
    scanner = JSONScanner(scanner.bytes, at: position)
    return true
  }

  private static let sections = ["ministries", "meetings", "outcomes", "actions", "changes"]
    .map { Array("\"\($0)\":".utf8) }

  private func startsSection(_ position: Int) -> Bool {
    Salvage.sections.contains { bytes[position...].starts(with: $0) }
  }
}
