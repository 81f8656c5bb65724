/// The folded texts of all actions, one after another, for searching: titles in both languages,
/// id, tags, notes and source.
public struct SearchText: Sendable {
  private var whole = Column()
  private var initials = Column()
  /// Rows whose texts were changed since, folded anew.
  private var changed: [Int: (whole: Column, initials: Column)] = [:]

  /// Folds the texts of a register.
  public init(_ register: Register) {
    for row in register.actions.indices {
      SearchText.add(register.actions[row], &whole, &initials)
    }
  }

  private static func add(
    _ action: FollowUpAction, _ whole: inout Column, _ initials: inout Column
  ) {
    for text in texts(action) {
      whole.append(text.folded)
      initials.append(text.foldedInitials)
    }
    whole.endRow()
    initials.endRow()
  }

  /// Takes in what an act did to a register whose actions are still the same, in the same order.
  public mutating func update(_ register: Register, after act: Act) {
    for id in act.records {
      guard let place = register.place(of: id), place.section == .actions else { continue }
      var columns = (whole: Column(), initials: Column())
      SearchText.add(register.actions[place.row], &columns.whole, &columns.initials)
      changed[place.row] = columns
    }
  }

  private static func texts(_ action: FollowUpAction) -> [String] {
    [action.id, action.title.en, action.title.ko, action.source?.document, action.source?.quote]
      .compactMap { $0 } + action.tags + action.notes.map(\.text)
  }

  /// Whether an action's text has these folded bytes, or its initial consonants have them.
  public func contains(_ word: [UInt8], row: Int, initials isInitials: Bool = false) -> Bool {
    if !changed.isEmpty, let columns = changed[row] {
      return (isInitials ? columns.initials : columns.whole).contains(word, row: 0)
    }
    return (isInitials ? initials : whole).contains(word, row: row)
  }

  /// Folded texts of rows, one after another.
  private struct Column: Sendable {
    private var bytes: [UInt8] = []
    private var ends: [Int] = []

    /// Texts are parted by a byte that stands in none, so that no word reaches over two.
    mutating func append(_ text: [UInt8]) {
      bytes += text
      bytes.append(0)
    }

    mutating func endRow() { ends.append(bytes.count) }

    func contains(_ word: [UInt8], row: Int) -> Bool {
      let start = row == 0 ? 0 : ends[row - 1]
      return bytes.withUnsafeBufferPointer { all in
        FoldedSearch.contains(word, in: UnsafeBufferPointer(rebasing: all[start..<ends[row]]))
      }
    }
  }
}
