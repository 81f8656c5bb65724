extension Register {
  /// The register as anybody may read it: without who answers where, without difficulties and what is
  /// asked of others, and without what the history tells of these.
  public var published: Register {
    var register = self
    for row in ministries.indices where ministries[row].contact != nil {
      register.ministries[row].contact = nil
    }
    for row in actions.indices {
      if actions[row].contact != nil { register.actions[row].contact = nil }
      if actions[row].notes.contains(where: \.isInternal) {
        register.actions[row].notes.removeAll(where: \.isInternal)
      }
    }
    register.history = History((0..<history.count).compactMap { history[$0].published })
    return register
  }
}

extension Note {
  /// Whether it is between ministries: a difficulty, or what is asked of others.
  public var isInternal: Bool {
    switch kind {
    case .difficulty, .request: true
    case .progress, .plan: false
    }
  }
}

extension Change {
  /// The line as anybody may read it; nil for one that only tells of what nobody else is to read.
  public var published: Change? {
    switch field {
    case "contact": return nil
    case "notes": return from.isInternalNote || to.isInternalNote ? nil : self
    case Change.wholeRecord:
      var change = self
      change.from = from.published
      change.to = to.published
      return change
    default: return self
    }
  }
}

extension Value {
  fileprivate var isInternalNote: Bool { (try? Note(self))?.isInternal ?? false }

  /// A record as anybody may read it.
  fileprivate var published: Value {
    guard let members else { return self }
    return .object(
      members.compactMap { member in
        if member.name == "contact" { return nil }
        guard member.name == "notes", let notes = member.value.elements else { return member }
        return Value.Member(member.name, .list(notes.filter { !$0.isInternalNote }))
      })
  }
}
