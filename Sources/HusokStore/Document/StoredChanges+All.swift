import HusokModel
import HusokThreads

extension StoredChanges {
  /// All changes, oldest first.
  func all() -> [Change] { mapped(0..<count) { $0.map { change(at: $0) } } }

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
