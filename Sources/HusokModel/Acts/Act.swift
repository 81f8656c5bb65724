/// One thing that a person did, however many records it touched: one step for undo.
public struct Act: Sendable, Equatable {
  /// Its lines of the history, of which there is at least one.
  public let changes: [Change]

  /// An act of these lines.
  public init(_ changes: [Change]) {
    self.changes = changes
  }

  /// The id that its lines share.
  public var id: String { changes.first?.actID ?? "" }

  /// The ids of the records it touches, each once, in order.
  public var records: [String] {
    var seen: Set<String> = []
    return changes.map(\.record).filter { seen.insert($0).inserted }
  }
}

/// Who acts, when and as what; and where new ids come from.
public struct ActContext: Sendable {
  /// When they act.
  public var at: Instant
  /// Who is noted for it in the history.
  public var by: Author
  /// What they may do.
  public var role: Role
  /// Where the ids of new changes come from.
  public var identifiers: IdentifierSource

  /// The circumstances of an act.
  public init(at: Instant, by: Author, role: Role, identifiers: IdentifierSource) {
    self.at = at
    self.by = by
    self.role = role
    self.identifiers = identifiers
  }
}

extension ActContext {
  /// The same for entering what a ministry sent back: in its name, with the rights of its desk.
  public func entering(returnOf ministry: String) -> ActContext {
    var context = self
    context.by.isOnBehalf = ministry != by.ministry
    context.by.ministry = ministry
    if role == .secretariat { context.role = .desk }
    return context
  }
}

/// Gives out ids of sixteen hexadecimal digits; the same seed gives the same ids
/// (SplitMix64, Steele, Lea and Flood 2014).
public struct IdentifierSource: Sendable, Equatable {
  private var state: UInt64

  /// A source that begins at a seed.
  public init(seed: UInt64) {
    state = seed
  }

  /// The next id.
  public mutating func next() -> String {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    let digits = String(mixed ^ (mixed >> 31), radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }
}

/// Collects the lines of one act.
struct ActDraft {
  private let context: ActContext
  private let act: String
  private let undoes: String?
  private var identifiers: IdentifierSource
  private(set) var changes: [Change] = []

  init(_ context: ActContext, undoes: String? = nil) {
    self.context = context
    self.undoes = undoes
    identifiers = context.identifiers
    act = identifiers.next()
  }

  mutating func add(
    _ record: String, field: String, from: Value, to: Value, reason: String? = nil
  ) {
    var change = Change(
      identifiers.next(), of: act, by: context, record: record, field: field, from: from, to: to)
    change.reason = reason.flatMap { $0.isEmpty ? nil : $0 }
    change.undoes = undoes
    changes.append(change)
  }

  /// Adds the line that takes back another.
  mutating func addReverse(of change: Change) {
    add(change.record, field: change.field, from: change.to, to: change.from, reason: change.reason)
    changes[changes.count - 1].after = change.after
  }

  /// Adds a line, and where what it takes out of a list stood there.
  mutating func add(_ line: RecordLine, after: Value?, reason: String?) {
    add(line.record, field: line.field, from: line.from, to: line.to, reason: reason)
    changes[changes.count - 1].after = after
  }

  /// The act, with the source of ids moved on past those it used.
  func finished(_ context: inout ActContext) -> Act {
    context.identifiers = identifiers
    return Act(changes)
  }
}
