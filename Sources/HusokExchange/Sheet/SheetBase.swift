import HusokModel

/// What the register held of an action when its row was written: six letters for each column that
/// may be changed.
struct SheetBase: Equatable {
  /// The cell.
  let text: String

  /// What an action holds.
  init(_ action: FollowUpAction) {
    var bytes = Array("h1".utf8)
    for column in ActionSheet.Column.editable {
      SheetBase.append(SheetValue(column, action), to: &bytes)
    }
    text = String(decoding: bytes, as: UTF8.self)
  }

  /// What a cell of an earlier sheet says; nil where it is not one.
  init?(_ text: String) {
    let count = 2 + SheetMark.length * ActionSheet.Column.editable.count
    guard text.utf8.count == count, text.hasPrefix("h1") else { return nil }
    self.text = text
  }

  /// The part that tells of the titles.
  var titles: String { mark(.titleEn) + mark(.titleKo) }

  /// Whether the register held this value.
  func held(_ value: SheetValue, _ column: ActionSheet.Column) -> Bool {
    var bytes: [UInt8] = []
    SheetBase.append(value, to: &bytes)
    return mark(column).utf8.elementsEqual(bytes)
  }

  /// The letters of a column; none for one that cannot be changed.
  private func mark(_ column: ActionSheet.Column) -> String {
    guard let place = ActionSheet.Column.editable.firstIndex(of: column) else { return "" }
    let letters = text.utf8.dropFirst(2 + SheetMark.length * place).prefix(SheetMark.length)
    return String(decoding: letters, as: UTF8.self)
  }

  private static func append(_ value: SheetValue, to bytes: inout [UInt8]) {
    bytes += SheetMark.letters(value.written)
  }
}
