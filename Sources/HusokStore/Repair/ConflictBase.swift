import HusokModel

/// What two sides of a conflict have in common, to be merged upon where git did not keep what was
/// there before: what they differ in counts as changed by both.
struct ConflictBase {
  private let ours: Register
  private let theirs: Register

  /// The two sides.
  init(_ ours: Register, _ theirs: Register) {
    self.ours = ours
    self.theirs = theirs
  }

  /// What both have; nil where that does not hold together.
  var register: Register? {
    let their = Set((0..<theirs.history.count).map { theirs.history[$0].id })
    let lines = (0..<ours.history.count).map { ours.history[$0] }
    return try? Register(
      ministries: common(ours.ministries, theirs.ministries),
      meetings: common(ours.meetings, theirs.meetings),
      outcomes: common(ours.outcomes, theirs.outcomes),
      actions: common(ours.actions, theirs.actions),
      history: History(lines.filter { their.contains($0.id) }))
  }

  private func common<R: Record>(_ ours: [R], _ theirs: [R]) -> [R] {
    let others = Dictionary(theirs.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    return ours.compactMap { record in
      others[record.id].map { record == $0 ? record : common(record, $0) }
    }
  }

  /// A record with the fields in which both agree.
  private func common<R: Record>(_ ours: R, _ theirs: R) -> R {
    var base = R()
    for field in R.fields {
      let (our, their) = (field.read(ours), field.read(theirs))
      let candidates: [Value?]
      if our == their {
        candidates = [our]
      } else if field.isSet {
        let shared = (our?.elements ?? []).filter { their?.elements?.contains($0) == true }
        candidates = [.list(shared), our]
      } else if field.isRequired {
        // Neither side's value: then the later of the two stands, and the other in the history.
        candidates = ConflictBase.others.filter { $0 != our && $0 != their } + [our]
      } else {
        candidates = [nil]
      }
      for candidate in candidates where put(candidate, field: field, into: &base) { break }
    }
    base.extra = ours.extra.filter { theirs.extra.contains($0) }
    return base
  }

  private static let others: [Value?] =
    Status.allCases.map { .string($0.rawValue) }
    + Meeting.Kind.allCases.map { .string($0.rawValue) }
    + Outcome.Kind.allCases.map { .string($0.rawValue) }
    + Ministry.Kind.allCases.map { .string($0.rawValue) }
    + [.object([.init("en", .string("…"))]), .bool(true), .bool(false)]

  private func put<R: Record>(_ value: Value?, field: Field<R>, into record: inout R) -> Bool {
    guard let value else { return true }
    do throws(FieldFault) {
      try field.write(&record, value)
      return true
    } catch {
      return false
    }
  }
}
