extension Register {
  /// What two registers that nobody knows the origin of have in common with one that many begin
  /// with: the base of their merge. Nobody removed anything, so it holds only the records that both
  /// have, and of their sets only the elements that both have.
  public func shared(by ours: Register, and theirs: Register) -> Register {
    var base = Register()
    base.ministries = shared(\.ministries, ours: ours, theirs: theirs)
    base.meetings = shared(\.meetings, ours: ours, theirs: theirs)
    base.outcomes = shared(\.outcomes, ours: ours, theirs: theirs)
    base.actions = shared(\.actions, ours: ours, theirs: theirs)
    // A base is only compared with: what its records name need not be in it.
    try? base.index()
    return base
  }

  private func shared<R: Record>(
    _ list: KeyPath<Register, [R]>, ours: Register, theirs: Register
  ) -> [R] {
    let our = Dictionary(ours[keyPath: list].map { ($0.id, $0) }) { first, _ in first }
    let their = Dictionary(theirs[keyPath: list].map { ($0.id, $0) }) { first, _ in first }
    return self[keyPath: list].compactMap { record in
      guard let ours = our[record.id], let theirs = their[record.id] else { return nil }
      return record.shared(by: ours, and: theirs)
    }
  }
}

extension Record {
  /// The record with those elements of its sets that are in two others.
  fileprivate func shared(by ours: Self, and theirs: Self) -> Self {
    var record = self
    for field in Self.fields where field.isSet {
      let name = "\(field.name)"
      guard let own = field.read(self) else { continue }
      let elements = own.shared(
        name, by: field.read(ours) ?? .null, and: field.read(theirs) ?? .null)
      // A set that may not be empty stays as it is.
      try? field.write(&record, elements)
    }
    return record
  }
}

extension Value {
  /// The elements of a list whose like is in two others, and of their lists likewise.
  fileprivate func shared(_ name: String, by ours: Value, and theirs: Value) -> Value {
    guard case .list(let elements) = self else { return self }
    let key = SetMerge.key(of: name)
    let our = Dictionary((ours.elements ?? []).map { (key($0), $0) }) { first, _ in first }
    let their = Dictionary((theirs.elements ?? []).map { (key($0), $0) }) { first, _ in first }
    return .list(
      elements.compactMap { element in
        guard let ours = our[key(element)], let theirs = their[key(element)] else { return nil }
        guard case .object(let members) = element else { return element }
        return .object(
          members.map { member in
            let value = member.value.shared(
              member.name, by: ours[member.name] ?? .null, and: theirs[member.name] ?? .null)
            return Member(member.name, value)
          })
      })
  }
}
