import HusokModel
import HusokWords

extension ActionSheet {
  /// What the cells below one heading hold.
  public enum Column: String, Sendable, CaseIterable {
    /// The number of the action; empty for one that is to be made.
    case id
    /// The number of its outcome.
    case outcome
    /// What the outcome is, to be read only.
    case outcomeTitle
    /// The English title.
    case titleEn = "title.en"
    /// The Korean title.
    case titleKo = "title.ko"
    /// Where it stands, in a word of either language.
    case status
    /// Who leads, in brackets while proposed.
    case lead
    /// Who answers for it, to be read only.
    case contact
    /// The ministries that help the lead.
    case supporting
    /// Its own due date.
    case due
    /// How late it is, to be read only.
    case late
    /// The first one it had, to be read only.
    case firstDue
    /// How far and how often it was moved to a later date, and why, to be read only.
    case postponed
    /// The day it was done, to be read only.
    case doneOn
    /// Whether it comes before others.
    case priority
    /// Whether it goes on.
    case kind
    /// What it waits for.
    case waitingOn
    /// What must be done first.
    case dependsOn
    /// Words to find it by.
    case tags
    /// What leads to its end and how far that is, to be read only.
    case steps
    /// What was reported so far, to be read only.
    case notes
    /// A note on what was done, to be added.
    case addProgress
    /// A note on what comes next, to be added.
    case addPlan
    /// A note on what stands in the way, to be added.
    case addDifficulty
    /// A note on what is asked of others, to be added.
    case addRequest
    /// Why the row was changed.
    case reason
    /// What the register held when the row was written.
    case base

    /// The columns that others call by names of their own.
    public static let renamed: [Column] = [
      .id, .outcome, .titleEn, .titleKo, .status, .lead, .supporting, .due, .firstDue, .doneOn,
      .priority,
    ]

    /// The kind of note that the column adds.
    var note: Note.Kind? {
      switch self {
      case .addProgress: .progress
      case .addPlan: .plan
      case .addDifficulty: .difficulty
      case .addRequest: .request
      default: nil
      }
    }
  }
}

extension ActionSheet.Column {
  /// What the cells of a column have to do with an action.
  struct Content: Sendable {
    /// The field of the register that it shows.
    let field: String
    /// What stands in the cell of an action, not guarded.
    let cell: @Sendable (FollowUpAction, ActionSheet) -> String
    /// How it is changed; nil for what is to be read only.
    var edit: Edit?
  }

  /// How the value of a column is had from an action, read from a cell and put into an action.
  struct Edit: Sendable {
    let value: @Sendable (FollowUpAction) -> SheetValue
    /// Nil for a due date, which the other dates of the sheet help to read (`SheetReader.due`).
    let read: (@Sendable (String, SheetReader) throws(Refusal) -> SheetValue)?
    /// Takes a value of the kind that `value` gives; any other leaves the action as it is.
    let put: @Sendable (inout FollowUpAction, SheetValue) -> Void
  }

  /// The columns that may be changed, in the order in which `base` tells of them.
  static let editable = allCases.filter { $0.content.edit != nil }

  /// What the column holds.
  var content: Content { Self.contents[self] ?? made }

  private static let contents = Dictionary(
    allCases.map { ($0, $0.made) }, uniquingKeysWith: { first, _ in first })

  /// The one place that knows what a column holds.
  private var made: Content {
    switch self {
    case .id: .shown("id") { action, _ in action.id }
    case .outcome: .shown("outcome") { action, _ in action.outcome }
    case .outcomeTitle:
      .shown("outcomeTitle") { action, sheet in
        sheet.words.title(action.outcome, in: sheet.register)
      }
    case .titleEn: .text("title", \.title.en)
    case .titleKo: .text("title", \.title.ko)
    case .status:
      Content(
        field: "status", cell: { action, sheet in sheet.words.status(action.status) },
        edit: Edit(
          value: { .status($0.status) },
          read: { cell, reader throws(Refusal) in .status(try reader.input.status(cell.sheetText))
          },
          put: { action, value in if case .status(let status) = value { action.status = status } }))
    case .lead: .lead
    case .contact:
      .shown("contact") { action, sheet in sheet.contact(action) }
    case .supporting:
      .list("supporting", \.supporting) { action, sheet in
        SheetList.joined(action.supporting.map(sheet.name))
      } read: { cell, reader throws(Refusal) in
        try reader.ministries(cell.sheetText).ids
      }
    case .due:
      Content(
        field: "due", cell: { action, _ in action.due?.description ?? "" },
        edit: Edit(
          value: { .due($0.due) },
          read: nil,
          put: { action, value in if case .due(let due) = value { action.due = due } }))
    case .late: .shown("due") { action, sheet in sheet.lateness(action) }
    case .firstDue: .shown("firstDue") { action, _ in action.firstDue?.description ?? "" }
    case .postponed:
      .shown("due") { action, sheet in
        sheet.isLater(action)
          ? sheet.register.postponement(of: action.id).map { sheet.words.postponed($0) } ?? "" : ""
      }
    case .doneOn: .shown("doneOn") { action, _ in action.doneOn?.description ?? "" }
    case .priority:
      .flag(
        "priority", \.priority, is: .high, usually: .normal, shown: "priority.high", in: .priority)
    case .kind:
      .flag("kind", \.kind, is: .ongoing, usually: .oneOff, shown: "kind.ongoing", in: .actionKind)
    case .waitingOn: .waiting
    case .dependsOn: .several("dependsOn", \.dependsOn)
    case .tags: .several("tags", \.tags)
    case .steps: .shown("steps") { action, sheet in sheet.steps(action) }
    case .notes:
      .shown("notes") { action, sheet in
        action.standingNotes.map(sheet.cell).joined(separator: "\n")
      }
    case .addProgress, .addPlan, .addDifficulty, .addRequest: .shown("notes") { _, _ in "" }
    case .reason: .shown("reason") { _, _ in "" }
    case .base: .shown("base") { action, _ in SheetBase(action).text }
    }
  }
}

extension ActionSheet.Column.Content {
  /// What is to be read only.
  fileprivate static func shown(
    _ field: String, _ cell: @escaping @Sendable (FollowUpAction, ActionSheet) -> String
  ) -> Self {
    Self(field: field, cell: cell)
  }

  /// A text; nothing empties it.
  fileprivate static func text(
    _ field: String, _ path: WritableKeyPath<FollowUpAction, String?> & Sendable
  ) -> Self {
    Self(
      field: field, cell: { action, _ in action[keyPath: path] ?? "" },
      edit: .init(
        value: { .text(($0[keyPath: path] ?? "").sheetText) },
        read: { cell, _ throws(Refusal) in .text(cell.sheetText) },
        put: { action, value in
          guard case .text(let text) = value else { return }
          action[keyPath: path] = text.isEmpty ? nil : text
        }))
  }

  /// One of two choices, of which only the other one is shown by a word.
  fileprivate static func flag<
    Value: RawRepresentable<String> & CaseIterable & Equatable & Sendable
  >(
    _ field: String, _ path: WritableKeyPath<FollowUpAction, Value> & Sendable, is other: Value,
    usually usual: Value, shown key: String, in family: FieldWords.Family
  ) -> Self {
    Self(
      field: field,
      cell: { action, sheet in action[keyPath: path] == other ? sheet.words(key) : "" },
      edit: .init(
        value: { .flag($0[keyPath: path] == other) },
        read: { cell, reader throws(Refusal) in
          let text = cell.sheetText
          if text.isEmpty { return .flag(false) }
          let value: Value = try reader.input.choice(text, of: field, in: family)
          return .flag(value == other)
        },
        put: { action, value in
          if case .flag(let isOther) = value { action[keyPath: path] = isOther ? other : usual }
        }))
  }

  /// A set, of which the order says nothing.
  fileprivate static func list(
    _ field: String, _ path: WritableKeyPath<FollowUpAction, [String]> & Sendable,
    value: @escaping @Sendable ([String]) -> [String] = { $0 },
    cell: @escaping @Sendable (FollowUpAction, ActionSheet) -> String,
    read: @escaping @Sendable (String, SheetReader) throws(Refusal) -> [String]
  ) -> Self {
    Self(
      field: field, cell: cell,
      edit: .init(
        value: { .list(value($0[keyPath: path])) },
        read: { cell, reader throws(Refusal) in .list(try read(cell, reader)) },
        put: { action, value in
          if case .list(let elements) = value { action[keyPath: path] = elements }
        }))
  }

  /// Words or numbers parted as lists are.
  fileprivate static func several(
    _ field: String, _ path: WritableKeyPath<FollowUpAction, [String]> & Sendable
  ) -> Self {
    list(field, path) { elements in
      elements.map(\.sheetText)
    } cell: { action, _ in
      SheetList.joined(action[keyPath: path])
    } read: { cell, _ throws(Refusal) in
      SheetList.elements(cell)
    }
  }

  /// What is waited for: words, in front of them `@` and a ministry where the cell names another.
  fileprivate static var waiting: Self {
    Self(
      field: "waitingOn", cell: { action, _ in action.wait ?? "" },
      edit: .init(
        value: { .waiting(($0.wait ?? "").sheetText, ministry: nil) },
        read: { cell, reader throws(Refusal) in
          let waiting = try reader.input.waiting(cell.sheetText, after: nil)
          return .waiting(waiting?.text ?? "", ministry: waiting?.ministry)
        },
        put: { action, value in
          guard case .waiting(let text, let ministry) = value else { return }
          action.wait = text.isEmpty ? nil : text
          if let ministry { action.waitingOn?.ministry = ministry }
        }))
  }

  fileprivate static var lead: Self {
    Self(
      field: "lead", cell: { action, sheet in action.lead.map(sheet.cell) ?? "" },
      edit: .init(
        // Members that this version does not know are none of a sheet's business.
        value: { .lead($0.lead.map { SheetValue.lead($0.ministry, $0.confirmed) }) },
        read: { cell, reader throws(Refusal) in .lead(try reader.input.lead(cell.sheetText)) },
        put: { action, value in
          if case .lead(let lead) = value { action.lead = lead.map { $0.kept(from: action.lead) } }
        }))
  }
}

extension FollowUpAction {
  /// What it waits for, in words; the ministry and since when stay.
  fileprivate var wait: String? {
    get { waitingOn?.text }
    set {
      var waiting = waitingOn ?? WaitingOn()
      waiting.text = newValue ?? ""
      waitingOn = newValue == nil ? nil : waiting
    }
  }
}

extension Lead {
  /// The lead with the members of another one that this version does not know, where it is the same
  /// ministry.
  fileprivate func kept(from before: Lead?) -> Lead {
    guard let before, before.ministry == ministry else { return self }
    var lead = before
    lead.confirmed = confirmed
    return lead
  }
}
