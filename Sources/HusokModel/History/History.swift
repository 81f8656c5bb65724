import HusokThreads

/// The changes that a store holds, read one by one when someone asks: a register of fifteen years
/// has thirty thousand, and a screen shows a dozen.
public protocol ChangeSource: Sendable {
  /// How many there are.
  var count: Int { get }
  /// The change at a position, in the order of the store.
  func change(at position: Int) -> Change
  /// The positions of the changes of one record, oldest first.
  func positions(of record: String) -> [Int]
  /// Makes ready to be asked for the changes of one record after another, where that is quicker then.
  func prepareLookups()
  /// The changes of each of some records with their positions, oldest first. The records are named
  /// once each.
  func lines(ofEach records: [String]) -> [[PlacedChange]]
  /// What the summary of the history needs of the changes of each of some records, with their positions,
  /// oldest first; nil for a change that has to be read. The records are named once each.
  func digests(ofEach records: [String]) -> [[PlacedDigest]]
  /// All of them, oldest first.
  func all() -> [Change]
  /// The first so many.
  func prefix(_ count: Int) -> any ChangeSource
  /// The position up to which the changes from one on are known to be those of another source, without
  /// reading them.
  func sharedEnd(with other: any ChangeSource, from position: Int) -> Int
  /// The moments of some changes, by their positions.
  func moments(of positions: Range<Int>) -> [Instant]
  /// What the summary of the history needs of each of some changes, by their positions; nil where the
  /// changes are at hand anyway.
  func digests(of positions: Range<Int>) -> ChangeDigests?
  /// The positions, among some, of all changes that somebody of a name made or that take back another;
  /// perhaps of others as well, where to tell would be to read them.
  func positions(in range: Range<Int>, madeBy name: String?) -> [Int]
  /// Those that give a reason or take back another, oldest first.
  var remarks: [Change] { get }
}

/// A change, and where it stands in the history.
public typealias PlacedChange = (position: Int, change: Change)
/// What the summary needs of a change, and where that stands; nil where it has to be read.
public typealias PlacedDigest = (position: Int, digest: ChangeDigest?)

extension ChangeSource {
  /// It is ready.
  public func prepareLookups() {}

  /// The changes of each, looked for one record after the other.
  public func lines(ofEach records: [String]) -> [[PlacedChange]] {
    records.map { positions(of: $0).map { ($0, change(at: $0)) } }
  }

  /// Each has to be read.
  public func digests(ofEach records: [String]) -> [[PlacedDigest]] {
    records.map { positions(of: $0).map { ($0, nil) } }
  }

  /// All changes, read one after the other.
  public func all() -> [Change] { (0..<count).map(change) }

  /// Nothing is known without reading.
  public func sharedEnd(with other: any ChangeSource, from position: Int) -> Int { position }

  /// The moments, found by looking at each change.
  public func moments(of positions: Range<Int>) -> [Instant] { positions.map { change(at: $0).at } }

  /// None.
  public func digests(of positions: Range<Int>) -> ChangeDigests? { nil }

  /// All of them.
  public func positions(in range: Range<Int>, madeBy name: String?) -> [Int] { Array(range) }

  /// Those that give a reason or take back another, found by looking at each.
  public var remarks: [Change] { all().filter(\.isRemark) }
}

extension Array: ChangeSource where Element == Change {
  /// The change at a position.
  public func change(at position: Int) -> Change { self[position] }

  /// The first so many.
  public func prefix(_ count: Int) -> any ChangeSource { Array(self[..<count]) }

  /// The positions of the changes of one record.
  public func positions(of record: String) -> [Int] {
    indices.filter { self[$0].record == record }
  }
}

/// All changes ever made, oldest first: those of the store, then those made since it was read.
public struct History: Sendable {
  /// Those that a store holds.
  public let stored: any ChangeSource
  private var recent: [Change] = []
  /// The places among the recent ones of the changes of each record.
  private var recentRows: [String: [Int]] = [:]

  /// A history that begins with what a store holds.
  public init(_ stored: any ChangeSource = [Change]()) {
    self.stored = stored
  }

  /// How many changes there are.
  public var count: Int { stored.count + recent.count }

  /// The change at a position, oldest first.
  public subscript(position: Int) -> Change {
    position < stored.count ? stored.change(at: position) : recent[position - stored.count]
  }

  /// The position of the first line that may be of the same act as the line at a position: an act is
  /// whole in the store, or whole among those made since.
  func beginning(of position: Int) -> Int { position < stored.count ? 0 : stored.count }

  /// What the summary needs of those of some changes that a store holds.
  func digests(of positions: Range<Int>) -> ChangeDigests? {
    stored.digests(of: positions.clamped(to: 0..<stored.count))
  }

  /// The changes of one record, oldest first.
  public func changes(of record: String) -> [Change] {
    stored.positions(of: record).map(stored.change)
      + (recentRows[record] ?? []).map { recent[$0] }
  }

  /// The positions of the changes of one record, oldest first.
  public func positions(of record: String) -> [Int] {
    stored.positions(of: record)
      + (recentRows[record] ?? []).map { $0 + stored.count }
  }

  /// Makes ready to be asked for the changes of one record after another, as a screen does.
  public func prepareLookups() { stored.prepareLookups() }

  /// The changes of each of some records with their positions, oldest first. The records are named
  /// once each.
  func lines(ofEach records: [String]) -> [[PlacedChange]] {
    zip(records, stored.lines(ofEach: records)).map { record, lines in
      lines + (recentRows[record] ?? []).map { ($0 + stored.count, recent[$0]) }
    }
  }

  /// What the summary needs of the changes of each of some records, oldest first; nil for one that has to
  /// be read. The records are named once each.
  func digests(ofEach records: [String]) -> [[PlacedDigest]] {
    zip(records, stored.digests(ofEach: records)).map { record, lines in
      lines + (recentRows[record] ?? []).map { ($0 + stored.count, nil) }
    }
  }

  /// The changes from a position on, oldest first.
  public func changes(from position: Int) -> [Change] {
    changes(at: Array(min(position, count)..<count))
  }

  /// The positions, among some, of all changes that somebody of a name made or that take back another;
  /// perhaps of others as well.
  func positions(in range: Range<Int>, madeBy name: String?) -> [Int] {
    stored.positions(in: range.clamped(to: 0..<stored.count), madeBy: name)
      + Array(range.clamped(to: stored.count..<count))
  }

  /// The changes at some positions, in the order of these.
  public func changes(at positions: [Int]) -> [Change] {
    Parallel.map(positions, shares: 256) { self[$0] }
  }

  /// The changes that give a reason or take back another, oldest first.
  var remarks: [Change] { stored.remarks + recent.filter(\.isRemark) }

  /// Every change, oldest first.
  var all: [Change] { stored.all() + recent }

  /// The same with every line read once, for who asks for all of them several times.
  public var decoded: History { History(all) }

  /// How many lines both begin with.
  func sharedCount(with other: History) -> Int {
    let count = min(count, other.count)
    var position = 0
    repeat {
      if position < min(stored.count, other.stored.count) {
        position = min(count, stored.sharedEnd(with: other.stored, from: position))
      }
      // Also lines that are the same and written differently.
      guard position < count, self[position] == other[position] else { return position }
      position += 1
    } while true
  }

  /// The moments of all lines, in their order.
  var moments: [Instant] { stored.moments(of: 0..<stored.count) + recent.map(\.at) }

  /// The same with lines at the end.
  func appending(_ changes: [Change]) -> History {
    var longer = self
    longer.append(changes)
    return longer
  }

  /// The first so many lines.
  func prefix(_ count: Int) -> History {
    var first = History(count < stored.count ? stored.prefix(count) : stored)
    first.append(Array(recent[..<max(0, count - stored.count)]))
    return first
  }

  /// Adds changes at the end.
  public mutating func append(_ changes: [Change]) {
    for (row, change) in changes.enumerated() {
      recentRows[change.record, default: []].append(recent.count + row)
    }
    recent += changes
  }
}
