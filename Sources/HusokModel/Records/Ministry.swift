/// A ministry, agency or institution that can own an action. Its names are dated: ministries are
/// renamed and split, and history shows the name of its day.
public struct Ministry: FieldOwner, Record {
  /// What sort of body it is.
  public enum Kind: String, Sendable, CaseIterable {
    /// A ministry of the government.
    case ministry
    /// An agency or public corporation.
    case agency
    /// Any other institution, such as an association.
    case institution
  }

  /// A stable word, never shown where a code will do.
  public var id = ""
  /// What sort of body it is.
  public var kind = Kind.ministry
  /// Its names, each with the days on which it held.
  public var names: [MinistryName] = []
  /// Other words it is found by.
  public var aliases: [String] = []
  /// The ids of those whose affairs it took over.
  public var succeeds: [String] = []
  /// The key 1 to 9 that filters by it.
  public var key: Int?
  /// Who answers there.
  public var contact: Contact?
  /// Members that this version does not know.
  public var extra: [Value.Member] = []

  /// A blank ministry, to be filled.
  public init() {}

  /// How the store writes it.
  public static let fields: [Field<Ministry>] = [
    .text("id", { $0.id }, { $0.id = $1 }),
    .choice("kind", { $0.kind }, { $0.kind = $1 }),
    .names,
    .texts("aliases", { $0.aliases }, { $0.aliases = $1 }),
    .texts("succeeds", { $0.succeeds }, { $0.succeeds = $1 }),
    .integer("key", { $0.key }, { $0.key = $1 }),
    .part("contact", { $0.contact }, { $0.contact = $1 }),
  ]

  /// The name that held on a day: the last that had begun, else the earliest.
  public func name(on day: Day) -> MinistryName {
    let begun = names.last { name in
      (name.from.map { $0 <= day } ?? true) && (name.to.map { day <= $0 } ?? true)
    }
    return begun ?? names.last { $0.from.map { $0 <= day } ?? true } ?? names.first
      ?? MinistryName()
  }
}

extension Field where Owner == Ministry {
  /// The names, of which there must be one.
  fileprivate static var names: Field {
    let list = Field.parts("names", { $0.names }, { $0.names = $1 })
    return Field("names", required: true, set: true, read: list.read) {
      owner, value throws(FieldFault) in
      try list.write(&owner, value)
      if owner.names.isEmpty { throw FieldFault(path: "names", .missing) }
    }
  }
}

/// One name of a ministry and the days on which it held.
public struct MinistryName: FieldOwner {
  /// The short code, such as `MCST`.
  public var code = ""
  /// The English name.
  public var en = ""
  /// The Korean name.
  public var ko = ""
  /// The official short form of the Korean name.
  public var shortKo: String?
  /// The first day of the name; nil where it is not known.
  public var from: Day?
  /// The last day of the name; nil while it holds.
  public var to: Day?
  /// Members that this version does not know.
  public var extra: [Value.Member] = []

  /// A blank name, to be filled.
  public init() {}

  /// How the store writes it.
  public static let fields: [Field<MinistryName>] = [
    .text("code", { $0.code }, { $0.code = $1 }),
    .text("en", { $0.en }, { $0.en = $1 }),
    .text("ko", { $0.ko }, { $0.ko = $1 }),
    .optionalText("shortKo", { $0.shortKo }, { $0.shortKo = $1 }),
    .day("from", { $0.from }, { $0.from = $1 }),
    .day("to", { $0.to }, { $0.to = $1 }),
  ]

  /// The name in full in a language.
  public func full(in language: Language) -> String { language == .korean ? ko : en }

  /// The shortest usual form: the code in English, 약칭 in Korean.
  public func short(in language: Language) -> String {
    language == .korean ? shortKo ?? ko : code
  }
}

/// Who answers at a ministry.
public struct Contact: FieldOwner {
  /// The division in charge.
  public var division: String?
  /// The person who answers there.
  public var officer: String?
  /// Its telephone number.
  public var phone: String?
  /// The address that mail goes to.
  public var mail: String?
  /// Since when; who it was before stands in the history.
  public var from: Day?
  /// Members that this version does not know.
  public var extra: [Value.Member] = []

  /// A blank contact, to be filled.
  public init() {}

  /// The division and who answers there; nil where neither is known.
  public var called: String? {
    let names = [division, officer].compactMap { $0 }
    return names.isEmpty ? nil : names.joined(separator: " ")
  }

  /// How the store writes it.
  public static let fields: [Field<Contact>] = [
    .optionalText("division", { $0.division }, { $0.division = $1 }),
    .optionalText("officer", { $0.officer }, { $0.officer = $1 }),
    .optionalText("phone", { $0.phone }, { $0.phone = $1 }),
    .optionalText("mail", { $0.mail }, { $0.mail = $1 }),
    .day("from", { $0.from }, { $0.from = $1 }),
  ]
}
