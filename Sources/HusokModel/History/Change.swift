/// One line of the history: one field of one record, before and after. Never edited.
public struct Change: FieldOwner {
  /// Unique among all changes.
  public var id = ""
  /// Shared by all lines of one act; the line's own id where the store names none.
  public var act = ""
  /// When it was made.
  public var at = Instant(seconds: 0, offsetMinutes: 0)
  /// Who made it.
  public var by = Author()
  /// The id of the record.
  public var record = ""
  /// The field, or `record` where the record itself was made or removed.
  public var field = ""
  /// What the field held; for a set, the element removed.
  public var from = Value.null
  /// What it holds since; for a set, the element added.
  public var to = Value.null
  /// What stood before it in its list, where the line takes a record or an element of a set out of
  /// the middle, or puts it back there: the id of the record, the element; `null` for the first.
  /// Nil where it stood at the end.
  public var after: Value?
  /// Why, in the words of who made it.
  public var reason: String?
  /// The act that this one takes back.
  public var undoes: String?
  /// Members that this version does not know.
  public var extra: [Value.Member] = []

  /// A blank change, to be filled.
  public init() {}

  /// A line of an act: what a field of a record held, and what it holds since.
  ///
  /// - Parameters:
  ///   - id: the id of the line.
  ///   - act: the id of the act.
  ///   - context: who acts, and when.
  public init(
    _ id: String, of act: String, by context: ActContext, record: String, field: String,
    from: Value, to: Value
  ) {
    self.id = id
    self.act = act
    at = context.at
    by = context.by
    self.record = record
    self.field = field
    self.from = from
    self.to = to
  }

  /// The field name that stands for the record as a whole.
  public static let wholeRecord = "record"

  /// How the store writes it.
  public static let fields: [Field<Change>] = [
    .text("id", { $0.id }, { $0.id = $1 }),
    .optionalText("act", { $0.act.isEmpty ? nil : $0.act }, { $0.act = $1 ?? "" }),
    .written(
      "at", "instant", required: true, parse: { Instant(bytes: $0) }, { $0.at },
      {
        if let at = $1 { $0.at = at }
      }),
    .part("by", required: true, { $0.by }, { if let by = $1 { $0.by = by } }),
    .text("record", { $0.record }, { $0.record = $1 }),
    .text("field", { $0.field }, { $0.field = $1 }),
    .anything("from", { $0.from }, { $0.from = $1 }),
    .anything("to", { $0.to }, { $0.to = $1 }),
    Field("after", required: false, read: { $0.after }, write: { $0.after = $1 }),
    .optionalText("reason", { $0.reason }, { $0.reason = $1 }),
    .optionalText("undoes", { $0.undoes }, { $0.undoes = $1 }),
  ]

  /// Whether it gives a reason or takes back another act.
  public var isRemark: Bool { reason != nil || undoes != nil }

  /// The act this line belongs to.
  public var actID: String { act.isEmpty ? id : act }
}

/// Who made a change.
public struct Author: FieldOwner, Hashable {
  /// The person, as the machine or the settings name them.
  public var name: String?
  /// The id of the ministry they acted for.
  public var ministry: String?
  /// Whether they entered what that ministry returned, and are somebody else.
  public var isOnBehalf = false
  /// Members that this version does not know.
  public var extra: [Value.Member] = []

  /// Nobody in particular.
  public init() {}

  /// A person, perhaps acting for a ministry.
  public init(name: String?, ministry: String?) {
    self.name = name
    self.ministry = ministry
  }

  /// How the store writes it.
  public static let fields: [Field<Author>] = [
    .optionalText("name", { $0.name }, { $0.name = $1 }),
    .optionalText("ministry", { $0.ministry }, { $0.ministry = $1 }),
    .optionalFlag("onBehalf", { $0.isOnBehalf }, { $0.isOnBehalf = $1 }),
  ]

  /// Whether it is the same person acting for the same ministry. Who entered something on behalf of
  /// another ministry may act for any.
  func isSame(as other: Author) -> Bool {
    name == other.name && (ministry == other.ministry || isOnBehalf)
  }

  /// By name and ministry.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(ministry)
  }
}

extension Change {
  /// The line that leads back.
  public var reversed: Change {
    var reverse = self
    reverse.from = to
    reverse.to = from
    return reverse
  }
}
