import Dispatch
import Glibc
import HusokModel
import Synchronization

/// The actions and the history of a large file, read by all processors before the reader comes to
/// them. It looks for lines that begin as records do and reads on from there; what it read counts
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
  /// How much one processor reads before it takes the next stretch.
  private static let stretch = 1 << 17

  private var actionRuns: [Int: RecordRun<FollowUpAction>] = [:]
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
    let places = bytes.stretches(of: ReadAhead.stretch, from: first, to: changes)
    let count = places.count
    let all = places + bytes.stretches(of: ReadAhead.stretch, from: firstChange, to: bytes.count)
    let reading = Reading(bytes: bytes)
    let found = Mutex(ReadAhead())
    DispatchQueue.concurrentPerform(iterations: all.count) { piece in
      if piece < count {
        let run = reading.actions(all[piece])
        found.withLock { $0.actionRuns[all[piece].lowerBound] = run }
      } else {
        let run = reading.changes(all[piece])
        found.withLock { $0.changeRuns[all[piece].lowerBound] = run }
      }
    }
    self = found.withLock { $0 }
  }

  /// The actions from this place on; nil where none were read from just there.
  func actions(from start: Int) -> RecordRun<FollowUpAction>? { actionRuns[start] }

  /// The changes from this place on.
  func changes(from start: Int) -> Changes? { changeRuns[start] }
}

/// Records that stand one after another.
struct RecordRun<R: Record>: Sendable {
  private(set) var records: [R] = []
  private(set) var lines: [StoredDocument.Line] = []
  private(set) var starts: [Int] = []
  /// Where the last one ends.
  fileprivate(set) var end = 0

  /// Reads and adds the record at the position of a scanner.
  mutating func read(_ scanner: inout JSONScanner) throws(JSONFault) {
    let start = scanner.position
    records.append(try scanner.record(R.self))
    lines.append(try scanner.line(start..<scanner.position))
    starts.append(start)
  }

  /// Adds what was read from where this run ends.
  mutating func append(_ other: RecordRun) {
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

  func actions(_ stretch: Range<Int>) -> RecordRun<FollowUpAction>? {
    var run = RecordRun<FollowUpAction>()
    let end = read(stretch) { scanner throws(JSONFault) in try run.read(&scanner) }
    guard let end else { return nil }
    run.end = end
    return run
  }

  func changes(_ stretch: Range<Int>) -> ReadAhead.Changes? {
    var run = ReadAhead.Changes(changes: StoredChanges(source: StoreBytes([])))
    let end = read(stretch) { scanner throws(JSONFault) in try run.changes.read(&scanner) }
    guard let end else { return nil }
    run.end = end
    return run
  }

  /// Reads the elements that begin in a stretch, of a list the first of which is at its beginning,
  /// and gives the end of the last; nil where one of them is not sound.
  private func read(
    _ stretch: Range<Int>, _ element: (inout JSONScanner) throws(JSONFault) -> Void
  ) -> Int? {
    var scanner = JSONScanner(bytes, at: stretch.lowerBound)
    while true {
      do throws(JSONFault) {
        try element(&scanner)
      } catch {
        return nil
      }
      let end = scanner.position
      guard scanner.take(UInt8(ascii: ",")) else { return end }
      scanner.skipSpace()
      if scanner.position >= stretch.upperBound { return end }
    }
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
