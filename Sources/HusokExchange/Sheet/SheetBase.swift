import HusokModel

/// What the register held of an action when its row was written: six letters for each column that
/// may be changed.
struct SheetBase: Equatable {
  private let marks: [ActionSheet.Column: String]

  /// What an action holds.
  init(_ action: FollowUpAction) {
    marks = Dictionary(
      uniqueKeysWithValues: ActionSheet.Column.editable.map { column in
        (column, SheetBase.mark(SheetValue(column, action)))
      })
  }

  /// What a cell of an earlier sheet says; nil where it is not one.
  init?(_ text: String) {
    let columns = ActionSheet.Column.editable
    guard text.utf8.count == 2 + 6 * columns.count, text.hasPrefix("h1") else { return nil }
    let letters = Array(text.utf8.dropFirst(2))
    marks = Dictionary(
      uniqueKeysWithValues: columns.enumerated().map { index, column in
        (column, String(decoding: letters[index * 6..<index * 6 + 6], as: UTF8.self))
      })
  }

  /// The cell.
  var text: String {
    "h1" + ActionSheet.Column.editable.map { marks[$0] ?? "" }.joined()
  }

  /// The part that tells of the titles.
  var titles: String { (marks[.titleEn] ?? "") + (marks[.titleKo] ?? "") }

  /// Whether the register held this value.
  func held(_ value: SheetValue, _ column: ActionSheet.Column) -> Bool {
    marks[column] == SheetBase.mark(value)
  }

  private static let letters = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_~".utf8)

  /// A hash, folded to 36 bits.
  private static func mark(_ value: SheetValue) -> String {
    var hash = FNV1a.hash(value.written.utf8)
    hash ^= hash >> 36
    let bytes = (0..<6).map { letters[Int(hash >> (6 * UInt64($0)) & 63)] }
    return String(decoding: bytes, as: UTF8.self)
  }
}
