import HusokModel
import HusokThreads

extension StoredChanges {
  /// All changes, oldest first.
  func all() -> [Change] { Parallel.map(Array(0..<count), shares: 512) { change(at: $0) } }

  /// The moments of some lines, found without decoding them.
  func moments(of positions: Range<Int>) -> [Instant] {
    mapped(positions) { positions in
      source.bytes.withUnsafeBufferPointer { bytes in
        positions.map { position in
          StoredChanges.moment(bytes, at: Int(ranges[position].start)) ?? change(at: position).at
        }
      }
    }
  }

  /// The moment of the change at a place; nil where its members before that are no texts, or written in
  /// any unusual way.
  private static func moment(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int) -> Instant? {
    var cursor = PlainCursor(bytes, at: place)
    guard cursor.goes(on: "{") else { return nil }
    repeat {
      guard let name = cursor.name(), let value = cursor.skipText() else { return nil }
      if JSONScanner(bytes).isSame(name, "at") {
        return Instant(bytes: UnsafeBufferPointer(rebasing: bytes[value]))
      }
    } while cursor.goes(on: ",")
    return nil
  }

  /// The position up to which the lines from one on stand in another file byte for byte.
  func sharedEnd(with other: any ChangeSource, from position: Int) -> Int {
    guard let other = other as? StoredChanges, rewritten.isEmpty, other.rewritten.isEmpty else {
      return position
    }
    var end = position
    while end < min(count, other.count), hasLine(at: end, like: other) { end += 1 }
    return end
  }

  private func hasLine(at position: Int, like other: StoredChanges) -> Bool {
    let (our, their) = (ranges[position], other.ranges[position])
    return source.isSame(
      Int(our.start)..<Int(our.end), as: Int(their.start)..<Int(their.end), in: other.source)
  }

  /// Something of each of some lines, oldest first.
  func mapped<Result: Sendable>(
    _ positions: Range<Int>, _ body: @Sendable (Range<Int>) -> [Result]
  ) -> [Result] {
    let first = positions.lowerBound
    return Parallel.mapShares(positions.count, of: 512) { share in
      body(first + share.lowerBound..<first + share.upperBound)
    }.flatMap { $0 }
  }
}
