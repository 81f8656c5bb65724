/// Merges one record that differs on both sides, field by field.
struct RecordMerge<R: Record> {
  private let base: R?
  private let ours: R
  private let theirs: R
  private var result: R

  /// A record as both sides have it.
  ///
  /// - Parameter base: as it was before; nil where both sides added it.
  init(base: R?, ours: R, theirs: R) {
    self.base = base
    self.ours = ours
    self.theirs = theirs
    result = ours
  }

  /// The record with the changes of both sides.
  func merged(_ log: inout MergeLog) -> R {
    var merge = self
    for field in R.fields { merge.mergeField(field, &log) }
    merge.mergeExtra(&log)
    return merge.result
  }

  private mutating func mergeField(_ field: Field<R>, _ log: inout MergeLog) {
    let name = "\(field.name)"
    if RecordMerge.following.contains(name) { return }
    let our = field.read(ours)
    let their = field.read(theirs)
    let before = base.flatMap { field.read($0) }
    if our == their || their == before { return }
    if our == before {
      put(their, into: field)
    } else if field.isSet {
      mergeSet(field, base: before, ours: our, theirs: their, into: &log)
    } else {
      put(log.resolve(ours.id, field: name, base: before, ours: our, theirs: their), into: field)
    }
  }

  /// The fields that follow from others and are settled after them.
  private static var following: [String] { ["doneOn", "firstDue"] }

  private mutating func mergeSet(
    _ field: Field<R>, base: Value?, ours our: Value?, theirs their: Value?,
    into log: inout MergeLog
  ) {
    let name = "\(field.name)"
    let our = our?.elements ?? []
    let their = their?.elements ?? []
    // What people wrote is one thing: the words of the one under the name of the other are nobody's.
    let isWritten = ActionPart.isWritten(in: name)
    let key = isWritten ? log.lines.written(in: name, of: ours.id) : SetMerge.key(of: name)
    let merged = SetMerge(key: key).merge(base: base?.elements ?? [], ours: our, theirs: their) {
      if isWritten, let one = Value.withdrawn($1, $2) { return one }
      return log.resolve(
        ours.id, elementOf: name, isPart: !isWritten, base: $0, ours: $1, theirs: $2) ?? $1
    }
    if put(.list(merged), into: field) { return }
    // Each side took away what the other left, and the set may not be empty.
    let oursStands = log.oursStands(ours.id, fields: [name], ours: our, theirs: their)
    put(.list(oursStands ? our : their), into: field)
  }

  @discardableResult
  private mutating func put(_ value: Value?, into field: Field<R>) -> Bool {
    do throws(FieldFault) {
      try field.write(&result, value ?? .null)
      return true
    } catch {
      return false
    }
  }

  private mutating func mergeExtra(_ log: inout MergeLog) {
    if ours.extra == theirs.extra { return }
    let before = base?.extra ?? []
    let names = ValueMerge.names(base: before, ours: ours.extra, theirs: theirs.extra)
    result.extra = names.compactMap { name in
      log.resolve(
        ours.id, field: name, base: before.value(name), ours: ours.extra.value(name),
        theirs: theirs.extra.value(name)
      )
      .map { Value.Member(name, $0) }
    }
  }
}

extension RecordMerge where R == FollowUpAction {
  /// The action with the changes of both sides, and with what follows from them: the day done
  /// belongs to the status, the first due date is the one given first, and who leads does not
  /// support.
  func mergedAction(_ log: inout MergeLog) -> FollowUpAction {
    var merge = self
    merge.result = merged(&log)
    merge.settleDoneDay(&log)
    merge.settleFirstDue(&log)
    if let lead = merge.result.leadMinistry { merge.result.supporting.removeAll { $0 == lead } }
    return merge.result
  }

  private mutating func settleDoneDay(_ log: inout MergeLog) {
    let standsOurs = result.status == ours.status
    if ours.status == theirs.status {
      let day = log.resolve(
        ours.id, field: "doneOn", dated: ["doneOn", "status"], base: base?.doneOn?.stored,
        ours: ours.doneOn?.stored,
        theirs: theirs.doneOn?.stored)
      result.doneOn = day?.text.flatMap { Day($0) }
    } else {
      result.doneOn = standsOurs ? ours.doneOn : theirs.doneOn
    }
    if result.status == .done, result.doneOn == nil {
      result.doneOn = base?.doneOn ?? doneDay(log.lines.all(ours.id))
    }
    if ours.status != theirs.status {
      noteDoneDay(lost: standsOurs ? theirs.doneOn : ours.doneOn, &log)
    }
  }

  /// The day on which it was last done, by the history.
  private func doneDay(_ lines: [Change]) -> Day? {
    let done = lines.filter { $0.field == "status" && $0.to.text == Status.done.rawValue }
    return done.reduce(Instant?.none) { MergeLines.later($0, $1.at) }?.day
  }

  /// Keeps a day done that went with its status in the history, where nothing there tells it.
  private func noteDoneDay(lost: Day?, _ log: inout MergeLog) {
    guard let lost, lost != base?.doneOn, lost != result.doneOn else { return }
    let isTold = log.lines.all(ours.id).contains { line in
      line.field == "doneOn" && line.to == lost.stored
        || line.field == "status" && line.to.text == Status.done.rawValue && line.at.day == lost
    }
    if isTold { return }
    log.note(
      ours.id, field: "doneOn", dated: ["doneOn", "status"], kept: result.doneOn?.stored ?? .null,
      lost: lost.stored)
  }

  private mutating func settleFirstDue(_ log: inout MergeLog) {
    let before = base?.firstDue
    if ours.firstDue == theirs.firstDue || theirs.firstDue == before { return }
    if ours.firstDue == before {
      result.firstDue = theirs.firstDue
      return
    }
    let oursStands = oursWasFirst(log.lines)
    let kept = oursStands ? ours.firstDue : theirs.firstDue
    let lost = oursStands ? theirs.firstDue : ours.firstDue
    result.firstDue = kept
    let isTold = log.lines.all(ours.id).contains { line in
      ["due", "firstDue"].contains(line.field) && line.to == lost?.stored
    }
    if let kept, let lost, !isTold {
      log.note(ours.id, field: "firstDue", kept: kept.stored, lost: lost.stored)
    }
  }

  /// Whether our first due date was given before theirs; where no line tells, the earlier date is
  /// taken for the first.
  private func oursWasFirst(_ lines: MergeLines) -> Bool {
    guard let our = ours.firstDue else { return false }
    guard let their = theirs.firstDue else { return true }
    let given = { (lines: [Change]?, due: Due) in
      lines?.filter { $0.field == "due" && $0.to == due.stored }.map(\.at.seconds).min()
    }
    let ourTime = given(lines.ours[ours.id], our)
    let theirTime = given(lines.theirs[ours.id], their)
    if let ourTime, let theirTime, ourTime != theirTime { return ourTime < theirTime }
    if our.last != their.last { return our.last < their.last }
    return our.first <= their.first
  }
}

extension CustomStringConvertible {
  /// The text that the store holds for it.
  fileprivate var stored: Value { .string(description) }
}
