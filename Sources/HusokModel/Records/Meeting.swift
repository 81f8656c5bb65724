/// A summit or a ministers' meeting, from which outcomes come.
public struct Meeting: FieldOwner, Record {
  /// What sort of meeting it is.
  public enum Kind: String, Sendable, CaseIterable {
    /// A summit (정상회담).
    case summit
    /// A ministers' meeting (장관회의).
    case ministers
    /// A working-level meeting (실무회의).
    case working
  }

  /// Short and typed by hand, such as `F262`.
  public var id = ""
  /// What sort of meeting it is.
  public var kind = Kind.ministers
  /// Its title.
  public var title = Bilingual()
  /// Its number in its series.
  public var number: Int?
  /// The day it was held; nil where the record does not say.
  public var date: Day?
  /// Where it was held.
  public var place: String?
  /// The other side's country code.
  public var counterpart: String?
  /// The day on which its record was frozen.
  public var closed: Day?
  /// Where this is written.
  public var source: Source?
  /// Whether a later due date of its actions is a request that the secretariat confirms.
  public var confirmsDates = false
  /// The reports that ministries were asked for, one for each ministry.
  public var calls: [MinistryCall] = []
  /// Members that this version does not know.
  public var extra: [Value.Member] = []

  /// The day from which on changes are since the meeting: that of the meeting, else the day on which
  /// its record was frozen; nil where neither is known.
  public var heldOn: Day? { date ?? closed }

  /// A blank meeting, to be filled.
  public init() {}

  /// How the store writes it.
  public static let fields: [Field<Meeting>] = [
    .text("id", { $0.id }, { $0.id = $1 }),
    .choice("kind", { $0.kind }, { $0.kind = $1 }),
    .title("title", { $0.title }, { $0.title = $1 }),
    .integer("number", { $0.number }, { $0.number = $1 }),
    .day("date", { $0.date }, { $0.date = $1 }),
    .optionalText("place", { $0.place }, { $0.place = $1 }),
    .optionalText("counterpart", { $0.counterpart }, { $0.counterpart = $1 }),
    .day("closed", { $0.closed }, { $0.closed = $1 }),
    .part("source", { $0.source }, { $0.source = $1 }),
    .optionalFlag("datesConfirmed", { $0.confirmsDates }, { $0.confirmsDates = $1 }),
    .parts("calls", { $0.calls }, { $0.calls = $1 }),
  ]
}

/// Where something is written, with its exact words.
public struct Source: FieldOwner {
  /// The document.
  public var document: String?
  /// Its exact words.
  public var quote: String?
  /// Members that this version does not know.
  public var extra: [Value.Member] = []

  /// A blank source, to be filled.
  public init() {}

  /// How the store writes it.
  public static let fields: [Field<Source>] = [
    .optionalText("document", { $0.document }, { $0.document = $1 }),
    .optionalText("quote", { $0.quote }, { $0.quote = $1 }),
  ]
}
