extension Register {
  /// The act that adds a number that an outcome promises.
  public func adding(
    _ target: Target, to outcome: String, in context: inout ActContext
  ) throws(Refusal) -> Act {
    guard var changed = self.outcome(outcome) else { throw .noSuchRecord(outcome) }
    if target.measure.en?.isBlank ?? true, target.measure.ko?.isBlank ?? true { throw .emptyText }
    changed.targets.append(target)
    return try editing(changed, in: &context)
  }

  /// The act that notes a value reached against a target of an outcome. A value for a day that has
  /// one already takes its place.
  public func addingValue(
    _ value: String, on day: Day, source: String?, to measure: String, of outcome: String,
    in context: inout ActContext
  ) throws(Refusal) -> Act {
    try Permissions.check(context.role, toChange: "targets", of: .outcomes)
    guard let record = self.outcome(outcome) else { throw .noSuchRecord(outcome) }
    let target = try record.target(named: measure)
    var point = TargetPoint()
    point.on = day
    point.value = value
    point.source = source
    let after = target.adding(point)
    return try changing([(outcome, "targets", target.value, after.value)], in: &context)
  }
}

extension Outcome {
  /// The target whose measure or unit a word names, in either language, in full or by its beginning.
  /// Refused with the targets that there are where it names none or more than one.
  public func target(named word: String) throws(Refusal) -> Target {
    let wanted = word.folded
    let isNamed = { (target: Target, fits: ([UInt8]) -> Bool) in
      [target.measure.en, target.measure.ko, target.unit].contains { text in
        text.map { fits($0.folded) } ?? false
      }
    }
    var found = targets.filter { isNamed($0) { $0 == wanted } }
    if found.isEmpty, !wanted.isEmpty {
      found = targets.filter { isNamed($0) { $0.starts(with: wanted) } }
    }
    if found.count > 1 { throw .ambiguousTarget(word, found.map(\.name)) }
    guard let target = found.first else {
      throw .noSuchTarget(word, known: targets.map(\.name))
    }
    return target
  }
}

extension Target {
  /// What is measured; the unit where neither language says it.
  fileprivate var name: Bilingual {
    measure.en == nil && measure.ko == nil ? Bilingual(en: unit, ko: nil) : measure
  }
}
