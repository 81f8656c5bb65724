/// What is to be another of who answers; what is nil stays as it was.
public struct ContactChange: Sendable, Equatable {
  /// The division in charge from now on.
  public var division: String?
  /// The person who answers there from now on.
  public var officer: String?
  /// Its telephone number.
  public var phone: String?
  /// The address that mail goes to.
  public var mail: String?
  /// Since when.
  public var from: Day?

  /// Nothing is another yet.
  public init() {}

  /// Whether nothing is another.
  var isEmpty: Bool { self == ContactChange() }

  /// A contact after the change, on a day. In another division nobody is known but who is named;
  /// another officer has another address.
  func applied(to contact: Contact, on day: Day) -> Contact {
    var new = contact
    if let division, division != contact.division {
      new = Contact()
      new.extra = contact.extra
      new.division = division
    }
    if let officer, officer != new.officer {
      new.officer = officer
      new.mail = nil
    }
    if let phone { new.phone = phone }
    if let mail { new.mail = mail }
    new.from = from ?? day
    return new
  }
}

extension Register {
  /// Who answers for an action: whom it names itself, else whom the ministry does that leads it; nil
  /// where neither is known.
  public func contact(ofAction row: Int) -> Contact? {
    actions[row].contact ?? actions[row].leadMinistry.flatMap { ministry($0)?.contact }
  }

  /// The act that gives the actions for which somebody answers, and the ministry itself where that is
  /// who answers there, somebody else: of the open actions that a ministry leads, those of one
  /// division or officer.
  ///
  /// - Parameter name: the division or the officer that they go from.
  public func handingOn(
    _ name: String, of ministry: String, to change: ContactChange, in context: inout ActContext
  ) throws(Refusal) -> Act {
    try Permissions.check(context.role, toChange: "contact", of: .actions)
    guard let holder = self.ministry(ministry) else { throw .noSuchMinistry(ministry) }
    if change.isEmpty { throw .nothingNamed }
    let wanted = name.trimmed.folded
    var lines: [RecordLine] = []
    let answers = holder.contact.map { $0.isNamed(wanted) } ?? false
    if answers, let contact = holder.contact {
      let new = change.applied(to: contact, on: context.at.day)
      lines.append((ministry, "contact", contact.value, new.value))
    }
    for row in actions.indices
    where actions[row].status.isOpen && actions[row].leadMinistry == ministry {
      guard let contact = actions[row].contact, contact.isNamed(wanted) else { continue }
      let new = change.applied(to: contact, on: context.at.day)
      lines.append((actions[row].id, "contact", contact.value, new.value))
    }
    if lines.isEmpty { throw .noSuchContact(name.trimmed) }
    return try changing(lines, in: &context)
  }
}

extension Contact {
  /// Whether a text, folded, is the name of the division or of the officer.
  func isNamed(_ wanted: [UInt8]) -> Bool {
    !wanted.isEmpty && [division, officer].contains { $0?.folded == wanted }
  }

  /// The contact with the day since when somebody else answers, where nobody said that.
  func dated(after before: Contact?, on day: Day) -> Contact {
    guard let earlier = before?.officer, earlier != officer, from == before?.from else {
      return self
    }
    var contact = self
    contact.from = officer == nil ? nil : day
    return contact
  }
}
