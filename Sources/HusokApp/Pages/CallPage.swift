import HusokCanvas
import HusokModel
import HusokWords

/// Who was asked to report to a meeting, and what became of it: a line for each ministry.
struct CallPage: Page {
  private let lines: [PageLine]

  /// The reports for a meeting.
  ///
  /// - Parameter figure: which ministries are shown; nil for all.
  init(_ context: PageContext, meeting: String, figure: CallRound.Figure?) {
    guard let record = context.register.meeting(meeting), !record.calls.isEmpty else {
      lines = context.wrapped(context.words("call.notAsked", meeting), .quiet)
      return
    }
    let round = CallRound(record, in: context.register, today: context.today)
    let entries = round.entries.filter { entry in figure.map { entry.counts($0) } ?? true }
    let rows = CallPage.rows(entries, context)
    lines = CallLines(context: context, round: round).numbers + [PageLine()] + rows
  }

  var count: Int { max(1, lines.count) }

  func line(_ position: Int) -> PageLine {
    lines.indices.contains(position) ? lines[position] : PageLine()
  }

  private static func rows(
    _ entries: [CallRound.Entry], _ context: PageContext
  ) -> [PageLine] {
    let names = entries.map {
      context.words.short($0.ministry, in: context.register, on: context.today)
    }
    let width = min(16, names.map { TextWidth.of($0) }.max() ?? 0)
    return zip(names, entries).map { name, entry in
      line(name, entry, context, width: width)
    }
  }

  private static func line(
    _ name: String, _ entry: CallRound.Entry, _ context: PageContext, width: Int
  ) -> PageLine {
    let words = context.words
    var draft = LineDraft(context)
    draft.column(name, width, door: .record(entry.ministry, place: "call"))
    draft.space(2)
    draft.column(words.callState(entry), 18, entry.isBack ? .good : .plain)
    if let due = entry.call?.due, entry.counts(.missing) {
      draft.column(words("call.state.due", words.day(due)), 19, .quiet)
    } else {
      draft.space(19)
    }
    draft.column(entry.daysLate.map { words("call.state.late", $0) } ?? "", 14, .bad)
    if !entry.led.isEmpty {
      let code = context.register.ministry(entry.ministry)?.name(on: context.today).code
      draft.add(
        words("call.state.open", entry.led.count),
        door: .actions(query: "@\(code ?? entry.ministry)! \(ActionFigure.open.query)"))
    }
    return draft.line
  }
}
