import HusokModel
import HusokWords

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
    default: self = .text("")
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

/// Reads the cells of a sheet.
struct SheetReader {
  let today: Day
  private let input: FieldInput

  init(register: Register, today: Day) {
    self.today = today
    input = FieldInput(register, words: .shared, today: today).indexed
  }

  /// What a cell means; refused where it means nothing in its column.
  func value(_ column: ActionSheet.Column, _ cell: String) throws(Refusal) -> SheetValue {
    let text = cell.sheetText
    switch column {
    case .status:
      return .status(try input.status(text))
    case .lead: return .lead(try input.lead(text))
    case .supporting: return .list(try input.ministries(text.filter { $0 != "\\" }).ids)
    case .due: return .due(try due(text))
    case .priority:
      if text.isEmpty { return .flag(false) }
      let priority: FollowUpAction.Priority = try input.choice(
        text, of: "priority", in: .priority)
      return .flag(priority == .high)
    case .kind:
      if text.isEmpty { return .flag(false) }
      let kind: FollowUpAction.Kind = try input.choice(text, of: "kind", in: .actionKind)
      return .flag(kind == .ongoing)
    case .dependsOn, .tags: return .list(SheetList.elements(cell))
    default: return .text(text)
    }
  }

  private func due(_ text: String) throws(Refusal) -> Due? {
    if text.isEmpty { return nil }
    if let due = Due(text) ?? SheetReader.spreadsheetDay(text) { return due }
    return try input.due(text)
  }

  /// A day as a spreadsheet set to the United States writes it: `12/31/2026`.
  private static func spreadsheetDay(_ text: String) -> Due? {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 3, let month = parts[0], let day = parts[1], let year = parts[2],
      year > 31
    else { return nil }
    return Day(year, month, day).map(Due.init)
  }
}
