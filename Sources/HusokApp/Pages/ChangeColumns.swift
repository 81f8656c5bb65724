import HusokCanvas
import HusokModel

/// Where the columns of lines about changes stand. A wider page never shows less of a title, nor of
/// what changed.
struct ChangeColumns: Sendable {
  /// The record: its number, or the short name of a ministry.
  let name: Int
  /// Its title; 0 where there is no room for one.
  let title: Int
  /// What changed.
  let change: Int
  /// Who changed it; 0 where titles and changes have no room to spare.
  let person: Int

  /// What a change needs at least below a heading: a day or an amount after its arrow.
  static let least = 14
  /// The same without a heading: a status in words, or a name before a day.
  static let leastNamed = 20
  /// The cells of a title with which most can be told apart.
  private static let fair = 40
  private static let person = 14
  /// The cells of most changes.
  private static let most = 48

  /// The columns of lines that begin with blanks and a day.
  private init(_ context: PageContext, indent: Int, name: Int, least: Int) {
    self.name = name
    let room = max(0, context.width - indent - context.dayWidth - 1 - name - 1)
    // Title and change share what is left, with two blanks between them.
    let shared = room - 2
    if shared < 2 * least {
      (title, change, person) = (0, min(room, least), 0)
      return
    }
    if shared <= least + ChangeColumns.fair {
      (title, change, person) = (shared - least, least, 0)
      return
    }
    if shared <= 2 * ChangeColumns.fair {
      (title, change, person) = (ChangeColumns.fair, shared - ChangeColumns.fair, 0)
      return
    }
    let change = min(ChangeColumns.most, (shared + 1) / 2)
    let spare = shared - change - Layout.title
    guard spare >= ChangeColumns.person + 2 else {
      (title, self.change, person) = (shared - change, change, 0)
      return
    }
    let further = spare - ChangeColumns.person - 2
    let more = min(Layout.title - ChangeColumns.most, further)
    (title, self.change) = (Layout.title + further - more, change + more)
    person = ChangeColumns.person
  }

  private init(name: Int, title: Int, change: Int, person: Int) {
    (self.name, self.title, self.change, self.person) = (name, title, change, person)
  }

  /// What some lines need: their widest title, change and person.
  struct Needs {
    var title = 0
    var change = 0
    var person = 0

    /// Takes one more line into account.
    mutating func add(title: String, change: String, person: String) {
      self.title = max(self.title, TextWidth.of(title))
      if !title.isEmpty { self.change = max(self.change, TextWidth.of(change)) }
      self.person = max(self.person, TextWidth.of(person))
    }
  }

  /// The same columns for lines of which it is known what they need: what one does not fill is
  /// another's.
  func fitted(to needs: Needs) -> ChangeColumns {
    if title == 0 { return self }
    var columns = [
      (min(title, needs.title), needs.title), (min(change, needs.change), needs.change),
    ]
    if person > 0 { columns.append((min(person, needs.person), min(28, needs.person))) }
    var spare = title + change + person - columns.reduce(0) { $0 + $1.0 }
    for place in columns.indices.reversed() {
      let more = min(spare, max(0, columns[place].1 - columns[place].0))
      columns[place].0 += more
      spare -= more
    }
    return ChangeColumns(
      name: name, title: columns[0].0 + spare, change: columns[1].0,
      person: person > 0 ? columns[2].0 : 0)
  }

  /// The columns for the longest name of a record that a register has.
  init(_ context: PageContext, indent: Int, least: Int) {
    let register = context.register
    let ids =
      register.actions.reduce(0) { max($0, $1.id.utf8.count) }
    let names = register.ministries.reduce(0) {
      max($0, TextWidth.of($1.name(on: context.today).short(in: context.words.language)))
    }
    self.init(context, indent: indent, name: min(12, max(9, ids, names)), least: least)
  }
}

/// A line about a change: when, which record, its title, what changed, and who did it.
struct ChangeLine {
  let context: PageContext
  let columns: ChangeColumns
  let indent: Int

  func line(_ change: Change, _ text: ChangeText, title: String, place: String) -> PageLine {
    var draft = LineDraft(context, indent: indent)
    draft.column(context.shortDay(change.at.day), context.dayWidth, .quiet)
    draft.space(1)
    draft.column(
      context.name(change.record), columns.name, door: .record(change.record, place: place))
    draft.space(1)
    // What says itself what it is about has the room of the title, too.
    let room = columns.change + (title.isEmpty && columns.title > 0 ? columns.title + 2 : 0)
    if columns.title > 0, !title.isEmpty {
      draft.column(title, columns.title)
      draft.space(2)
    }
    draft.column(text.fitted(to: room, context.glyphs), room)
    if columns.person > 0 {
      draft.space(2)
      draft.column(context.author(change), columns.person, .quiet)
    }
    return draft.line
  }
}
