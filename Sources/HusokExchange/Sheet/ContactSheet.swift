import HusokModel
import HusokWords

/// Who answers at ministries, as rows of a spreadsheet, to be put right there and read back.
public struct ContactSheet: Sendable {
  /// What the cells below one heading hold.
  enum Column: String, CaseIterable {
    /// The ministry, to be read only.
    case ministry
    case division
    case officer
    case phone
    case mail
    /// Since when.
    case from
    /// What the register held when the row was written.
    case base

    /// The columns that may be changed, in the order in which `base` tells of them.
    static let editable: [Column] = [.division, .officer, .phone, .mail, .from]

    /// How many of those the first sheets had, before it was said since when somebody answers.
    static let firstCount = 4

    /// Whether it may be changed.
    var isEditable: Bool { Column.editable.contains(self) }
  }

  private let sheet: ActionSheet
  private var words: Words { sheet.words }

  /// The contacts that go with a sheet of actions: that of its ministry, else those of all.
  public init(_ sheet: ActionSheet) {
    self.sheet = sheet
  }

  /// What stands above it.
  var title: String { words("workbook.contacts") }

  /// What a column is called.
  func heading(_ column: Column) -> String {
    column == .base ? sheet.heading(.base) : words("sheet.contact.\(column.rawValue)")
  }

  /// The rows, cell by cell, not guarded.
  var cells: [[String]] {
    let own = sheet.ministry.flatMap { sheet.register.ministry($0) }
    return (own.map { [$0] } ?? sheet.register.ministries).map { ministry in
      let contact = ministry.contact ?? Contact()
      return Column.allCases.map { column in
        switch column {
        case .ministry: sheet.name(ministry.id)
        case .division, .officer, .phone, .mail, .from: contact.text(column)
        case .base: ContactBase(contact).text
        }
      }
    }
  }

  /// The heading and the rows, guarded against spreadsheets.
  public var records: [[String]] {
    ([Column.allCases.map(heading)] + cells).map { $0.map(CSV.guarded) }
  }
}

extension Contact {
  /// What stands in the cell of a column; nothing for one that is no member.
  func text(_ column: ContactSheet.Column) -> String {
    let text: String? =
      switch column {
      case .ministry, .base: nil
      case .division: division
      case .officer: officer
      case .phone: phone
      case .mail: mail
      case .from: from?.description
      }
    return text?.sheetText ?? ""
  }
}

/// What the register held of a contact when its row was written: six letters for each column that
/// may be changed.
struct ContactBase {
  /// The cell.
  let text: String

  /// How the cell begins: of the first sheets, and since there are all columns.
  private static let beginnings = [
    (mark: "c1", count: ContactSheet.Column.firstCount),
    (mark: "c2", count: ContactSheet.Column.editable.count),
  ]

  /// What a contact holds.
  init(_ contact: Contact) {
    let marks = ContactSheet.Column.editable.flatMap { SheetMark.letters(contact.text($0)) }
    text = "c2" + String(decoding: marks, as: UTF8.self)
  }

  /// What a cell of an earlier sheet says; nil where it is not one.
  init?(_ text: String) {
    let isOne = ContactBase.beginnings.contains { mark, count in
      text.hasPrefix(mark) && text.utf8.count == 2 + SheetMark.length * count
    }
    if !isOne { return nil }
    self.text = text
  }

  /// Whether the sheet had a column.
  func knows(_ column: ContactSheet.Column) -> Bool {
    guard let place = ContactSheet.Column.editable.firstIndex(of: column) else { return false }
    return text.utf8.count >= 2 + SheetMark.length * (place + 1)
  }

  /// Whether the register held this text. Of a column that the sheet did not have nothing is known.
  func held(_ text: String, _ column: ContactSheet.Column) -> Bool {
    guard let place = ContactSheet.Column.editable.firstIndex(of: column) else { return true }
    let letters = self.text.utf8.dropFirst(2 + SheetMark.length * place).prefix(SheetMark.length)
    return letters.isEmpty || letters.elementsEqual(SheetMark.letters(text))
  }
}
