/// What a person has set on this machine, and how the screen was left: a small file of its own,
/// never part of a register.
public struct Settings: FieldOwner {
  /// The person's name, noted with each change; nil where the login name does.
  public var name: String?
  /// The address that the mail of the person comes from.
  public var mail: String?
  /// The id of the ministry they act for.
  public var ministry: String?
  /// What they may do; nil where nobody said.
  public var role: Role?
  /// The language; nil where the environment decides.
  public var language: Language?
  /// The name of the theme; nil for the one that suits most terminals.
  public var theme: String?
  /// Filters that were kept under a name.
  public var keptViews: [KeptView] = []
  /// How action logs were taken over, the latest last.
  public var logs: [LogMapping] = []
  /// The registers that the person works with.
  public var registers: [KnownRegister] = []
  /// The name of the one that is opened where none is named; nil for the usual place.
  public var register: String?
  /// When a shared register is brought together with that of others.
  public var syncs: [SyncMoment] = []
  /// The folders of other accounts whose repositories the person trusts.
  public var trusted: [String] = []
  /// The state that each view was left in, as the screen wrote it.
  public var state = Value.object([])
  /// Members that this version does not know.
  public var extra: [Value.Member] = []

  /// Nothing set.
  public init() {}

  /// How the file writes it.
  public static let fields: [Field<Settings>] = [
    .optionalText("name", { $0.name }, { $0.name = $1 }),
    .optionalText("mail", { $0.mail }, { $0.mail = $1 }),
    .optionalText("ministry", { $0.ministry }, { $0.ministry = $1 }),
    .optionalChoice("role", { $0.role }, { $0.role = $1 }),
    .optionalChoice("language", { $0.language }, { $0.language = $1 }),
    .optionalText("theme", { $0.theme }, { $0.theme = $1 }),
    .parts("keptViews", { $0.keptViews }, { $0.keptViews = $1 }),
    .parts("logs", { $0.logs }, { $0.logs = $1 }),
    .parts("registers", { $0.registers }, { $0.registers = $1 }),
    .optionalText("register", { $0.register }, { $0.register = $1 }),
    .choices("sync", { $0.syncs }, { $0.syncs = $1 }),
    .texts("trusted", { $0.trusted }, { $0.trusted = $1 }),
    Field(
      "state", required: false, read: { $0.state == .object([]) ? nil : $0.state },
      write: {
        settings, value throws(FieldFault) in
        switch value {
        case .null: settings.state = .object([])
        case .object: settings.state = value
        case .bool, .number, .string, .list:
          throw FieldFault(path: "state", .expected("object"))
        }
      }),
  ]
}

/// A filter with its order, kept under a name.
public struct KeptView: FieldOwner {
  /// Its name.
  public var name = ""
  /// What it asks for, and in which order.
  public var asked = Asked(grouping: nil)
  /// Members that this version does not know.
  public var extra: [Value.Member] = []

  /// A blank one, to be filled.
  public init() {}

  /// How the file writes it.
  public static let fields: [Field<KeptView>] = [
    .text("name", { $0.name }, { $0.name = $1 }),
    .optionalText(
      "query", { $0.asked.query.isEmpty ? nil : $0.asked.query }, { $0.asked.query = $1 ?? "" }),
    .texts("ministries", { $0.asked.ministries }, { $0.asked.ministries = $1 }),
    .optionalFlag("mine", { $0.asked.isMine }, { $0.asked.isMine = $1 }),
    .texts("filters", { $0.asked.filters }, { $0.asked.filters = $1 }),
    .optionalChoice("group", { $0.asked.grouping }, { $0.asked.grouping = $1 }),
    .optionalChoice("sort", { $0.asked.sort }, { $0.asked.sort = $1 }),
    .optionalFlag("reversed", { $0.asked.isReversed }, { $0.asked.isReversed = $1 }),
  ]
}

extension Field {
  /// A truth value, left out while it is false.
  static func optionalFlag(
    _ name: StaticString, _ get: @escaping @Sendable (Owner) -> Bool,
    _ set: @escaping @Sendable (inout Owner, Bool) -> Void
  ) -> Field {
    Field(
      name, required: false, read: { get($0) ? .bool(true) : nil },
      write: {
        owner, value throws(FieldFault) in
        switch value {
        case .null: set(&owner, false)
        case .bool(let truth): set(&owner, truth)
        case .number, .string, .list, .object:
          throw FieldFault(path: "\(name)", .expected("flag"))
        }
      },
      plain: straight({ $0.flag() }, set))
  }

  /// One of a few words, or nothing.
  static func optionalChoice<Choice>(
    _ name: StaticString, _ get: @escaping @Sendable (Owner) -> Choice?,
    _ set: @escaping @Sendable (inout Owner, Choice?) -> Void
  ) -> Field
  where Choice: RawRepresentable<String> & CaseIterable & Equatable & Sendable {
    Field(
      name, required: false, read: { get($0).map { .string($0.rawValue) } },
      write: {
        owner, value throws(FieldFault) in
        if case .null = value { return set(&owner, nil) }
        guard case .string(let text) = value else {
          throw FieldFault(path: "\(name)", .expected("text"))
        }
        guard let choice = Choice(rawValue: text) else {
          let known = Choice.allCases.map(\.rawValue)
          throw FieldFault(path: "\(name)", .unknown(text: text, known: known))
        }
        set(&owner, choice)
      })
  }
}

extension Field {
  /// Some of a few words.
  static func choices<Choice>(
    _ name: StaticString, _ get: @escaping @Sendable (Owner) -> [Choice],
    _ set: @escaping @Sendable (inout Owner, [Choice]) -> Void
  ) -> Field
  where Choice: RawRepresentable<String> & CaseIterable & Equatable & Sendable {
    Field(
      name, required: false, set: true,
      read: { owner in
        let choices = get(owner)
        return choices.isEmpty ? nil : .list(choices.map { .string($0.rawValue) })
      },
      write: {
        owner, value throws(FieldFault) in
        var choices: [Choice] = []
        for element in value.isNull ? [] : try value.list(at: name) {
          guard case .string(let text) = element else {
            throw FieldFault(path: "\(name)", .expected("texts"))
          }
          guard let choice = Choice(rawValue: text) else {
            let known = Choice.allCases.map(\.rawValue)
            throw FieldFault(path: "\(name)", .unknown(text: text, known: known))
          }
          choices.append(choice)
        }
        set(&owner, choices)
      })
  }
}

extension Settings {
  /// How a log with these headings was taken over the last time; nil where none was.
  public func mapping(of headings: [String]) -> LogMapping? {
    logs.last { $0.fits(headings) }
  }

  /// Keeps how a log was taken over, in place of what was kept under its headings.
  public mutating func keep(_ mapping: LogMapping) {
    let headings = mapping.columns.map(\.heading)
    logs = (logs.filter { !$0.fits(headings) } + [mapping]).suffix(Settings.logLimit)
  }

  /// Logs that are remembered.
  private static let logLimit = 30
}

extension Settings {
  /// The name of the theme as the program writes it: in small letters, without hyphens and blanks, in
  /// American spelling, so that `colour-blind` is `colorblind`.
  public var plainTheme: String? {
    theme.map { name in
      name.lowercased().filter { !"-_ ".contains($0) }.replacing("colour", with: "color")
    }
  }
}
