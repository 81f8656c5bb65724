import HusokModel

/// What a sheet as a whole tells of how it was saved.
struct SheetEvidence {
  /// The order in which its dates are written.
  private(set) var orders = DateOrders()
  /// Whether characters were lost.
  private(set) var isLossy = false

  /// Looks through the rows of a sheet, at first only at what was left alone.
  init(_ rows: [SheetRow], past: SheetPast, index: inout SheetIndex) {
    for row in rows where row.filler == nil {
      let action = row.filled(.id).flatMap { index.action($0) }
      orders.take(row, action: action, past: past)
      if !isLossy, let action { isLossy = SheetEvidence.isLossy(row, action: action, past: past) }
    }
  }

  private static func isLossy(
    _ row: SheetRow, action: FollowUpAction, past: SheetPast
  ) -> Bool {
    ActionSheet.Column.editable.contains { column in
      guard let cell = row.cell(column), cell.utf8.contains(UInt8(ascii: "?")),
        let exported = past.exported(column, action: action, base: row.base)
      else { return false }
      return past.likeness(cell, column: column, action: exported) == .lossy
    }
  }
}

extension DateOrders {
  /// What the dates of one row tell.
  init(_ row: SheetRow, action: FollowUpAction, past: SheetPast) {
    self.init()
    take(row, action: action, past: past)
  }

  /// Takes in the dates of a row.
  mutating func take(_ row: SheetRow, action: FollowUpAction?, past: SheetPast) {
    for column in [ActionSheet.Column.due, .firstDue, .doneOn] {
      guard let cell = row.filled(column), let readings = SheetDate.readings(cell) else { continue }
      let day = action.flatMap { DateOrders.day(column, action: $0, row: row, past: past) }
      take(readings, saying: day.flatMap { readings.values.contains($0) ? $0 : nil })
    }
  }

  private static func day(
    _ column: ActionSheet.Column, action: FollowUpAction, row: SheetRow, past: SheetPast
  ) -> Day? {
    if column == .doneOn { return action.doneOn }
    let due =
      column == .firstDue
      ? action.firstDue : past.exported(.due, action: action, base: row.base)?.due
    return due.flatMap { $0.precision == .day ? $0.first : nil }
  }
}
