extension Register {
  /// Of the lines of the history since some point those that stand: an act that was taken back
  /// counts for nothing, and neither does what took it back; one that was done again stands, as of
  /// when it was done first.
  public static func standing(_ changes: [Change]) -> [Change] {
    let acts = ActReversals(changes)
    return acts.isEmpty ? changes : changes.filter { acts.stands($0.actID) }
  }

  /// Lines in which each note and each piece of evidence says what it says after the last of them:
  /// one that was put right has one line, where it was written or first put right.
  public static func putRight(_ changes: [Change]) -> [Change] {
    var told = changes
    /// The line that tells of an element, by what it is since.
    var lines: [ElementName: Int] = [:]
    var dropped: Set<Int> = []
    for (row, change) in changes.enumerated() {
      guard ActionPart.isWritten(in: change.field), !change.to.isNull else { continue }
      let before = ElementName(change, change.from)
      if change.from.isNull {
        lines[ElementName(change, change.to)] = row
      } else if change.from == change.to {
        dropped.insert(row)
      } else if let line = lines[before] {
        lines[ElementName(change, change.to)] = line
        told[line].to = change.to
        dropped.insert(row)
      } else {
        lines[before] = row
        lines[ElementName(change, change.to)] = row
        told[row].from = .null
      }
    }
    if dropped.isEmpty { return told }
    return told.indices.filter { !dropped.contains($0) }.map { told[$0] }
  }
}

/// An element of a set of a record.
private struct ElementName: Hashable {
  let record: String
  let field: String
  let element: [UInt8]

  init(_ change: Change, _ element: Value) {
    record = change.record
    field = change.field
    self.element = element.written
  }
}
