/// That a ministry was asked to report to a meeting (제출 요청), and what became of it.
public struct MinistryCall: FieldOwner {
  /// The id of the ministry; each is asked once for a meeting.
  public var ministry = ""
  /// When it was asked, or when somebody said that it need not report.
  public var at: Instant?
  /// Until when it is to report.
  public var due: Day?
  /// When its report came back first.
  public var back: Instant?
  /// Whether somebody said that it need not report.
  public var unneeded = false
  /// Members that this version does not know.
  public var extra: [Value.Member] = []

  /// A blank one, to be filled.
  public init() {}

  /// How the store writes it.
  public static let fields: [Field<MinistryCall>] = [
    .text("ministry", { $0.ministry }, { $0.ministry = $1 }),
    .written(
      "at", "instant", required: true, parse: { Instant(bytes: $0) }, { $0.at }, { $0.at = $1 }),
    .day("due", { $0.due }, { $0.due = $1 }),
    .written("back", "instant", parse: { Instant(bytes: $0) }, { $0.back }, { $0.back = $1 }),
    .optionalFlag("unneeded", { $0.unneeded }, { $0.unneeded = $1 }),
  ]
}
