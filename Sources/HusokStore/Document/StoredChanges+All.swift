import HusokModel

extension StoredChanges {
  /// All changes, oldest first.
  func all() -> [Change] { mapped { $0.map { change(at: $0) } } }

  /// Something of each line, oldest first.
  func mapped<Result: Sendable>(_ body: @Sendable (Range<Int>) -> [Result]) -> [Result] {
    Shares.map(count, of: 512, body).flatMap { $0 }
  }
}
