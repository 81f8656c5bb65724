/// One thing that a repair did.
public enum RepairStep: Equatable, Sendable {
  /// The text was converted from UTF-16.
  case converted
  /// So many empty bytes at the end were cut off.
  case emptyBytesCut(Int)
  /// Both sides of so many conflicts of git were merged.
  case conflictsMerged(Int)
  /// A record that stood twice, word for word, stands once.
  case doubleRemoved(String)
  /// Of two records of one id the second has another now.
  case renumbered(old: String, new: String)
  /// A record of this id was missing; one with nothing but the id was made, for what names it.
  case placeholder(String)
  /// A field named a record that is not there; it was emptied, and the history has what it held.
  case cleared(record: String, field: String, target: String)
  /// A field names another record now, since the one it named is of another kind.
  case moved(record: String, field: String, old: String, new: String)
  /// Control characters and stray backslashes of a record were written as JSON asks.
  case charactersEscaped(String)
  /// Bytes of a record that are no character were replaced; as it was, it is in the file beside.
  case charactersReplaced(String)
  /// Something of a field did not fit or stood twice; as it was, the record is in the file beside.
  case partPutAside(record: String, field: String)
  /// What stood from this line on could not be read; it is in the file beside.
  case leftOut(line: Int)
}

/// What a repair did, in order.
public struct RepairReport: Sendable {
  /// What was done.
  public let steps: [RepairStep]
  /// Where the damaged file is kept; nil where nothing was wrong.
  public let damaged: String?
  /// Where that is kept which could not be read; nil where everything could.
  public let rest: String?
  /// How many actions stood in the file, as far as they can be told apart.
  public let before: Int
  /// How many there are now.
  public let after: Int

  /// Whether a record was put aside whole.
  public var isIncomplete: Bool {
    steps.contains { if case .leftOut = $0 { true } else { false } }
  }
}

/// Something that is wrong with a file, and where.
public struct StoreFault: Equatable, Sendable {
  /// The line, from 1.
  public let line: Int
  /// The column, from 1.
  public let column: Int
  /// What is wrong.
  public let reason: DamageReason
}
