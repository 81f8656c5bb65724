/// Work that could not be saved when the program ended: the lines of the history that it would have
/// been, kept in a file of its own until they are in the register.
public struct Rescue: FieldOwner {
  /// The file of the register, from the root on.
  public var store = ""
  /// When it was kept.
  public var at = Instant(seconds: 0, offsetMinutes: 0)
  /// The ids of the lines that the register had of the same records: what the work was done on.
  public var known: [String] = []
  /// The lines, oldest first.
  public var changes: [Change] = []
  /// Members that this version does not know.
  public var extra: [Value.Member] = []

  /// A blank one, to be filled.
  public init() {}

  /// Acts that could not be saved to the file of a register.
  ///
  /// - Parameter shown: the register with the acts carried out on it.
  public init(_ acts: [Act], of store: String, at: Instant, shown: Register) {
    self.store = store
    self.at = at
    changes = acts.flatMap(\.changes)
    let own = Set(changes.map(\.id))
    known = Set(changes.map(\.record)).sorted()
      .flatMap { shown.history.changes(of: $0).map(\.id) }.filter { !own.contains($0) }
  }

  /// How the file writes it.
  public static let fields: [Field<Rescue>] = [
    .text("store", { $0.store }, { $0.store = $1 }),
    .written(
      "at", "instant", required: true, parse: { Instant(bytes: $0) }, { $0.at },
      {
        if let at = $1 { $0.at = at }
      }),
    .texts("known", { $0.known }, { $0.known = $1 }),
    .parts("changes", { $0.changes }, { $0.changes = $1 }),
  ]

  /// The lines as acts.
  public var acts: [Act] { Act.acts(of: changes) }
}

extension Act {
  /// Lines of the history as acts, each in the place of its first line.
  public static func acts(of changes: [Change]) -> [Act] {
    var order: [String] = []
    var lines: [String: [Change]] = [:]
    for change in changes {
      if lines[change.actID] == nil { order.append(change.actID) }
      lines[change.actID, default: []].append(change)
    }
    return order.compactMap { lines[$0] }.map(Act.init)
  }
}

extension Register {
  /// The acts that bring work that could not be saved into the register as it is now. It goes
  /// through the one merge, so that what others did to the same records meanwhile stays as well.
  ///
  /// - Returns: the acts, none where the register has all of it; and how many of the acts that were
  ///   kept do not fit the register any more.
  public func takingOver(_ rescue: Rescue) -> (acts: [Act], unfit: Int) {
    let records = Set(rescue.changes.map(\.record))
    let known = Set(rescue.known)
    let base = without { records.contains($0.record) && !known.contains($0.id) }
    var ours = base
    var unfit = 0
    for act in rescue.acts where (try? ours.apply(act)) == nil { unfit += 1 }
    let merged = Merge.merge(base: base, ours: ours, theirs: self).register
    return (merged.acts(since: self), unfit)
  }

  /// The acts of a register that grew out of an earlier one, as far as that does not know them.
  public func acts(since earlier: Register) -> [Act] {
    let held = Set((0..<earlier.history.count).map { earlier.history[$0].id })
    return Act.acts(
      of: (0..<history.count).map { history[$0] }.filter { !held.contains($0.id) })
  }
}
