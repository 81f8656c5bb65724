import HusokCanvas
import HusokModel
import HusokWords

/// How wide the columns of the matrix are.
struct MatrixColumns {
  private(set) var name = 0
  let code: Int
  let statuses: [Int]
  private(set) var leads = 0
  private(set) var overdue = 0
  private(set) var notReported = 0
  private(set) var oldest = 0
  private(set) var supports = 0
  /// Whether the statuses stand as marks, for want of room.
  let usesMarks: Bool
  private let words: Words
  private let glyphs: Glyphs

  /// The columns for the width of a context and the largest numbers that stand in them. Where there
  /// is little room the columns move together, and what is supported is left out last.
  init(_ context: PageContext, _ total: MinistryFigures.Row) {
    words = context.words
    glyphs = context.glyphs
    usesMarks = context.width < 160
    let words = context.words
    let names = context.register.ministries.map {
      TextWidth.of($0.name(on: context.today).short(in: words.language))
    }
    code = min(12, (names.max() ?? 0)) + 1
    let digits = String(total.statuses.max() ?? 0).utf8.count
    let cell = context.width < 100 ? max(4, digits + 1) : max(6, digits + 2)
    statuses = Status.allCases.map {
      context.width < 160 ? cell : max(cell, TextWidth.of(words.status($0)) + 2)
    }
    fit(context, total: total, gap: 2)
    if name < 8 { fit(context, total: total, gap: 1) }
    if name < 8 {
      name += supports
      supports = 0
    }
  }

  private mutating func fit(_ context: PageContext, total: MinistryFigures.Row, gap: Int) {
    let width = { (key: String, number: Int) in
      max(TextWidth.of(context.words(key)), String(number).utf8.count) + gap
    }
    leads = width("matrix.leads", total.leads)
    overdue = width("matrix.overdue", total.overdue)
    let reports = 2 * String(total.open).utf8.count + 1 + gap
    notReported = max(reports, width("matrix.notReported", 0))
    oldest = max(context.dayWidth + gap, width("matrix.oldest", 0))
    supports = width("matrix.supports", total.leads)
    let used = statuses.reduce(0, +) + leads + overdue + notReported + oldest + supports
    name = max(0, min(48, context.width - 1 - used))
  }

  /// The columns that the whole matrix takes.
  var width: Int {
    name + statuses.reduce(0, +) + leads + overdue + notReported + oldest + supports
  }

  /// What stands above a status.
  func heading(_ status: Status) -> String {
    usesMarks ? glyphs.mark(status) : words.status(status)
  }
}
