/// One follow-up action: what a ministry has to do about an outcome.
public struct FollowUpAction: FieldOwner, Record {
  /// How much it matters.
  public enum Priority: String, Sendable, CaseIterable {
    /// As any other; not written to the store.
    case normal
    /// Before others.
    case high
  }

  /// Whether it ends.
  public enum Kind: String, Sendable, CaseIterable {
    /// Ends when it is done (일반과제); not written to the store.
    case oneOff = "one-off"
    /// Goes on and is looked at again at each meeting (계속과제).
    case ongoing
  }

  /// The outcome's id and a number, such as `CN26-3.1`.
  public var id = ""
  /// The id of its outcome.
  public var outcome = ""
  /// Its title.
  public var title = Bilingual()
  /// The one ministry that answers for it; nil while it has no owner.
  public var lead: Lead?
  /// Who answers for it at its lead, where that is another than who answers there else.
  @Rare public var contact: Contact?
  /// The ids of the ministries that help; never the lead.
  public var supporting: [String] = []
  // What is small stands together: it takes the least room so, and there are very many actions.
  /// Where it stands.
  public var status = Status.unreported
  /// How much it matters.
  public var priority = Priority.normal
  /// Whether it ends.
  public var kind = Kind.oneOff
  /// When it is due; nil inherits the outcome's.
  public var due: Due?
  /// The first due date it ever had; never changes.
  public var firstDue: Due?
  /// The day it was done.
  public var doneOn: Day?
  /// The later due date that its ministry asks for, where the secretariat confirms dates.
  @Rare public var dueAsked: DueRequest?
  /// What leads to its end, one after the other.
  public var steps: [ActionStep] = []
  /// What it waits for.
  @Rare public var waitingOn: WaitingOn?
  /// The ids of actions that must be done first.
  public var dependsOn: [String] = []
  /// Words that a person gives it, so as to find it by them.
  public var tags: [String] = []
  /// What was reported.
  public var notes: [Note] = []
  /// What proves it.
  public var evidence: [Evidence] = []
  /// Where this is written.
  @Rare public var source: Source?
  /// Members that this version does not know.
  public var extra: [Value.Member] = []

  /// A blank action, to be filled.
  public init() {}

  /// How the store writes it.
  public static let fields: [Field<FollowUpAction>] = [
    .text("id", { $0.id }, { $0.id = $1 }),
    .text("outcome", { $0.outcome }, { $0.outcome = $1 }),
    .title("title", { $0.title }, { $0.title = $1 }),
    .choice("status", { $0.status }, { $0.status = $1 }),
    .part("lead", { $0.lead }, { $0.lead = $1 }),
    .part("contact", { $0.contact }, { $0.contact = $1 }),
    .texts("supporting", { $0.supporting }, { $0.supporting = $1 }),
    .due("due", { $0.due }, { $0.due = $1 }),
    .due("firstDue", { $0.firstDue }, { $0.firstDue = $1 }),
    .part("dueAsked", { $0.dueAsked }, { $0.dueAsked = $1 }),
    .choice("priority", absent: .normal, { $0.priority }, { $0.priority = $1 }),
    .parts("steps", { $0.steps }, { $0.steps = $1 }),
    .part("waitingOn", { $0.waitingOn }, { $0.waitingOn = $1 }),
    .texts("dependsOn", { $0.dependsOn }, { $0.dependsOn = $1 }),
    .choice("kind", absent: .oneOff, { $0.kind }, { $0.kind = $1 }),
    .texts("tags", { $0.tags }, { $0.tags = $1 }),
    .parts("notes", { $0.notes }, { $0.notes = $1 }),
    .day("doneOn", { $0.doneOn }, { $0.doneOn = $1 }),
    .parts("evidence", { $0.evidence }, { $0.evidence = $1 }),
    .part("source", { $0.source }, { $0.source = $1 }),
  ]

  /// The id of the lead ministry.
  public var leadMinistry: String? { lead?.ministry }

  /// The notes that were not taken back.
  public var standingNotes: [Note] { notes.standing }

  /// The evidence that was not taken back.
  public var standingEvidence: [Evidence] { evidence.standing }

  /// Whether a note or a piece of evidence was taken back.
  var hasWithdrawn: Bool {
    notes.contains { $0.withdrawn != nil } || evidence.contains { $0.withdrawn != nil }
  }

  /// Whether a ministry leads or supports it.
  public func involves(_ ministry: String) -> Bool {
    lead?.ministry == ministry || supporting.contains(ministry)
  }
}

/// A later due date that a ministry asks for.
public struct DueRequest: FieldOwner {
  /// The date.
  public var due: Due?
  /// Why.
  public var reason: String?
  /// Who asked.
  public var by: String?
  /// When.
  public var at: Instant?
  /// Members that this version does not know.
  public var extra: [Value.Member] = []

  /// A blank one, to be filled.
  public init() {}

  /// How the store writes it.
  public static let fields: [Field<DueRequest>] = [
    .written("due", "due", required: true, parse: { Due(bytes: $0) }, { $0.due }, { $0.due = $1 }),
    .optionalText("reason", { $0.reason }, { $0.reason = $1 }),
    .optionalText("by", { $0.by }, { $0.by = $1 }),
    .written("at", "instant", parse: { Instant(bytes: $0) }, { $0.at }, { $0.at = $1 }),
  ]
}

/// The ministry that answers for an action, and whether that is settled.
public struct Lead: FieldOwner {
  /// The ministry's id.
  public var ministry = ""
  /// False for a proposal (소관(안)), shown in brackets.
  public var confirmed = false
  /// Members that this version does not know.
  public var extra: [Value.Member] = []

  /// A blank lead, to be filled.
  public init() {}

  /// How the store writes it.
  public static let fields: [Field<Lead>] = [
    .text("ministry", { $0.ministry }, { $0.ministry = $1 }),
    .flag("confirmed", { $0.confirmed }, { $0.confirmed = $1 }),
  ]
}

/// What an action waits for.
public struct WaitingOn: FieldOwner {
  /// In words.
  public var text = ""
  /// The id of the ministry it waits for.
  public var ministry: String?
  /// Since when.
  public var since: Day?
  /// Members that this version does not know.
  public var extra: [Value.Member] = []

  /// A blank one, to be filled.
  public init() {}

  /// How the store writes it.
  public static let fields: [Field<WaitingOn>] = [
    .text("text", { $0.text }, { $0.text = $1 }),
    .optionalText("ministry", { $0.ministry }, { $0.ministry = $1 }),
    .day("since", { $0.since }, { $0.since = $1 }),
  ]
}

extension [Note] {
  /// Those that were not taken back.
  public var standing: [Note] { filter { $0.withdrawn == nil } }
}

extension [Evidence] {
  /// Those that were not taken back.
  public var standing: [Evidence] { filter { $0.withdrawn == nil } }
}

/// One note on an action.
public struct Note: FieldOwner {
  /// What it is about: the four blocks of a ministry's page.
  public enum Kind: String, Sendable, CaseIterable {
    /// What was done (추진실적); not written to the store.
    case progress
    /// What comes next (향후계획).
    case plan
    /// What stands in the way (애로사항).
    case difficulty
    /// What is asked of others (협조요청사항).
    case request
  }

  /// When it was written.
  public var at: Instant?
  /// Who wrote it.
  public var by: String?
  /// What it is about.
  public var kind = Kind.progress
  /// What it says.
  public var text = ""
  /// Whether it says that nothing changed since the last report (변동 없음).
  public var isUnchanged = false
  /// That it was wrong, and who took it back; nil while it stands.
  public var withdrawn: Withdrawal?
  /// Members that this version does not know.
  public var extra: [Value.Member] = []

  /// A blank note, to be filled.
  public init() {}

  /// How the store writes it.
  public static let fields: [Field<Note>] = [
    .written("at", "instant", parse: { Instant(bytes: $0) }, { $0.at }, { $0.at = $1 }),
    .optionalText("by", { $0.by }, { $0.by = $1 }),
    .choice("kind", absent: .progress, { $0.kind }, { $0.kind = $1 }),
    .text("text", { $0.text }, { $0.text = $1 }),
    .optionalFlag("unchanged", { $0.isUnchanged }, { $0.isUnchanged = $1 }),
    .part("withdrawn", { $0.withdrawn }, { $0.withdrawn = $1 }),
  ]
}

/// What proves that something was done: a reference, never a copy.
public struct Evidence: FieldOwner {
  /// The day of the document.
  public var on: Day?
  /// What it is.
  public var title = ""
  /// Where it is found.
  public var locator: String?
  /// The SHA-256 of the file when it was noted, in hexadecimal digits.
  public var sha256: String?
  /// That it was wrong, and who took it back; nil while it stands.
  public var withdrawn: Withdrawal?
  /// Members that this version does not know.
  public var extra: [Value.Member] = []

  /// A blank reference, to be filled.
  public init() {}

  /// How the store writes it.
  public static let fields: [Field<Evidence>] = [
    .day("on", { $0.on }, { $0.on = $1 }),
    .text("title", { $0.title }, { $0.title = $1 }),
    .optionalText("locator", { $0.locator }, { $0.locator = $1 }),
    .optionalText("sha256", { $0.sha256 }, { $0.sha256 = $1 }),
    .part("withdrawn", { $0.withdrawn }, { $0.withdrawn = $1 }),
  ]
}

/// That a note or a piece of evidence was wrong and was taken back.
public struct Withdrawal: FieldOwner {
  /// When.
  public var at: Instant?
  /// Who did it.
  public var by: String?
  /// Members that this version does not know.
  public var extra: [Value.Member] = []

  /// A blank one, to be filled.
  public init() {}

  /// How the store writes it.
  public static let fields: [Field<Withdrawal>] = [
    .written("at", "instant", parse: { Instant(bytes: $0) }, { $0.at }, { $0.at = $1 }),
    .optionalText("by", { $0.by }, { $0.by = $1 }),
  ]
}
