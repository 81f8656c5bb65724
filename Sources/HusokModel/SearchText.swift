/// The folded texts of all actions, one after another, for searching: titles in both languages,
/// id, tags, notes and source.
public struct SearchText: Sendable {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []

  /// Folds the texts of a register.
  public init(_ register: Register) {
    ends.reserveCapacity(register.actions.count)
    for action in register.actions {
      append(action.id)
      append(action.title.en)
      append(action.title.ko)
      action.tags.forEach { append($0) }
      action.notes.forEach { append($0.text) }
      append(action.source?.document)
      append(action.source?.quote)
      ends.append(bytes.count)
    }
  }

  /// Whether an action's text has these folded bytes.
  public func contains(_ word: [UInt8], row: Int) -> Bool {
    let start = row == 0 ? 0 : ends[row - 1]
    return bytes.withUnsafeBufferPointer { all in
      FoldedSearch.contains(word, in: UnsafeBufferPointer(rebasing: all[start..<ends[row]]))
    }
  }

  /// Texts are parted by a byte that stands in none, so that no word reaches over two.
  private mutating func append(_ text: String?) {
    guard let text else { return }
    bytes += text.folded
    bytes.append(0)
  }
}
