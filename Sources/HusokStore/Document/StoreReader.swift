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
  private var ahead = ReadAhead()
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
    ahead = ReadAhead(bytes)
    var scanner = JSONScanner(bytes)
    try scanner.skipMark()
    try scanner.members(depth: 1) { scanner, name throws(JSONFault) in
      try member(&scanner, name)
    }
    if !hasFormat { throw scanner.fault(.notHusok, at: 0) }
    try scanner.expectEnd()
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
    var run = RecordRun<R>()
    let ahead = ahead
    try scanner.elements(depth: 2) { scanner throws(JSONFault) in
      if let read: RecordRun<R> = ahead.records(from: scanner.position) {
        run.append(read)
        scanner.position = read.end
      } else {
        try run.read(&scanner)
      }
    }
    document.lines[section] = run.lines
    starts[section] = run.starts
    return run.records
  }

  private mutating func changes(_ scanner: inout JSONScanner) throws(JSONFault) {
    var changes = document.changes
    let ahead = ahead
    changes.reserve(changes.count + ahead.changeCount)
    try scanner.elements(depth: 2) { scanner throws(JSONFault) in
      if let read = ahead.changes(from: scanner.position) {
        changes.append(read.changes)
        scanner.position = read.end
      } else {
        try changes.read(&scanner)
      }
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
  /// Goes to the first character of a file. A byte order mark is passed over; that of UTF-16 is a
  /// file saved wrongly.
  mutating func skipMark() throws(JSONFault) {
    let start = Array(bytes.prefix(3))
    if start == [0xEF, 0xBB, 0xBF] { position = 3 }
    if start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF]) {
      throw fault(.utf16)
    }
    skipSpace()
    if current == nil { throw fault(.empty) }
  }

  /// Makes sure that nothing but white space follows.
  mutating func expectEnd() throws(JSONFault) {
    skipSpace()
    if let byte = current { throw fault(byte == 0 ? .nulBytes : .trailing) }
  }

  /// Reads one record.
  mutating func record<R: Record>(_ type: R.Type) throws(JSONFault) -> R {
    var record = R()
    try read(&record)
    return record
  }

  /// Reads one record into a blank one, where that stands.
  mutating func read<R: Record>(_ record: inout R) throws(JSONFault) {
    var cursor = PlainCursor(bytes, at: position)
    if record.read(plain: &cursor) {
      position = cursor.position
    } else {
      record = try fielded(R.self, depth: 2) { $0.id }
    }
  }

  /// A hash of a text between quotation marks, however it is written.
  func hash(of range: Range<Int>) -> UInt64 {
    bytes[range].contains(0x5C)
      ? FNV1a.hash(text(of: range).utf8) : FNV1a.hash(bytes[range])
  }

  /// Reads an object field by field. A fault names the record by its identity, where it is known.
  mutating func fielded<F: FieldOwner>(
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
        if try !reader.take(bytes, value: value, into: &result) {
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

  /// A record as the document keeps it: where it stands alone on its line, else written anew.
  func line(_ range: Range<Int>) throws(JSONFault) -> StoredDocument.Line {
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
