@testable import HusokModel

/// The marks that the editors left in everything they wrote.
struct MergeMarks {
  /// In elements of sets and in new records.
  private(set) var added: Set<Substring> = []
  /// In fields that hold one value.
  private(set) var put: Set<Substring> = []

  /// Those in records.
  init(records register: Register) {
    collect(register.ministries.map(\.value) + register.meetings.map(\.value))
    collect(register.outcomes.map(\.value) + register.actions.map(\.value))
  }

  /// Those in the history.
  init(history register: Register) {
    collect(register.history.all.flatMap { [$0.from, $0.to] })
  }

  /// These and others.
  func union(_ other: MergeMarks) -> MergeMarks {
    var union = self
    union.added.formUnion(other.added)
    union.put.formUnion(other.put)
    return union
  }

  private mutating func collect(_ values: [Value]) {
    let text = String(decoding: Value.list(values).written, as: UTF8.self)
    for piece in text.split(separator: "<").dropFirst() {
      let mark = piece.prefix { $0 != ">" }
      if mark.contains("+") { added.insert(mark) } else { put.insert(mark) }
    }
  }
}
