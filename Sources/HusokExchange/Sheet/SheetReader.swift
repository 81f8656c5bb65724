import HusokModel
import HusokWords

/// Reads the cells of a sheet.
struct SheetReader {
  let today: Day
  let input: FieldInput

  init(register: Register, today: Day) {
    self.today = today
    input = FieldInput(register, words: .shared, today: today).indexed
  }

  init(_ input: FieldInput) {
    today = input.today
    self.input = input
  }

  /// What a cell means; refused where it means nothing in its column. Dates are read by `due`.
  func value(_ column: ActionSheet.Column, _ cell: String) throws(Refusal) -> SheetValue {
    guard let read = column.content.edit?.read else { return .text(cell.sheetText) }
    return try read(cell, self)
  }

  /// Whether a cell says that others help whom it does not name.
  func namesOthers(_ cell: String) -> Bool {
    (try? ministries(cell.sheetText))?.isOpen == true
  }

  /// The ministries that a cell names.
  func ministries(_ text: String) throws(Refusal) -> MinistryList {
    try input.ministries(text.filter { $0 != "\\" })
  }
}

extension SheetReader {
  /// When a cell says that something is due; nil for nothing and words that mean none.
  ///
  /// Numbers that are a date in more than one order are read as the row's other dates are, then as
  /// those of the sheet.
  ///
  /// - Parameter orders: what tells the order, best first.
  func due(
    _ column: ActionSheet.Column, cell: String, orders: [DateOrders]
  ) throws(SheetImport.Refused.Reason) -> Due? {
    let text = cell.sheetKey
    if text.isEmpty { return nil }
    if let due = Due(text) ?? SheetDate.month(text, today: today) { return due }
    if let day = SheetDate.serialDay(text) { return Due(day) }
    if let readings = SheetDate.readings(text), !readings.isEmpty {
      let days = Set(readings.values)
      let day =
        days.count == 1 ? days.first : orders.lazy.compactMap { $0.day(of: readings) }.first
      guard let day = day ?? usual(text, readings) else { throw .ambiguousDate(column, text) }
      return Due(day)
    }
    return try typed(text)
  }

  /// What such a date means anywhere else; nil where nothing is guessed.
  private func usual(_ text: String, _ readings: [DateOrder: Day]) -> Day? {
    guard case .due(let due)? = DueInput.read(text, today: today) else { return nil }
    return readings.values.contains(due.first) ? due.first : nil
  }

  private func typed(_ text: String) throws(SheetImport.Refused.Reason) -> Due? {
    try refusing { () throws(Refusal) in try input.due(text) }
  }

  /// The day in a cell, which has come already; nil for nothing.
  func pastDay(
    _ column: ActionSheet.Column, cell: String, orders: [DateOrders]
  ) throws(SheetImport.Refused.Reason) -> Day? {
    guard let due = try due(column, cell: cell, orders: orders) else { return nil }
    if due.precision != .day { throw .refusal(.notADay(cell.sheetKey)) }
    if due.first > today { throw .dayToCome(column, cell.sheetKey) }
    return due.first
  }
}
