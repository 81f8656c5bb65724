import HusokModel

extension Act {
  /// The same act on a register that others have changed meanwhile: each line starts from what the
  /// field holds there. Nil where nothing is left to do, also because a save that was reported as
  /// failed had reached the file all the same.
  func rebased(on register: Register) -> Act? {
    let lines = changes.filter { !$0.stands(in: register.history) }
      .compactMap { $0.rebased(on: register) }
    return lines.isEmpty ? nil : Act(lines)
  }
}

extension Change {
  fileprivate func stands(in history: History) -> Bool {
    history.changes(of: record).contains { $0.id == id }
  }

  fileprivate func rebased(on register: Register) -> Change? {
    guard field != Change.wholeRecord, let place = register.place(of: record) else { return self }
    return switch place.section {
    case .ministries: rebased(on: register.ministries[place.row])
    case .meetings: rebased(on: register.meetings[place.row])
    case .outcomes: rebased(on: register.outcomes[place.row])
    case .actions: rebased(on: register.actions[place.row])
    }
  }

  /// Elements of a set are added and removed whatever else is in it; any other field starts from
  /// what it holds.
  private func rebased<R: Record>(on record: R) -> Change? {
    if R.field(field)?.isSet == true { return self }
    var moved = self
    moved.from = record.read(field) ?? .null
    return moved.from == to ? nil : moved
  }
}
