import HusokCanvas
import HusokModel
import HusokWords

/// How wide the columns of the matrix are.
struct MatrixColumns {
  let name: Int
  let code: Int
  let statuses: [Int]
  let leads: Int
  let overdue: Int
  let notReported: Int
  let oldest: Int
  let supports: Int
  /// None where nobody waits for anything.
  let awaited: Int
  /// Whether the statuses stand as marks, for want of room.
  let usesMarks: Bool
  private let words: Words
  private let glyphs: Glyphs

  /// The columns for the width of a context and the largest numbers that stand in them. What makes
  /// it easier to read, words above the statuses and room between the columns, comes where names
  /// lose nothing by it; where there is little room, what is supported is left out first.
  ///
  /// - Parameter mostAwaited: how many actions wait for the ministry that most wait for.
  init(_ context: PageContext, _ total: MinistryFigures.Row, mostAwaited: Int) {
    words = context.words
    glyphs = context.glyphs
    let words = context.words
    let names = context.register.ministries.map { $0.name(on: context.today) }
    let short = names.map { TextWidth.of($0.short(in: words.language)) }.max() ?? 0
    let full = names.map { TextWidth.of($0.full(in: words.language)) }.max() ?? 0
    let heads = [words("matrix.lead"), words("matrix.total")].map { TextWidth.of($0) }
    code = min(12, short) + 1
    // What stands above and below the names is named, also where there are none.
    let head = max(code, (heads.max() ?? 0) + 1)
    let wanted = max(head, min(Layout.title, code + full + 1))
    let digits = String(total.statuses.max() ?? 0).utf8.count
    let tight = max(4, digits + 1)
    let loose = max(6, digits + 2)
    let named = Status.allCases.map { max(loose, TextWidth.of(words.status($0)) + 2) }
    let marks = { (cell: Int) in Status.allCases.map { _ in cell } }
    let least = min(TextWidth.of(words("owner.none")), code)
    let ways: [(statuses: [Int], gap: Int, name: Int, isNamed: Bool)] = [
      (named, 2, wanted, true), (marks(loose), 2, wanted, false),
      (marks(tight), 2, max(least, head), false), (marks(tight), 1, max(least, head), false),
    ]
    let figures = MatrixColumns.figures(context, total, mostAwaited)
    let room = context.width - 1
    let way =
      ways.first { $0.statuses.reduce(0, +) + figures.total(gap: $0.gap) + $0.name <= room }
    let gap = way?.gap ?? 1
    (leads, overdue) = (figures.leads + gap, figures.overdue + gap)
    notReported = figures.notReported + gap
    // Where there is no room for all, names stay: what can be asked elsewhere goes first.
    let bare = head + leads + overdue + notReported
    let age = figures.oldest + gap
    let isCounted = way != nil || bare + marks(tight).reduce(0, +) <= room
    statuses = way?.statuses ?? (isCounted ? marks(tight) : [])
    oldest = way != nil || bare + statuses.reduce(0, +) + age <= room ? age : 0
    usesMarks = way?.isNamed != true && isCounted
    supports = way == nil ? 0 : figures.supports + gap
    let used = statuses.reduce(0, +) + leads + overdue + notReported + oldest + supports
    let wait = figures.awaited == 0 ? 0 : figures.awaited + gap
    awaited = way != nil || used + wait + head <= room ? wait : 0
    name = max(0, min(way == nil ? head : wanted, room - used - awaited))
  }

  /// How wide what stands in the columns behind the statuses is.
  private struct Figures {
    let leads: Int
    let overdue: Int
    let notReported: Int
    let oldest: Int
    let supports: Int
    /// None where nobody waits for anything.
    let awaited: Int

    func total(gap: Int) -> Int {
      let own = leads + overdue + notReported + oldest + supports + 5 * gap
      return awaited == 0 ? own : own + awaited + gap
    }
  }

  private static func figures(
    _ context: PageContext, _ total: MinistryFigures.Row, _ mostAwaited: Int
  ) -> Figures {
    let width = { (key: String, number: Int) in
      max(TextWidth.of(context.words(key)), String(number).utf8.count)
    }
    return Figures(
      leads: width("matrix.leads", total.leads), overdue: width("matrix.overdue", total.overdue),
      notReported: max(
        2 * String(total.open).utf8.count + 1, width("matrix.notReported", 0)),
      oldest: max(context.dayWidth, width("matrix.oldest", 0)),
      supports: width("matrix.supports", total.leads),
      awaited: mostAwaited == 0 ? 0 : width("matrix.awaited", mostAwaited))
  }

  /// The columns that the whole matrix takes.
  var width: Int {
    name + statuses.reduce(0, +) + leads + overdue + notReported + oldest + supports + awaited
  }

  /// What stands above a status.
  func heading(_ status: Status) -> String {
    usesMarks ? glyphs.mark(status) : words.status(status)
  }
}
