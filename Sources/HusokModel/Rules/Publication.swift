extension Register {
  /// The register as anybody may read it: without who answers where, without difficulties and what is
  /// asked of others or of the secretariat, and without what the history tells of these. Of what was
  /// put right it holds only what stands.
  public var published: Register {
    var register = self
    for row in ministries.indices where ministries[row].contact != nil {
      register.ministries[row].contact = nil
    }
    for row in actions.indices {
      if actions[row].contact != nil { register.actions[row].contact = nil }
      if actions[row].dueAsked != nil { register.actions[row].dueAsked = nil }
      if actions[row].notes.contains(where: \.isInternal) {
        register.actions[row].notes.removeAll(where: \.isInternal)
      }
      for place in register.actions[row].evidence.indices {
        register.actions[row].evidence[place].publish()
      }
    }
    register.history = History(Register.putRight(history.all).compactMap(\.published))
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

extension Evidence {
  /// Leaves out where it lies on somebody's machine, and what it was there; a page of the web is for all.
  fileprivate mutating func publish() {
    if case .web? = locator.flatMap({ EvidenceAddress($0) }) { return }
    locator = nil
    sha256 = nil
  }
}

extension Change {
  /// The line as anybody may read it; nil for one that only tells of what nobody else is to read.
  public var published: Change? {
    switch field {
    case "contact", "dueAsked": return nil
    case "notes": return from.isInternalNote || to.isInternalNote ? nil : self
    case "evidence":
      var change = self
      change.from = from.publishedEvidence
      change.to = to.publishedEvidence
      return change
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

  /// A piece of evidence as anybody may read it.
  fileprivate var publishedEvidence: Value {
    guard var evidence = try? Evidence(self) else { return self }
    evidence.publish()
    return evidence.value
  }

  /// A record as anybody may read it.
  fileprivate var published: Value {
    guard let members else { return self }
    return .object(
      members.compactMap { member in
        if member.name == "contact" || member.name == "dueAsked" { return nil }
        if member.name == "evidence", let evidence = member.value.elements {
          return Value.Member(member.name, .list(evidence.map(\.publishedEvidence)))
        }
        guard member.name == "notes", let notes = member.value.elements else { return member }
        return Value.Member(member.name, .list(notes.filter { !$0.isInternalNote }))
      })
  }
}
