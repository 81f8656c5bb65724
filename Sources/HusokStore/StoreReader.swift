import Glibc
import HusokModel

/// Reads the text of a store into records, in any layout that is valid JSON.
struct StoreReader {
  private(set) var document: StoredDocument
  private(set) var ministries: [Ministry] = []
  private(set) var meetings: [Meeting] = []
  private(set) var outcomes: [Outcome] = []
  private(set) var actions: [FollowUpAction] = []
  private var starts: [Section: [Int]] = [:]
  private var hasFormat = false

  /// What a text holds: the register, and the text record by record.
  static func read(
    _ bytes: [UInt8]
  ) throws(JSONFault) -> (register: Register, document: StoredDocument) {
    var reader = StoreReader(document: StoredDocument(source: StoreBytes(bytes)))
    try bytes.withUnsafeBufferPointer { bytes throws(JSONFault) in try reader.read(bytes) }
    return (try reader.register(), reader.document)
  }

  private init(document: StoredDocument) {
    self.document = document
  }

  private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) throws(JSONFault) {
    var scanner = JSONScanner(bytes)
    try skipMark(&scanner)
    scanner.skipSpace()
    if scanner.current == nil { throw scanner.fault(.empty) }
    try scanner.members(depth: 1) { scanner, name throws(JSONFault) in
      try member(&scanner, name)
    }
    if !hasFormat { throw scanner.fault(.notHusok, at: 0) }
    scanner.skipSpace()
    if let byte = scanner.current { throw scanner.fault(byte == 0 ? .nulBytes : .trailing) }
  }

  /// A byte order mark is passed over; that of UTF-16 is a file saved wrongly.
  private func skipMark(_ scanner: inout JSONScanner) throws(JSONFault) {
    let start = Array(scanner.bytes.prefix(3))
    if start == [0xEF, 0xBB, 0xBF] { scanner.position = 3 }
    if start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF]) {
      throw scanner.fault(.utf16)
    }
  }

  private mutating func member(
    _ scanner: inout JSONScanner, _ name: Range<Int>
  ) throws(JSONFault) {
    switch scanner.text(of: name) {
    case "format":
      let start = scanner.position
      guard try scanner.value(depth: 1).text == "husok" else {
        throw scanner.fault(.notHusok, at: start)
      }
      hasFormat = true
    case "version": try version(&scanner)
    case "ministries": ministries = try records(&scanner, .ministries)
    case "meetings": meetings = try records(&scanner, .meetings)
    case "outcomes": outcomes = try records(&scanner, .outcomes)
    case "actions": actions = try records(&scanner, .actions)
    case "changes": try changes(&scanner)
    default:
      let start = scanner.position
      try scanner.skipValue(depth: 1)
      let value = Array(scanner.bytes[start..<scanner.position])
      document.extra.append((Array(scanner.bytes[name]), value))
    }
  }

  private mutating func version(_ scanner: inout JSONScanner) throws(JSONFault) {
    let start = scanner.position
    guard let version = try scanner.value(depth: 1).integer, version > 0 else {
      let fault = FieldFault(path: "version", .expected("wholeNumber"))
      throw scanner.fault(.field(record: "", fault), at: start)
    }
    document.version = version
  }

  private mutating func records<R: Record>(
    _ scanner: inout JSONScanner, _ section: Section
  ) throws(JSONFault) -> [R] {
    var lines: [StoredDocument.Line] = []
    var starts: [Int] = []
    var records: [R] = []
    try scanner.elements(depth: 2) { scanner throws(JSONFault) in
      let start = scanner.position
      records.append(try scanner.record(R.self))
      lines.append(try scanner.line(start..<scanner.position))
      starts.append(start)
    }
    document.lines[section] = lines
    self.starts[section] = starts
    return records
  }

  private mutating func changes(_ scanner: inout JSONScanner) throws(JSONFault) {
    var changes = document.changes
    try scanner.elements(depth: 2) { scanner throws(JSONFault) in
      let start = scanner.position
      let record = try scanner.checkChange()
      let range = start..<scanner.position
      var rewritten: [UInt8]?
      if case .written(let bytes) = try scanner.line(range) { rewritten = bytes }
      changes.append(range, record: scanner.hash(of: record), rewritten: rewritten)
    }
    document.changes = changes
  }

  private func register() throws(JSONFault) -> Register {
    do throws(RegisterFault) {
      return try Register(
        ministries: ministries, meetings: meetings, outcomes: outcomes, actions: actions,
        history: History(document.changes))
    } catch {
      throw JSONFault(offset: offset(of: error.place), reason: reason(error))
    }
  }

  private func reason(_ fault: RegisterFault) -> DamageReason {
    switch fault.problem {
    case .duplicate(let id): .duplicateID(id)
    case .broken(let field, let target):
      .brokenReference(record: id(at: fault.place), field: field, target: target)
    }
  }

  private func id(at place: Register.Place) -> String {
    switch place.section {
    case .ministries: ministries[place.row].id
    case .meetings: meetings[place.row].id
    case .outcomes: outcomes[place.row].id
    case .actions: actions[place.row].id
    }
  }

  private func offset(of place: Register.Place) -> Int {
    starts[place.section]?[place.row] ?? 0
  }
}

extension JSONScanner {
  /// Reads one record.
  mutating func record<R: Record>(_ type: R.Type) throws(JSONFault) -> R {
    try fielded(type, depth: 2) { $0.id }
  }

  /// A hash of a text between quotation marks, however it is written.
  fileprivate func hash(of range: Range<Int>) -> UInt64 {
    bytes[range].contains(0x5C)
      ? StoredChanges.hash(text(of: range).utf8) : StoredChanges.hash(bytes[range])
  }

  /// Reads an object field by field. A fault names the record by its identity, where it is known.
  mutating func fielded<F: Fielded>(
    _ type: F.Type, depth: Int, identity: ((F) -> String)?
  ) throws(JSONFault) -> F {
    var result = F()
    var reader = FieldReader<F>()
    let start = position
    try members(depth: depth + 1) { scanner, name throws(JSONFault) in
      let start = scanner.position
      let value = try scanner.value(depth: depth + 1)
      do throws(FieldFault) {
        let bytes = UnsafeBufferPointer(rebasing: scanner.bytes[name])
        if try !reader.take(bytes, value, into: &result) {
          try reader.take(.init(scanner.text(of: name), value), into: &result)
        }
      } catch {
        throw scanner.fault(.field(record: identity?(result) ?? "", error), at: start)
      }
    }
    do throws(FieldFault) {
      try reader.finish()
    } catch {
      throw fault(.field(record: identity?(result) ?? "", error), at: start)
    }
    return result
  }

  /// Walks over one change of the history without keeping any of it, and gives the place of the
  /// id of its record.
  fileprivate mutating func checkChange() throws(JSONFault) -> Range<Int> {
    let start = position
    var record: Range<Int>?
    var seen = 0
    try members(depth: 3) { scanner, name throws(JSONFault) in
      let value = scanner.position
      if !name.isEmpty, let index = scanner.needed(name) {
        let needed = JSONScanner.needed[index]
        if let opening = scanner.current, opening != needed.opening {
          let path = "\(needed.name)"
          throw scanner.fault(
            .field(record: "", .init(path: path, .expected(needed.kind))), at: value)
        }
        seen |= 1 << index
        try scanner.skipValue(depth: 3)
        if index == JSONScanner.recordIndex { record = value + 1..<scanner.position - 1 }
      } else {
        try scanner.skipValue(depth: 3)
      }
    }
    guard seen == 0b11111, let record else {
      throw fault(.field(record: "", .init(path: missingOfChange(seen), .missing)), at: start)
    }
    return record
  }

  private struct Needed {
    let name: StaticString
    let opening: UInt8
    let kind: String
  }

  /// What a change cannot do without.
  private static let needed = [
    Needed(name: "id", opening: UInt8(ascii: "\""), kind: "text"),
    Needed(name: "at", opening: UInt8(ascii: "\""), kind: "instant"),
    Needed(name: "by", opening: UInt8(ascii: "{"), kind: "object"),
    Needed(name: "record", opening: UInt8(ascii: "\""), kind: "text"),
    Needed(name: "field", opening: UInt8(ascii: "\""), kind: "text"),
  ]
  private static let recordIndex = 3

  /// Which of the needed fields a name is. By its length first: this is asked for every member of
  /// every change.
  private func needed(_ name: Range<Int>) -> Int? {
    let index: Int
    switch (name.count, bytes[name.lowerBound]) {
    case (2, UInt8(ascii: "i")): index = 0
    case (2, UInt8(ascii: "a")): index = 1
    case (2, UInt8(ascii: "b")): index = 2
    case (6, _): index = 3
    case (5, _): index = 4
    default: return nil
    }
    return isSame(name, JSONScanner.needed[index].name) ? index : nil
  }

  private func isSame(_ name: Range<Int>, _ text: StaticString) -> Bool {
    guard let base = bytes.baseAddress, name.count == text.utf8CodeUnitCount else { return false }
    return memcmp(base + name.lowerBound, text.utf8Start, name.count) == 0
  }

  private func missingOfChange(_ seen: Int) -> String {
    let missing = JSONScanner.needed.indices.first { seen & (1 << $0) == 0 }
    return missing.map { "\(JSONScanner.needed[$0].name)" } ?? ""
  }

  /// A record as the document keeps it: where it stands alone on its line, else written anew.
  fileprivate func line(_ range: Range<Int>) throws(JSONFault) -> StoredDocument.Line {
    if isAlone(range) { return .kept(range) }
    var scanner = JSONScanner(bytes, at: range.lowerBound)
    var writer = JSONWriter()
    writer.write(try scanner.value(depth: 2))
    return .written(writer.bytes)
  }

  private func isAlone(_ range: Range<Int>) -> Bool {
    guard range.lowerBound > 0, bytes[range.lowerBound - 1] == 0x0A else { return false }
    let next = range.upperBound < bytes.count ? bytes[range.upperBound] : 0
    let afterNext = range.upperBound + 1 < bytes.count ? bytes[range.upperBound + 1] : 0
    let endsLine =
      switch next {
      case UInt8(ascii: ","): afterNext == 0x0A || afterNext == 0x0D
      case UInt8(ascii: "]"), 0x0A, 0x0D: true
      default: false
      }
    guard endsLine, let base = bytes.baseAddress else { return false }
    return memchr(base + range.lowerBound, 0x0A, range.count) == nil
  }
}
