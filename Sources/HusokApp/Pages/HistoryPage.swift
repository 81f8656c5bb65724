import HusokCanvas
import HusokModel
import HusokWords

/// What happened to one record, newest first, and above it why the record is there: the meeting,
/// the outcome and the words of the source.
struct HistoryPage: Page {
  private let lines: [PageLine]

  /// The history of a record.
  init(_ context: PageContext, record: String) {
    let head = RecordOrigin(context: context, record: record).lines
    lines = head + [PageLine()] + RecordActs(context: context, record: record).lines
  }

  /// How many lines there are.
  var count: Int { lines.count }

  /// A line.
  func line(_ position: Int) -> PageLine {
    lines.indices.contains(position) ? lines[position] : PageLine()
  }
}

/// Why a record is there.
private struct RecordOrigin {
  let context: PageContext
  let record: String

  var lines: [PageLine] {
    guard let place = context.register.place(of: record) else {
      return context.wrapped(context.words("historyPage.unknown", record), .quiet)
    }
    let register = context.register
    var lines = [title]
    switch place.section {
    case .actions:
      let outcome = register.outcomes[register.outcomeRows[place.row]]
      lines += from(outcome.meeting) + under(outcome)
      lines += quote(register.actions[place.row].source ?? outcome.source)
    case .outcomes:
      lines += from(register.outcomes[place.row].meeting)
      lines += quote(register.outcomes[place.row].source)
    case .meetings: lines += quote(register.meetings[place.row].source)
    case .ministries: break
    }
    return lines
  }

  private var title: PageLine {
    var draft = LineDraft(context)
    draft.add(context.name(record), .heading, door: .record(record, place: "self"))
    draft.space(2)
    draft.add(context.title(record), .heading)
    return draft.line
  }

  private func under(_ outcome: Outcome) -> [PageLine] {
    let text = context.words("historyPage.under", outcome.id, context.title(outcome.id))
    return link(text, outcome.id)
  }

  private func from(_ meeting: String) -> [PageLine] {
    let text = context.words("historyPage.from", meeting, context.title(meeting))
    let day = context.register.meeting(meeting)?.date.map { ", " + context.words.day($0) }
    return link(text + (day ?? ""), meeting)
  }

  /// A text whose first line leads to a record.
  private func link(_ text: String, _ id: String) -> [PageLine] {
    var lines = context.wrapped(text)
    if let last = lines.first?.spans.indices.last {
      lines[0].spans[last].door = .record(id, place: "origin")
    }
    return lines
  }

  private func quote(_ source: Source?) -> [PageLine] {
    let quote = source?.quote.map { context.wrapped("\"\($0)\"", indent: 2) } ?? []
    return quote
      + (source?.document.map {
        context.wrapped(context.words.known($0), .quiet, indent: 2)
      } ?? [])
  }
}

/// The acts that touched a record.
private struct RecordActs {
  let context: PageContext
  let record: String

  var lines: [PageLine] {
    let changes = context.register.history.changes(of: record)
    if changes.isEmpty {
      return context.wrapped(context.words("historyPage.none"), .quiet)
    }
    let standing = Set(Register.standing(changes).map(\.actID))
    let undos = Words.undos(among: changes)
    var acts: [[Change]] = []
    for change in changes.reversed() {
      if acts.last?.first?.actID == change.actID {
        acts[acts.count - 1].insert(change, at: 0)
      } else {
        acts.append([change])
      }
    }
    let heading = context.heading(context.words("historyPage.acts", acts.count))
    let longest = acts.compactMap(\.first).map { TextWidth.of(context.author($0)) }.max() ?? 0
    let person = max(12, min(longest, context.width / 5))
    return [heading]
      + acts.flatMap { act in
        lines(
          act, stands: standing.contains(act.first?.actID ?? ""), undos: undos, person: person)
      }
  }

  /// One act: when and who, then each thing that it changed, then why.
  private func lines(
    _ act: [Change], stands: Bool, undos: Set<String>, person: Int
  ) -> [PageLine] {
    guard let first = act.first else { return [] }
    var head = LineDraft(context)
    head.add(context.glyphs.shown(stands ? " " : "x"), .quiet)
    head.space(1)
    head.column(context.words.moment(first.at), momentWidth, .quiet)
    head.space(1)
    head.column(context.author(first), person, .quiet)
    head.space(1)
    let indent = head.used
    var lines: [PageLine] = []
    for change in act { lines += text(change, indent: indent, stands: stands, undos: undos) }
    let reason = first.reason.map { context.words("historyPage.reason", $0) }
    lines += reason.map { context.wrapped($0, .quiet, indent: indent) } ?? []
    if let body = lines.first {
      let pieces = body.spans.drop { $0.text.allSatisfy { $0 == " " } }
      for span in pieces { head.add(span.text, span.role, door: span.door) }
      lines[0] = head.line
    }
    return lines
  }

  private var momentWidth: Int { context.words.language == .korean ? 18 : 17 }

  private func text(
    _ change: Change, indent: Int, stands: Bool, undos: Set<String>
  ) -> [PageLine] {
    var bare = change
    bare.reason = nil
    let text = context.words.line(bare, in: context.register, undos: undos)
    let mark = stands || change.undoes != nil ? "" : " [\(context.words("historyPage.takenBack"))]"
    return context.wrapped(text + mark, stands ? .plain : .quiet, indent: indent)
  }
}
