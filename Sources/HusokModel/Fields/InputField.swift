/// A field as a person sets it: its name on the command line and in forms, and how its text is
/// read. `title.en` is one language of a field, `division` one member of a part.
public struct InputField: Sendable {
  /// How its text is read.
  enum Reading: Sendable {
    case title(Language)
    case status, lead, ministries, due, day, wholeNumber, flag, waiting, text
    case choice(FieldWords.Family)
    /// References to actions.
    case actions
    /// Words parted by commas.
    case list
    /// A member of who answers at a ministry.
    case contact
    /// The address of who answers there.
    case mail
    /// Since when somebody answers there.
    case contactDay
  }

  /// What can be offered to a person who writes its text.
  public enum Offer: Sendable {
    /// Nothing: the text is the person's own.
    case nothing
    case choices(FieldWords.Family)
    /// Ministries; several where they are a list.
    case ministries(isList: Bool)
    /// A day, or for a due date a period.
    case due, day
    case actions
    /// Tags that other actions have.
    case tags
  }

  /// What a person calls it.
  public let name: String
  let reading: Reading

  init(_ name: String, _ reading: Reading) {
    self.name = name
    self.reading = reading
  }

  /// What can be offered to a person who writes its text.
  public var offer: Offer {
    switch reading {
    case .status: .choices(.status)
    case .choice(let family): .choices(family)
    case .flag: .choices(.flag)
    case .lead: .ministries(isList: false)
    case .ministries: .ministries(isList: true)
    case .due: .due
    case .day, .contactDay: .day
    case .actions: .actions
    case .list: name == "tags" ? .tags : .nothing
    case .title, .wholeNumber, .waiting, .text, .contact, .mail: .nothing
    }
  }

  /// The fields of a kind of record that a person can set, in the order in which they are listed.
  public static func all(of section: Section) -> [InputField] {
    switch section {
    case .actions: ofActions
    case .outcomes: ofOutcomes
    case .meetings: ofMeetings
    case .ministries: ofMinistries
    }
  }

  private static let titles = [
    InputField("title.en", .title(.english)), InputField("title.ko", .title(.korean)),
  ]

  private static let ofActions =
    [
      InputField("lead", .lead), InputField("supporting", .ministries), InputField("due", .due),
      InputField("status", .status), InputField("priority", .choice(.priority)),
      InputField("kind", .choice(.actionKind)), InputField("tags", .list),
      InputField("waitingOn", .waiting), InputField("dependsOn", .actions),
    ] + titles + ofContacts

  private static let ofContacts = [
    InputField("division", .contact), InputField("officer", .contact),
    InputField("phone", .contact), InputField("mail", .mail), InputField("from", .contactDay),
  ]

  private static let ofOutcomes =
    titles + [
      InputField("kind", .choice(.outcomeKind)), InputField("trackable", .flag),
      InputField("due", .due),
    ]

  private static let ofMeetings =
    titles + [
      InputField("kind", .choice(.meetingKind)), InputField("date", .day),
      InputField("number", .wholeNumber), InputField("place", .text),
      InputField("counterpart", .text), InputField("datesConfirmed", .flag),
    ]

  private static let ofMinistries =
    [
      InputField("kind", .choice(.ministryKind)), InputField("key", .wholeNumber),
      InputField("aliases", .list),
    ] + ofContacts
}
