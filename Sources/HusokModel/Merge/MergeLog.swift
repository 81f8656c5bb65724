/// What the histories of both sides say about the records that both changed.
struct MergeLines {
  /// The lines of our history, by record.
  private(set) var ours: [String: [Change]] = [:]
  /// The lines of their history, by record.
  private(set) var theirs: [String: [Change]] = [:]
  private let start: MergeStart
  private let latestSince: Instant?

  /// Looks through both histories once, for these records only.
  init(_ start: MergeStart, ours: [Change], theirs: [Change], of records: Set<String>) {
    self.start = start
    latestSince = MergeLines.latest(ours, MergeLines.latest(theirs, nil))
    if records.isEmpty { return }
    let shared = start.lines(of: records)
    self.ours = MergeLines.lines(ours, of: records, after: shared)
    self.theirs = MergeLines.lines(theirs, of: records, after: shared)
  }

  /// The latest moment that either history knows: when something happened that none tells.
  var latest: Instant {
    MergeLines.later(start.latest, latestSince) ?? Instant(seconds: 0, offsetMinutes: 0)
  }

  private static func lines(
    _ tail: [Change], of records: Set<String>, after shared: [String: [Change]]
  ) -> [String: [Change]] {
    var lines = shared.filter { !$0.value.isEmpty }
    for row in tail.indices where records.contains(tail[row].record) {
      lines[tail[row].record, default: []].append(tail[row])
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
  ///
  /// - Parameter element: what each side made of one element of a set: lines about the others say
  ///   nothing of it.
  func latest(
    _ record: String, _ fields: [String], of element: (ours: Value, theirs: Value)? = nil
  ) -> (ours: Instant?, theirs: Instant?) {
    let told = { (lines: [Change]?, element: Value?) in
      let all = (lines ?? []).filter { fields.contains($0.field) }
      let own = element.map { element in all.filter { $0.to == element } } ?? []
      return MergeLines.latest(own.isEmpty ? all : own, nil)
    }
    return (told(ours[record], element?.ours), told(theirs[record], element?.theirs))
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
    _ record: String, fields: [String], of element: (ours: Value, theirs: Value)? = nil,
    ours: [Value], theirs: [Value]
  ) -> Bool {
    let at = lines.latest(record, fields, of: element)
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
    _ record: String, field: String, dated fields: [String]? = nil,
    of element: (ours: Value, theirs: Value)? = nil, kept: Value, lost: Value
  ) {
    conflicts.append(MergeConflict(record: record, field: field, kept: kept, lost: lost))
    let at = lines.latest(record, fields ?? [field], of: element)
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

  /// What three values of a field come to.
  ///
  /// - Parameter fields: the fields whose lines date it, where that is not this one alone.
  mutating func resolve(
    _ record: String, field: String, dated fields: [String]? = nil,
    base: Value?, ours: Value?, theirs: Value?
  ) -> Value? {
    resolve(
      record, field: field, dated: fields, of: nil, isPart: false, base: base, ours: ours,
      theirs: theirs)
  }

  /// What an element of a set that both sides have comes to.
  ///
  /// - Parameter isPart: whether it has members of its own.
  mutating func resolve(
    _ record: String, elementOf field: String, isPart: Bool, base: Value?, ours: Value,
    theirs: Value
  ) -> Value? {
    resolve(
      record, field: field, dated: nil, of: (ours, theirs), isPart: isPart, base: base, ours: ours,
      theirs: theirs)
  }

  private mutating func resolve(
    _ record: String, field: String, dated fields: [String]?,
    of element: (ours: Value, theirs: Value)?, isPart: Bool, base: Value?, ours: Value?,
    theirs: Value?
  ) -> Value? {
    var values = ValueMerge(prefersOurs: true)
    let first = values.merge(field, isPart: isPart, base: base, ours: ours, theirs: theirs)
    if values.ours.isEmpty { return first }
    // What one side took back is not brought back by what the other wrote into it.
    let isTakenBack = element.map { ($0.ours["withdrawn"] != nil, $0.theirs["withdrawn"] != nil) }
    let oursStands =
      if let isTakenBack, isTakenBack.0 != isTakenBack.1 {
        isTakenBack.0
      } else {
        oursStands(
          record, fields: fields ?? [field], of: element, ours: values.ours, theirs: values.theirs)
      }
    var merged = first
    if !oursStands {
      values = ValueMerge(prefersOurs: false)
      merged = values.merge(field, isPart: isPart, base: base, ours: ours, theirs: theirs)
    }
    let lost = (oursStands ? theirs : ours) ?? .null
    note(record, field: field, dated: fields, of: element, kept: merged ?? .null, lost: lost)
    return merged
  }
}
