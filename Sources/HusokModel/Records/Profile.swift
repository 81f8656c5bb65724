/// Who works with a register.
public struct Profile: Sendable, Equatable {
  /// The person's name, noted with each change.
  public var name: String?
  /// The id of the ministry they act for.
  public var ministry: String?
  /// What they may do; without a profile, what the secretariat may.
  public var role = Role.secretariat

  /// A person.
  public init(name: String? = nil, ministry: String? = nil, role: Role = .secretariat) {
    self.name = name
    self.ministry = ministry
    self.role = role
  }

  /// How the person is noted in the history.
  public var author: Author { Author(name: name, ministry: ministry) }
}
