import HusokCanvas
import HusokModel
import HusokWords

/// What a column of the timeline stands for, and where days fall.
struct TimelineScale: Sendable, Equatable {
  /// The stretch of time between two headings.
  enum Unit: String, Sendable, CaseIterable {
    /// A month.
    case month
    /// A quarter of a year.
    case quarter

    /// How many months it has.
    var months: Int { self == .month ? 1 : 3 }
  }

  /// Where a day falls.
  enum Place: Equatable {
    case before
    case cell(Int)
    case after
  }

  /// What a heading stands for.
  let unit: Unit
  /// The first month, counted from year 0.
  let firstMonth: Int
  /// How many units there are.
  let count: Int
  /// How many cells each has.
  let cells: Int

  /// As many units as fit a width, a quarter of them before today, moved on by a number of them.
  init(_ unit: Unit, width: Int, cell: Int, today: Day, shift: Int) {
    self.unit = unit
    let count = max(1, width / cell)
    self.count = count
    cells = max(1, width / count)
    let month = TimelineScale.month(today) / unit.months * unit.months
    firstMonth = month + (shift - max(1, count / 4)) * unit.months
  }

  /// The cells of all units.
  var width: Int { count * cells }

  /// The first day that is not shown any more.
  var end: Day? { TimelineScale.first(ofMonth: firstMonth + count * unit.months) }

  /// The first month of a unit: its year, and its month from 1 on.
  func start(of position: Int) -> (year: Int, month: Int) {
    let month = firstMonth + position * unit.months
    return (month / 12, month % 12 + 1)
  }

  /// The cell of a day.
  func place(_ day: Day) -> Place {
    let offset = TimelineScale.month(day) - firstMonth
    if offset < 0 { return .before }
    let position = offset / unit.months
    if position >= count { return .after }
    let first = firstMonth + position * unit.months
    guard let start = TimelineScale.first(ofMonth: first),
      let end = TimelineScale.first(ofMonth: first + unit.months)
    else { return .after }
    let days = max(1, end.number - start.number)
    return .cell(position * cells + (day.number - start.number) * cells / days)
  }

  /// The cells from one day to another that are shown; nil where none is.
  func range(_ first: Day, _ last: Day) -> ClosedRange<Int>? {
    guard first <= last else { return nil }
    let from: Int
    let through: Int
    switch place(first) {
    case .before: from = 0
    case .cell(let cell): from = cell
    case .after: return nil
    }
    switch place(last) {
    case .before: return nil
    case .cell(let cell): through = cell
    case .after: through = width - 1
    }
    return from <= through ? from...through : nil
  }

  private static func month(_ day: Day) -> Int {
    let (year, month, _) = day.parts
    return year * 12 + month - 1
  }

  private static func first(ofMonth month: Int) -> Day? { Day(month / 12, month % 12 + 1, 1) }
}
