/// What the histories of both sides say about the records that both changed.
struct MergeLines {
  /// The lines of our history, by record.
  private(set) var ours: [String: [Change]] = [:]
  /// The lines of their history, by record.
  private(set) var theirs: [String: [Change]] = [:]
  /// The latest moment that either history knows: when something happened that none tells.
  private(set) var latest = Instant(seconds: 0, offsetMinutes: 0)

  /// Looks through both histories once, for these records only.
  init(ours: [Change], theirs: [Change], of records: Set<String>) {
    if records.isEmpty { return }
    self.ours = MergeLines.lines(ours, of: records)
    self.theirs = MergeLines.lines(theirs, of: records)
    latest = MergeLines.latest(ours, MergeLines.latest(theirs, nil)) ?? latest
  }

  private static func lines(_ history: [Change], of records: Set<String>) -> [String: [Change]] {
    var lines: [String: [Change]] = [:]
    for row in history.indices where records.contains(history[row].record) {
      lines[history[row].record, default: []].append(history[row])
    }
    return lines
  }

  private static func latest(_ lines: [Change], _ other: Instant?) -> Instant? {
    lines.indices.reduce(other) { MergeLines.later($0, lines[$1].at) }
  }

  /// The later of two moments; of one moment noted in two zones always the same one.
  static func later(_ one: Instant?, _ other: Instant?) -> Instant? {
    guard let one else { return other }
    guard let other else { return one }
    if one.seconds != other.seconds { return one.seconds > other.seconds ? one : other }
    return one.offsetMinutes >= other.offsetMinutes ? one : other
  }

  /// When each side last changed one of the fields of a record; nil where no line tells.
  func latest(_ record: String, _ fields: [String]) -> (ours: Instant?, theirs: Instant?) {
    let told = { (lines: [Change]?) in
      MergeLines.latest((lines ?? []).filter { fields.contains($0.field) }, nil)
    }
    return (told(ours[record]), told(theirs[record]))
  }

  /// All lines about a record, those of both sides twice.
  func all(_ record: String) -> [Change] { (ours[record] ?? []) + (theirs[record] ?? []) }
}

/// Decides which of two values stands, and notes the other so that it is not lost.
struct MergeLog {
  /// What both histories say.
  let lines: MergeLines
  /// The fields that both sides changed differently.
  private(set) var conflicts: [MergeConflict] = []
  /// The lines that keep the values which lost.
  private(set) var changes: [Change] = []

  /// A log without entries.
  init(_ lines: MergeLines) {
    self.lines = lines
  }

  /// Whether our value stands: the later one does, and of two at the same moment, or that nobody
  /// dated, always the same one, whichever side is called ours.
  func oursStands(
    _ record: String, fields: [String], ours: [Value], theirs: [Value]
  ) -> Bool {
    let at = lines.latest(record, fields)
    let our = at.ours?.seconds ?? Int.min
    let their = at.theirs?.seconds ?? Int.min
    if our != their { return our > their }
    let ourBytes = Value.list(ours).written
    return !ourBytes.lexicographicallyPrecedes(Value.list(theirs).written)
  }

  /// Lists a conflict and keeps the value that lost in a line of the history. Everything in the
  /// line follows from the two values and the histories, so that whoever merges the same two
  /// sides writes the same line.
  mutating func note(
    _ record: String, field: String, dated fields: [String]? = nil, kept: Value, lost: Value
  ) {
    conflicts.append(MergeConflict(record: record, field: field, kept: kept, lost: lost))
    let at = lines.latest(record, fields ?? [field])
    var change = Change()
    change.at = MergeLines.later(at.ours, at.theirs) ?? lines.latest
    change.record = record
    change.field = field
    change.from = lost
    change.to = kept
    change.reason = Merge.reason
    change.id = change.value.derivedID
    changes.append(change)
  }

  /// What three values come to: a field, or an element of a set that both sides have.
  ///
  /// - Parameters:
  ///   - fields: the fields whose lines date it, where that is not this one alone.
  ///   - isPart: whether it is an element with members of its own.
  mutating func resolve(
    _ record: String, field: String, dated fields: [String]? = nil, isPart: Bool = false,
    base: Value?, ours: Value?, theirs: Value?
  ) -> Value? {
    var values = ValueMerge(prefersOurs: true)
    let first = values.merge(field, isPart: isPart, base: base, ours: ours, theirs: theirs)
    if values.ours.isEmpty { return first }
    let oursStands = oursStands(
      record, fields: fields ?? [field], ours: values.ours, theirs: values.theirs)
    var merged = first
    if !oursStands {
      values = ValueMerge(prefersOurs: false)
      merged = values.merge(field, isPart: isPart, base: base, ours: ours, theirs: theirs)
    }
    let lost = (oursStands ? theirs : ours) ?? .null
    note(record, field: field, dated: fields, kept: merged ?? .null, lost: lost)
    return merged
  }
}
