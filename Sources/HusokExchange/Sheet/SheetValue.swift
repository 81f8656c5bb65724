import HusokModel

/// What a cell means, whatever language and form it was written in.
enum SheetValue: Equatable {
  case text(String)
  case status(Status)
  case lead(Lead?)
  case due(Due?)
  case flag(Bool)
  case list([String])

  /// The value that an action holds in a column.
  init(_ column: ActionSheet.Column, _ action: FollowUpAction) {
    switch column {
    case .titleEn: self = .text((action.title.en ?? "").sheetText)
    case .titleKo: self = .text((action.title.ko ?? "").sheetText)
    case .status: self = .status(action.status)
    case .lead:
      // Members that this version does not know are none of a sheet's business.
      self = .lead(action.lead.map { SheetValue.lead($0.ministry, $0.confirmed) })
    case .supporting: self = .list(action.supporting)
    case .due: self = .due(action.due)
    case .priority: self = .flag(action.priority == .high)
    case .kind: self = .flag(action.kind == .ongoing)
    case .waitingOn: self = .text((action.waitingOn?.text ?? "").sheetText)
    case .dependsOn: self = .list(action.dependsOn.map(\.sheetText))
    case .tags: self = .list(action.tags.map(\.sheetText))
    case .id, .outcome, .outcomeTitle, .firstDue, .doneOn, .notes, .addProgress, .addPlan,
      .addDifficulty, .addRequest, .reason, .base:
      self = .text("")
    }
  }

  /// As bytes that only it has; the order of a list says nothing.
  var written: String {
    switch self {
    case .text(let text): "t" + text
    case .status(let status): "s" + status.rawValue
    case .lead(let lead): lead.map { ($0.confirmed ? "+" : "?") + $0.ministry } ?? ""
    case .due(let due): due?.description ?? ""
    case .flag(let flag): flag ? "1" : "0"
    case .list(let elements): elements.sorted().joined(separator: "\u{1F}")
    }
  }

  static func lead(_ ministry: String, _ isConfirmed: Bool) -> Lead {
    var lead = Lead()
    lead.ministry = ministry
    lead.confirmed = isConfirmed
    return lead
  }
}
