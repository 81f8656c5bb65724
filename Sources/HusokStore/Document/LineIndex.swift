import Synchronization

/// Where the lines of each record stand in a history, by the hash of its id. It is made once it is known
/// that many records will be looked up: for a few, to look through all hashes is quicker.
final class LineIndex: Sendable {
  private struct Places: Sendable {
    /// Where the lines of each group of hashes begin among those of all; at the end, how many these are.
    let starts: [UInt32]
    /// The positions of the lines, group by group, oldest first.
    let lines: [UInt32]
  }

  private let places = Mutex<Places?>(nil)

  /// Makes it, unless it is there, for lines of which each has a hash.
  func make(_ hashes: [UInt32]) {
    if places.withLock({ $0 != nil }) { return }
    var groups = 2
    while groups < hashes.count / 4 { groups *= 2 }
    var starts = [UInt32](repeating: 0, count: groups + 1)
    for hash in hashes { starts[Int(hash) & (groups - 1) + 1] += 1 }
    for group in 1...groups { starts[group] += starts[group - 1] }
    var next = starts
    var lines = [UInt32](repeating: 0, count: hashes.count)
    for (position, hash) in hashes.enumerated() {
      let group = Int(hash) & (groups - 1)
      lines[Int(next[group])] = UInt32(truncatingIfNeeded: position)
      next[group] += 1
    }
    let made = Places(starts: starts, lines: lines)
    places.withLock { $0 = made }
  }

  /// The positions of all lines that have a hash, perhaps of others as well, oldest first; nil where it
  /// was not made.
  func lines(of hash: UInt32) -> ArraySlice<UInt32>? {
    guard let places = places.withLock({ $0 }) else { return nil }
    let group = Int(hash) & (places.starts.count - 2)
    return places.lines[Int(places.starts[group])..<Int(places.starts[group + 1])]
  }
}
