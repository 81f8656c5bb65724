import HusokModel

/// What a cell means, whatever language and form it was written in.
enum SheetValue: Equatable {
  case text(String)
  case status(Status)
  case lead(Lead?)
  case due(Due?)
  case flag(Bool)
  case list([String])
  /// What is waited for, and the ministry that a cell names for it.
  case waiting(String, ministry: String?)

  /// The value that an action holds in a column; an empty text in one that cannot be changed.
  init(_ column: ActionSheet.Column, _ action: FollowUpAction) {
    self = column.content.edit?.value(action) ?? .text("")
  }

  /// As bytes that only it has; the order of a list says nothing.
  var written: String {
    switch self {
    case .text(let text): "t" + text
    case .status(let status): "s" + status.rawValue
    case .lead(let lead): lead.map { ($0.confirmed ? "+" : "?") + $0.ministry } ?? ""
    case .due(let due): due?.description ?? ""
    case .flag(let flag): flag ? "1" : "0"
    case .waiting(let text, let ministry): "t" + (ministry.map { "@\($0) " } ?? "") + text
    case .list(let elements): elements.sorted().joined(separator: "\u{1F}")
    }
  }

  /// What it says, where it is a text.
  var words: String? {
    switch self {
    case .text(let text), .waiting(let text, _): text
    case .status, .lead, .due, .flag, .list: nil
    }
  }

  static func lead(_ ministry: String, _ isConfirmed: Bool) -> Lead {
    var lead = Lead()
    lead.ministry = ministry
    lead.confirmed = isConfirmed
    return lead
  }
}
