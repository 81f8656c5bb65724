import HusokCanvas
import HusokModel
import HusokWords
import Synchronization

/// What changed since a meeting or a day, grouped; what was taken back is left out. Lines are made
/// when they are asked for.
struct ChangesPage: Page {
  /// The lines about the changes of a group, behind a blank one and its heading.
  private struct Section {
    let group: ChangeGroup
    let positions: [Int]
    /// The line of the heading.
    let start: Int

    var end: Int { start + 1 + positions.count }
  }

  private let context: PageContext
  private let head: [PageLine]
  private var sections: [Section] = []
  private let standard: ChangeColumns
  private let columns = FittedColumns()
  /// How many lines of a group are looked at for what they need.
  private static let looked = 300

  /// The changes of a register since a point.
  init(_ context: PageContext, since point: ChangePoint) {
    self.context = context
    standard = ChangeColumns(context, indent: 2, least: ChangeColumns.least)
    let groups = context.register.changeGroups(since: point, context.states.summary)
    let count = groups.reduce(0) { $0 + $1.positions.count }
    let head = ChangesHead(context: context, point: point, count: count).lines
    let none = groups.isEmpty ? context.wrapped(context.words("changes.none"), .quiet) : []
    self.head = head + none
    for (group, lines) in groups {
      let positions = group == .renamed ? ChangesPage.told(lines, in: context.register) : lines
      sections.append(Section(group: group, positions: positions, start: self.count + 1))
    }
  }

  /// The lines of which none says again what another line of its act says.
  private static func told(_ positions: [Int], in register: Register) -> [Int] {
    let changes = positions.map { register.history[$0] }
    let told = Set(Words.told(changes).map(\.id))
    return zip(positions, changes).filter { told.contains($1.id) }.map(\.0)
  }

  /// The points from which changes can be asked for, in order of time: each meeting that was held
  /// or closed by today.
  static func bases(_ register: Register, today: Day) -> [ChangePoint] {
    register.changeBases(on: today).map(ChangePoint.meeting)
  }

  /// How many lines there are.
  var count: Int { sections.last?.end ?? head.count }

  /// A line.
  func line(_ position: Int) -> PageLine {
    if head.indices.contains(position) { return head[position] }
    guard let section = sections.first(where: { position < $0.end }), position >= section.start
    else { return PageLine() }
    if position == section.start { return heading(section.group, section.positions.count) }
    let place = section.positions[position - section.start - 1]
    return line(context.register.history[place], in: section)
  }

  private func heading(_ group: ChangeGroup, _ count: Int) -> PageLine {
    var draft = LineDraft(context)
    draft.add(context.words("group.\(group.rawValue)"), .heading)
    draft.add(" \(count)", .quiet)
    return draft.line
  }

  private func text(_ change: Change, _ group: ChangeGroup) -> ChangeText {
    // Above "other changes" no field is named; what is waited for may be a ministry or an action.
    var text = ChangeText(change, in: context, isNamed: group == .other || group == .blocked)
    text.isSaidAbove = context.words("group.\(group.rawValue)").lowercased() == text.new
    return group == .moved ? text.followed(by: slippage(change)) : text
  }

  private func line(_ change: Change, in section: Section) -> PageLine {
    let columns = columns.of(section.group) { standard.fitted(to: needs(of: section)) }
    return ChangeLine(context: context, columns: columns, indent: 2).line(
      change, text(change, section.group), title: title(change), place: change.id)
  }

  private func needs(of section: Section) -> ChangeColumns.Needs {
    var needs = ChangeColumns.Needs()
    for position in section.positions.prefix(ChangesPage.looked) {
      let change = context.register.history[position]
      needs.add(
        title: title(change), change: text(change, section.group).whole(context.glyphs),
        person: context.author(change))
    }
    return needs
  }

  /// The title of the record; nothing where the change names the ministry that it made.
  private func title(_ change: Change) -> String {
    let isMinistry = context.register.ministry(change.record) != nil
    return isMinistry && change.field == Change.wholeRecord ? "" : context.title(change.record)
  }

  /// How far a due date was moved, and how often it was in all; nothing where it was only set.
  private func slippage(_ change: Change) -> String {
    guard let before = change.from.text.flatMap({ Due($0) }),
      let after = change.to.text.flatMap({ Due($0) })
    else { return "" }
    let days = after.last.number - before.last.number
    return context.words.slippage(
      days: days, times: context.states.summary[change.record].postponements)
  }
}

/// The columns of the groups of which a line was seen: for all of them more lines would be read than a
/// key has time for.
private final class FittedColumns: Sendable {
  private let known = Mutex<[ChangeGroup: ChangeColumns]>([:])

  func of(_ group: ChangeGroup, fitted: () -> ChangeColumns) -> ChangeColumns {
    known.withLock { known in
      if let columns = known[group] { return columns }
      let columns = fitted()
      known[group] = columns
      return columns
    }
  }
}

/// Names the point, how many changes there are, and the points before and after.
private struct ChangesHead {
  let context: PageContext
  let point: ChangePoint
  let count: Int

  var lines: [PageLine] { [base, neighbours] }

  private var base: PageLine {
    let words = context.words
    var draft = LineDraft(context)
    switch point {
    case .day(let day): draft.add(words("changes.sinceDay", words.day(day)), .heading)
    case .meeting(let id):
      let facts = facts(id)
      let room = draft.room - TextWidth.of(facts) - 3
      let title = words("changes.sinceMeeting", id, context.title(id))
      draft.add(
        TextWidth.fitted(title, to: room, ellipsis: context.glyphs.ellipsis), .heading,
        door: .record(id, place: "base"))
      draft.space(2)
      draft.add(facts, .quiet)
    }
    return draft.line
  }

  private func facts(_ id: String) -> String {
    let words = context.words
    guard let meeting = context.register.meeting(id) else { return "" }
    let held = meeting.date.map { words("changes.held", words.day($0)) }
    let closed =
      meeting.closed.map { words("changes.closed", words.day($0)) } ?? words("changes.notClosed")
    return [held, closed].compactMap { $0 }.joined(separator: ", ")
  }

  private var neighbours: PageLine {
    let (earlier, later) = around
    var draft = LineDraft(context)
    draft.add(context.words("changes.count", count))
    let keys = [("<", "changes.earlier", earlier), (">", "changes.later", later)]
    for (key, text, id) in keys {
      draft.space(3)
      draft.add(key, .key)
      draft.add(" " + context.words(text, id ?? context.glyphs.none), .quiet)
    }
    return draft.line
  }

  /// The meetings just before and after the point.
  private var around: (earlier: String?, later: String?) {
    let ids = context.register.changeBases(on: context.today)
    switch point {
    case .meeting(let id):
      guard let place = ids.firstIndex(of: id) else { return (ids.last, nil) }
      let later = place + 1 < ids.count ? ids[place + 1] : nil
      return (place > 0 ? ids[place - 1] : nil, later)
    case .day(let day):
      let isBefore = { (id: String) in
        context.register.meeting(id).flatMap { $0.date ?? $0.closed }.map { $0 < day } ?? false
      }
      return (ids.last(where: isBefore), ids.first { !isBefore($0) })
    }
  }
}
