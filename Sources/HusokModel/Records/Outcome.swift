/// One thing agreed, proposed, conveyed or reviewed at a meeting.
public struct Outcome: FieldOwner, Record {
  /// What sort of outcome it is.
  public enum Kind: String, Sendable, CaseIterable {
    /// Both sides agreed.
    case agreement
    /// Something came about.
    case result
    /// One side proposed.
    case proposal
    /// A position was conveyed.
    case position
    /// A programme with a goal.
    case programme
    /// A treaty under negotiation.
    case negotiation
    /// A task given to ministries.
    case task
    /// Something was looked over.
    case review
    /// A judgement; shown, never counted.
    case assessment
  }

  /// The meeting's id and a number, such as `CN26-3`.
  public var id = ""
  /// The id of its meeting.
  public var meeting = ""
  /// Its title.
  public var title = Bilingual()
  /// What sort of outcome it is.
  public var kind = Kind.result
  /// Whether its actions are counted.
  public var trackable = true
  /// When it is due; actions without a due date inherit it.
  public var due: Due?
  /// Where this is written.
  public var source: Source?
  /// The numbers promised.
  public var targets: [Target] = []
  /// Members that this version does not know.
  public var extra: [Value.Member] = []

  /// A blank outcome, to be filled.
  public init() {}

  /// How the store writes it.
  public static let fields: [Field<Outcome>] = [
    .text("id", { $0.id }, { $0.id = $1 }),
    .text("meeting", { $0.meeting }, { $0.meeting = $1 }),
    .title("title", { $0.title }, { $0.title = $1 }),
    .choice("kind", { $0.kind }, { $0.kind = $1 }),
    .flag("trackable", { $0.trackable }, { $0.trackable = $1 }),
    .due("due", { $0.due }, { $0.due = $1 }),
    .part("source", { $0.source }, { $0.source = $1 }),
    .parts("targets", { $0.targets }, { $0.targets = $1 }),
  ]
}

/// A number promised, and the values reported against it.
public struct Target: FieldOwner {
  /// What is measured.
  public var measure = Bilingual()
  /// Its unit, such as `USD bn` or `projects`.
  public var unit = ""
  /// The number promised, as written: a decimal, never a binary fraction.
  public var goal = ""
  /// The number at the start.
  public var baseline: String?
  /// When it is to be reached.
  public var due: Due?
  /// Who set it, in words.
  public var setBy: String?
  /// The values reported.
  public var points: [TargetPoint] = []
  /// Members that this version does not know.
  public var extra: [Value.Member] = []

  /// A blank target, to be filled.
  public init() {}

  /// How the store writes it.
  public static let fields: [Field<Target>] = [
    .title("measure", { $0.measure }, { $0.measure = $1 }),
    .text("unit", { $0.unit }, { $0.unit = $1 }),
    .text("goal", { $0.goal }, { $0.goal = $1 }),
    .optionalText("baseline", { $0.baseline }, { $0.baseline = $1 }),
    .due("due", { $0.due }, { $0.due = $1 }),
    .optionalText("setBy", { $0.setBy }, { $0.setBy = $1 }),
    .parts("points", { $0.points }, { $0.points = $1 }),
  ]
}

/// One value reported against a target.
public struct TargetPoint: FieldOwner {
  /// The day for which it holds.
  public var on: Day?
  /// The value, as written.
  public var value = ""
  /// Where it comes from.
  public var source: String?
  /// Members that this version does not know.
  public var extra: [Value.Member] = []

  /// A blank point, to be filled.
  public init() {}

  /// How the store writes it.
  public static let fields: [Field<TargetPoint>] = [
    .written(
      "on", "day", required: true, parse: { Day(bytes: $0) }, { $0.on }, { $0.on = $1 }),
    .text("value", { $0.value }, { $0.value = $1 }),
    .optionalText("source", { $0.source }, { $0.source = $1 }),
  ]
}
