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
  /// The ministries by every word that names them, of any day.
  private let ministries: [[UInt8]: String]

  init(register: Register, today: Day) {
    self.today = today
    ministries = Dictionary(
      register.ministries.flatMap { ministry in
        ministry.words.map { ($0.folded, ministry.id) }
      }, uniquingKeysWith: { first, _ in first })
  }

  /// What a cell means; refused where it means nothing in its column.
  func value(_ column: ActionSheet.Column, _ cell: String) throws(Refusal) -> SheetValue {
    let text = cell.sheetText
    switch column {
    case .status:
      guard let status = Words.status(named: text) ?? Status(written: text) else {
        throw .badValue(field: "status", text: text)
      }
      return .status(status)
    case .lead: return .lead(try lead(text))
    case .supporting:
      var ids: [String] = []
      for name in SheetList.elements(cell) { ids.append(try ministry(name)) }
      return .list(ids)
    case .due: return .due(try due(text))
    case .priority: return .flag(try flag("priority", text, "priority.high", "high", "normal"))
    case .kind: return .flag(try flag("kind", text, "kind.ongoing", "ongoing", "one-off"))
    case .dependsOn, .tags: return .list(SheetList.elements(cell))
    default: return .text(text)
    }
  }

  /// `MOTIR` is confirmed; `(MOTIR)` and `산업부(안)` are proposed; nothing is nobody.
  private func lead(_ text: String) throws(Refusal) -> Lead? {
    if text.isEmpty || text == "-" { return nil }
    for (open, close) in [("(", ")"), ("（", "）"), ("", "(안)"), ("", "（안）")]
    where text.hasPrefix(open) && text.hasSuffix(close) {
      let name = text.dropFirst(open.count).dropLast(close.count)
      return SheetValue.lead(try ministry(String(name).sheetText), false)
    }
    return SheetValue.lead(try ministry(text), true)
  }

  private func ministry(_ name: String) throws(Refusal) -> String {
    guard let id = ministries[name.folded] else { throw .noSuchMinistry(name) }
    return id
  }

  private func due(_ text: String) throws(Refusal) -> Due? {
    if text.isEmpty { return nil }
    if let due = Due(text) ?? SheetReader.spreadsheetDay(text) { return due }
    switch DueInput.read(text, today: today) {
    case .due(let due)?: return due
    case DueInput.Reading.none?: return nil
    case nil: throw .badValue(field: "due", text: text)
    }
  }

  /// A day as a spreadsheet set to the United States writes it: `12/31/2026`.
  private static func spreadsheetDay(_ text: String) -> Due? {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 3, let month = parts[0], let day = parts[1], let year = parts[2],
      year > 31
    else { return nil }
    return Day(year, month, day).map(Due.init)
  }

  private func flag(
    _ field: String, _ text: String, _ key: String, _ yes: String, _ no: String
  ) throws(Refusal) -> Bool {
    let wanted = text.folded
    let names = [yes] + Language.allCases.map { Words($0)(key) }
    if names.contains(where: { $0.folded == wanted }) { return true }
    if text.isEmpty || text == "-" || wanted == no.folded { return false }
    throw .badValue(field: field, text: text)
  }
}
