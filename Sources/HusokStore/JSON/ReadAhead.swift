import Glibc
import HusokModel
import HusokThreads
import Synchronization

/// The outcomes, the actions and the history of a large file, read by all processors before the reader
/// comes to them. It looks for lines that begin as records do and reads on from there; what it read counts
/// only where the reader then stands at just this place, and a stretch in which anything is wrong
/// is left to the reader. So a file is read as if there were no such thing, only sooner.
struct ReadAhead {
  /// Changes that stand one after another.
  struct Changes: Sendable {
    var changes: StoredChanges
    /// Where the last one ends.
    var end = 0
  }

  /// Files below this size are read in a few milliseconds anyhow.
  private static let least = 1 << 17
  /// How much one processor reads before it takes the next stretch, of a file of some size.
  private static func stretch(of size: Int) -> Int { min(1 << 17, size >> 5) }

  private var outcomes: (start: Int, run: RecordRun<Outcome>)?
  private var actions: (start: Int, run: RecordRun<FollowUpAction>)?
  private var changeRuns: [Int: Changes] = [:]

  /// Nothing.
  init() {}

  /// Reads what can be found.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard bytes.count >= ReadAhead.least, let actions = bytes.line("\"actions\":[\n", from: 0),
      let first = bytes.line("{", from: actions),
      let changes = bytes.line("\"changes\":[\n", from: first),
      let firstChange = bytes.line("{", from: changes)
    else { return }
    let length = ReadAhead.stretch(of: bytes.count)
    let places = bytes.stretches(of: length, from: first, to: changes)
    let history = bytes.stretches(of: length, from: firstChange, to: bytes.count)
    // A list that stands behind the actions is left to the reader.
    let outcomes = bytes.line("\"outcomes\":[\n", from: 0).flatMap { bytes.line("{", from: $0) }
      .flatMap { $0 < actions ? $0..<actions : nil }
    let reading = Reading(bytes: bytes)
    let found = Mutex(Found())
    let records = RecordRoom.filled(places.map(bytes.lines)) { room in
      Parallel.forEach(1 + places.count + history.count) { number in
        if number == 0 {
          let run = outcomes.flatMap(reading.outcomes)
          found.withLock { $0.outcomes = run }
        } else if number <= places.count {
          let piece = reading.actions(places[number - 1], into: room, number - 1)
          found.withLock { $0.pieces[number - 1] = piece }
        } else {
          let stretch = history[number - 1 - places.count]
          let changes = reading.changes(stretch)
          found.withLock { $0.changes[stretch.lowerBound] = changes }
        }
      }
    }
    let (run, pieces, runs) = found.withLock { ($0.outcomes, $0.pieces, $0.changes) }
    if let outcomes, let run { self.outcomes = (outcomes.lowerBound, run) }
    changeRuns = runs
    if let records, let run = Reading.joined(pieces, of: places, records) {
      self.actions = (first, run)
    }
  }

  private struct Found {
    var outcomes: RecordRun<Outcome>?
    var pieces: [Int: Reading.Piece] = [:]
    var changes: [Int: Changes] = [:]
  }

  /// The records of a list from this place on; nil where none were read from just there.
  func records<R: Record>(from start: Int) -> RecordRun<R>? {
    if let actions, actions.start == start { return actions.run as? RecordRun<R> }
    if let outcomes, outcomes.start == start { return outcomes.run as? RecordRun<R> }
    return nil
  }

  /// How many changes were read.
  var changeCount: Int { changeRuns.values.reduce(0) { $0 + $1.changes.count } }

  /// The changes from this place on.
  func changes(from start: Int) -> Changes? { changeRuns[start] }
}

/// Records that stand one after another.
struct RecordRun<R: Record>: Sendable {
  private(set) var records: [R] = []
  private(set) var lines: [StoredDocument.Line] = []
  private(set) var starts: [Int] = []
  /// Where the last one ends.
  private(set) var end = 0

  /// None yet.
  init() {}

  /// Records that were read elsewhere, with their lines and where each begins.
  init(_ records: [R], lines: [StoredDocument.Line], starts: [Int], end: Int) {
    self.records = records
    self.lines = lines
    self.starts = starts
    self.end = end
  }

  /// Reads and adds the record at the position of a scanner.
  mutating func read(_ scanner: inout JSONScanner) throws(JSONFault) {
    let start = scanner.position
    records.append(try scanner.record(R.self))
    lines.append(try scanner.line(start..<scanner.position))
    starts.append(start)
    end = scanner.position
  }

  /// Adds what was read from where this run ends.
  mutating func append(_ other: RecordRun) {
    if records.isEmpty {
      self = other
      return
    }
    records += other.records
    lines += other.lines
    starts += other.starts
  }
}

/// Reads stretches of one file.
///
/// `@unchecked`: the bytes are only read, and stand still while they are.
private struct Reading: @unchecked Sendable {
  let bytes: UnsafeBufferPointer<UInt8>

  /// What was read of a stretch of actions, besides the records themselves.
  struct Piece {
    var lines: [StoredDocument.Line] = []
    var starts: [Int] = []
    /// Where the last one ends.
    var end = 0
    /// Where the next one begins; nil where the list ends.
    var next: Int?
  }

  /// Reads the outcomes, which all begin in a stretch; nil where one of them is not sound.
  func outcomes(_ stretch: Range<Int>) -> RecordRun<Outcome>? {
    var run = RecordRun<Outcome>()
    var elements = Elements(JSONScanner(bytes, at: stretch.lowerBound), before: stretch.upperBound)
    while elements.next({ scanner throws(JSONFault) in try run.read(&scanner) }) {}
    return elements.end != nil && elements.following == nil ? run : nil
  }

  /// Reads the actions of a stretch into their place; nil where one of them is not sound.
  func actions(
    _ stretch: Range<Int>, into room: RecordRoom<FollowUpAction>, _ number: Int
  ) -> Piece? {
    var piece = Piece()
    var elements = Elements(JSONScanner(bytes, at: stretch.lowerBound), before: stretch.upperBound)
    room.fill(number) { record in
      elements.next { scanner throws(JSONFault) in
        let start = scanner.position
        try scanner.read(&record)
        piece.lines.append(try scanner.line(start..<scanner.position))
        piece.starts.append(start)
      }
    }
    guard let end = elements.end else { return nil }
    piece.end = end
    piece.next = elements.following
    return piece
  }

  /// The stretches as one list, where each ends just where the next one begins and the last with
  /// the list.
  static func joined(
    _ pieces: [Int: Piece], of stretches: [Range<Int>], _ records: [FollowUpAction]
  ) -> RecordRun<FollowUpAction>? {
    var lines: [StoredDocument.Line] = []
    var starts: [Int] = []
    lines.reserveCapacity(records.count)
    starts.reserveCapacity(records.count)
    for (number, stretch) in stretches.enumerated() {
      let isLast = number == stretches.count - 1
      guard let piece = pieces[number], piece.next == (isLast ? nil : stretch.upperBound) else {
        return nil
      }
      lines += piece.lines
      starts += piece.starts
    }
    let end = pieces[stretches.count - 1]?.end ?? 0
    return RecordRun(records, lines: lines, starts: starts, end: end)
  }

  func changes(_ stretch: Range<Int>) -> ReadAhead.Changes? {
    var run = ReadAhead.Changes(changes: StoredChanges(source: StoreBytes([])))
    var elements = Elements(JSONScanner(bytes, at: stretch.lowerBound), before: stretch.upperBound)
    while elements.next({ scanner throws(JSONFault) in try run.changes.read(&scanner) }) {}
    guard let end = elements.end else { return nil }
    run.end = end
    return run
  }
}

/// Goes over the elements that begin in a stretch, of a list the first of which is at its beginning.
private struct Elements {
  private var scanner: JSONScanner
  private let limit: Int
  private var isOver = false
  /// Where the last one ends; nil where one was not sound.
  private(set) var end: Int?
  /// Where the one behind the stretch begins; nil where the list ends in it.
  private(set) var following: Int?

  init(_ scanner: JSONScanner, before limit: Int) {
    self.scanner = scanner
    self.limit = limit
  }

  /// Hands the next element to a body; false behind the last, and where one is not sound.
  mutating func next(_ body: (inout JSONScanner) throws(JSONFault) -> Void) -> Bool {
    if isOver { return false }
    do throws(JSONFault) {
      try body(&scanner)
    } catch {
      (isOver, end) = (true, nil)
      return false
    }
    end = scanner.position
    isOver = !scanner.take(UInt8(ascii: ","))
    if isOver { return true }
    scanner.skipSpace()
    if scanner.position >= limit { (isOver, following) = (true, scanner.position) }
    return true
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Where the first line begins, from a place on, that begins with a text.
  fileprivate func line(_ text: StaticString, from start: Int) -> Int? {
    guard let base = baseAddress else { return nil }
    var at = start
    while at < count, let end = memchr(base + at, 0x0A, count - at) {
      at = UnsafePointer(end.assumingMemoryBound(to: UInt8.self)) - base + 1
      if at + text.utf8CodeUnitCount <= count,
        memcmp(base + at, text.utf8Start, text.utf8CodeUnitCount) == 0
      {
        return at
      }
    }
    return nil
  }

  /// How many lines end in a stretch.
  fileprivate func lines(_ stretch: Range<Int>) -> Int {
    guard let base = baseAddress else { return 0 }
    var at = stretch.lowerBound
    var count = 0
    while let end = memchr(base + at, 0x0A, stretch.upperBound - at) {
      at = UnsafePointer(end.assumingMemoryBound(to: UInt8.self)) - base + 1
      count += 1
    }
    return count
  }

  /// Stretches of about a length, each from the beginning of a line with an object to the next.
  fileprivate func stretches(of length: Int, from start: Int, to end: Int) -> [Range<Int>] {
    var starts = [start]
    while let last = starts.last, last + length < end {
      guard let next = line("{", from: last + length), next < end else { break }
      starts.append(next)
    }
    return zip(starts, starts.dropFirst() + [end]).map { $0..<$1 }
  }
}
