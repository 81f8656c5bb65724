import HusokModel

/// A slice of the register that came back as a register of its own. What both came from is the
/// register without the lines of the history that the slice does not know.
public struct SliceImport {
  /// A record that is not taken, and why.
  public struct Refused: Equatable, Sendable {
    /// Why it is not taken.
    public enum Reason: Equatable, Sendable {
      /// The register does not take it.
      case refusal(Refusal)
      /// The register cannot carry it out.
      case unfit
      /// A line of the history is said to be somebody else's: who.
      case notOwn(Author)
    }

    /// The id of the record.
    public let record: String
    /// What stood in its way.
    public let reason: Reason
  }

  /// What is taken; none where nothing changes.
  public private(set) var acts: [Act] = []
  /// What is not taken.
  public private(set) var refused: [Refused] = []
  /// How many actions are as they were.
  public private(set) var unchanged = 0

  private let ours: Register
  private var theirs: Register
  private var context: ActContext

  /// Reads a slice against a register.
  ///
  /// - Parameters:
  ///   - earlier: what the register held when the slice was made; nil where only the history tells.
  ///   - context: who hands it in. A desk takes no lines of the history but its own ministry's: a
  ///     return cannot say what others did.
  public init(
    _ slice: Register, into register: Register, since earlier: Register? = nil,
    _ context: ActContext
  ) {
    ours = register
    self.context = context
    let known = Set(slice.history.ids)
    let ids = Set(
      slice.actions.map(\.id) + slice.outcomes.map(\.id) + slice.meetings.map(\.id)
        + slice.ministries.map(\.id))
    let base =
      earlier ?? register.without { ids.contains($0.record) && !known.contains($0.id) }
    theirs = base
    takeHistory(of: slice)
    takeRecords(of: slice)
    let result = Merge.merge(base: base, ours: register, theirs: theirs)
    acts = result.register.acts(since: register)
    let changed = Set(acts.flatMap(\.records))
    unchanged = slice.actions.count { !changed.contains($0.id) }
  }
}

extension SliceImport {
  /// Brings the register to what the slice would have: with its own lines of the history first, then
  /// with lines for what was changed by hand.
  private mutating func takeHistory(of slice: Register) {
    let held = Set(ours.history.ids)
    for position in 0..<slice.history.count {
      let change = slice.history[position]
      if held.contains(change.id) { continue }
      if context.role == .desk, change.by.ministry != context.by.ministry {
        refused.append(Refused(record: change.record, reason: .notOwn(change.by)))
      } else {
        take(Act([change]))
      }
    }
  }

  private mutating func takeRecords(of slice: Register) {
    let act = context.identifiers.next()
    for record in slice.meetings { compare(record, held: ours.meeting(record.id), act: act) }
    for record in slice.outcomes { compare(record, held: ours.outcome(record.id), act: act) }
    for record in slice.actions { compare(record, held: ours.action(record.id), act: act) }
  }

  /// The lines that lead from a record as it is to what the slice says, where the slice says
  /// something new: what the register holds already needs no line.
  private mutating func compare<R: Record>(_ record: R, held: R?, act: String) {
    if held == record { return }
    guard let present = theirs.record(record.id) as? R else {
      return take(
        Act([
          line(of: record.id, field: Change.wholeRecord, from: .null, to: record.value, act: act)
        ]))
    }
    var lines: [Change] = []
    // What follows from another field comes by itself.
    for field in R.fields where !["doneOn", "firstDue"].contains("\(field.name)") {
      lines += self.lines(field, from: present, to: record, held: held, act: act)
    }
    if !lines.isEmpty { take(Act(lines)) }
  }

  private mutating func lines<R: Record>(
    _ field: Field<R>, from present: R, to record: R, held: R?, act: String
  ) -> [Change] {
    let name = "\(field.name)"
    let before = field.read(present) ?? .null
    let after = field.read(record) ?? .null
    let now = held.flatMap { field.read($0) } ?? .null
    if before == after || after == now { return [] }
    if name == "due", theirs.isDateToConfirm(after, of: record.id, in: context),
      let asked = theirs.dueRequest(of: record.id, after, reason: nil, in: context)
    {
      return asked.from == asked.to
        ? [] : [line(of: record.id, field: "dueAsked", from: asked.from, to: asked.to, act: act)]
    }
    guard field.isSet else {
      return [line(of: record.id, field: name, from: before, to: after, act: act)]
    }
    let old = before.elements ?? []
    let new = after.elements ?? []
    let present = now.elements ?? []
    var lines: [Change] = []
    for element in old where !new.contains(element) && present.contains(element) {
      lines.append(line(of: record.id, field: name, from: element, to: .null, act: act))
    }
    for element in new where !old.contains(element) && !present.contains(element) {
      lines.append(line(of: record.id, field: name, from: .null, to: element, act: act))
    }
    return lines
  }

  private mutating func line(
    of record: String, field: String, from: Value, to: Value, act: String
  ) -> Change {
    Change(
      context.identifiers.next(), of: act, by: context, record: record, field: field, from: from,
      to: to)
  }

  /// Carries out what the role may do, and notes what it may not.
  private mutating func take(_ act: Act) {
    let record = act.records.first ?? ""
    do throws(Refusal) {
      for change in act.changes { try check(change) }
      try theirs.checkReach(of: act, by: context)
    } catch {
      return refused.append(Refused(record: record, reason: .refusal(error)))
    }
    do throws(ApplyFault) {
      try theirs.apply(act)
    } catch {
      refused.append(Refused(record: record, reason: .unfit))
    }
  }

  private func check(_ change: Change) throws(Refusal) {
    let section = theirs.place(of: change.record)?.section ?? Section(holding: change.to)
    try Permissions.check(context.role, toChange: change.field, of: section)
    // What follows from another field comes by itself; of the day done only that it is over.
    let follows = change.field == "firstDue" || change.field == "doneOn" && !change.to.isNull
    if context.role == .desk, follows { throw .fieldForSecretariat(change.field) }
    if change.field == "due", theirs.isDateToConfirm(change.to, of: change.record, in: context) {
      throw .fieldForSecretariat("due")
    }
    if change.field == "status", let action = theirs.action(change.record),
      let status = change.to.text.flatMap({ Status(rawValue: $0) })
    {
      try StatusRules.check(
        action, to: status, role: context.role, reason: change.reason ?? Merge.reason)
    }
  }
}

extension History {
  /// The ids of all lines.
  fileprivate var ids: [String] { (0..<count).map { self[$0].id } }
}
