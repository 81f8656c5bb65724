import HusokModel

/// The list of actions: which rows it has, what is folded and marked, where the person is.
public struct ActionList: Sendable {
  /// A row of the list.
  enum Row: Sendable, Equatable {
    case meeting(Int)
    case outcome(Int)
    /// The heading of a group other than a meeting: its place among the groups.
    case group(Int)
    case action(Int)

    /// Whether it is an action, which is what keys act on.
    var isAction: Bool { if case .action = self { true } else { false } }

    /// How deep it stands under headings.
    fileprivate var level: Int {
      switch self {
      case .meeting, .group: 0
      case .outcome: 1
      case .action: 2
      }
    }
  }

  /// The heading of a group: a ministry, a due date, a status, or those without.
  struct Group: Sendable, Equatable {
    /// An id, a due date as written, a status; nil for those without.
    let key: String?
    /// How many of its actions are done, of those that count.
    var progress = Progress()

    /// What it is known by among the rows.
    var id: String { "group:" + (key ?? "") }
  }

  /// The part of the screen that has the keys.
  enum Pane: Sendable, Equatable {
    case list
    case detail
  }

  /// The id of the record under the cursor.
  public internal(set) var selected: String?
  /// The ids of marked actions.
  public internal(set) var marked: Set<String> = []
  /// The action at which a range of marks began; nil while none is marked.
  var rangeStart: String?
  /// The ids of meetings, outcomes and groups that are folded.
  var folded: Set<String> = []
  /// Which actions are asked for, by row of the register.
  private(set) var matching: [Bool] = []
  /// Which actions, by row, have the words of the query in their titles; nothing where none are
  /// asked for.
  private(set) var inFront: [Bool] = []
  /// Which actions are asked for, whichever ministries are put on, and what was asked; nil where
  /// nothing else is.
  private var held: (rows: [Bool], demand: Matching.Demand)?
  /// How many are.
  public private(set) var matchCount = 0
  /// How many of the actions that are asked for each ministry leads or supports, by row, whichever
  /// ministries are put on; nil where nothing else is asked for.
  private(set) var facets: [Int]?
  /// How many are asked for, whichever ministries are put on; nil where nothing else is.
  private(set) var facetTotal: Int?
  /// Which actions, by row, wait for a ministry that is asked for; nothing where none is.
  private var waiting: [Bool] = []
  /// How many do.
  var waitingCount: Int { waiting.count { $0 } }
  /// The rows of the meetings and outcomes that are asked for by themselves.
  private(set) var namedMeetings: Set<Int> = []
  private(set) var namedOutcomes: Set<Int> = []
  /// The record that the cursor was on before something was asked for; nil while nothing is.
  private var left: String?
  /// The longest answer to what is asked about the actions shown; nil where nothing is.
  var answerWidth: Int?
  /// Actions that an act took out of what is asked for: shown dimmed until the filter changes.
  var retained: Set<String> = []
  /// The headings of the groups.
  var groups: [Group] = []
  /// The rows of the list.
  var rows: [Row] = []
  /// Which row the cursor is on.
  var position = 0
  /// The first row shown.
  private(set) var top = 0
  /// The part that has the keys.
  var pane = Pane.list
  /// Which of list and details are shown.
  var panes = Panes.both
  /// Where one is in the details.
  var detail = DetailCursor()

  /// The row under the cursor; nil in an empty list.
  var selectedRow: Row? { rows.indices.contains(position) ? rows[position] : nil }

  /// The id of the record of a row.
  func id(of row: Row, _ register: Register) -> String {
    switch row {
    case .meeting(let row): register.meetings[row].id
    case .outcome(let row): register.outcomes[row].id
    case .group(let place): groups[place].id
    case .action(let row): register.actions[row].id
    }
  }
}

/// Which actions are shown.
extension ActionList {
  /// Asks anew which actions are wanted.
  mutating func match(_ wanted: Matching) {
    let register = wanted.register
    nameRecords(wanted)
    waiting = wanted.named.isEmpty ? [] : register.actions.indices.map(wanted.isWaiting)
    let all = Array(repeating: true, count: register.actions.count)
    guard wanted.asksForMore else {
      matching = wanted.ofMinistries(all)
      (facets, facetTotal, held) = (nil, nil, nil)
      inFront = []
      matchCount = matching.count { $0 }
      return
    }
    let demand = wanted.demand
    let known = held.flatMap { demand.narrows($0.demand) ? $0.rows : nil }
    let rows = wanted.held(of: known ?? all)
    held = (rows, demand)
    matching = wanted.ofMinistries(rows)
    matchCount = matching.count { $0 }
    facets = wanted.facets(rows)
    facetTotal = rows.count { $0 }
    inFront = wanted.inFront(matching)
  }

  /// Asks anew whether some actions are wanted; what is asked for is the same.
  mutating func match(_ wanted: Matching, only touched: [Int]) {
    for row in touched {
      if !waiting.isEmpty { waiting[row] = wanted.isWaiting(row) }
      let isHeld = wanted.holds(row)
      held?.rows[row] = isHeld
      let isMatching = isHeld && wanted.isOfMinistries(row)
      if isMatching != matching[row] { matchCount += isMatching ? 1 : -1 }
      matching[row] = isMatching
      if !inFront.isEmpty { inFront[row] = isMatching && wanted.isInFront(row) }
    }
    guard let held else { return }
    self.held?.demand = wanted.demand
    facets = wanted.facets(held.rows)
    facetTotal = held.rows.count { $0 }
  }

  /// Forgets what was found: the records are others.
  mutating func forgetMatches() { held = nil }

  /// Whether the words of the query stand in the title of an action.
  func isInFront(_ row: Int) -> Bool { !inFront.isEmpty && inFront[row] }

  private mutating func nameRecords(_ wanted: Matching) {
    let register = wanted.register
    namedMeetings = []
    namedOutcomes = []
    guard !wanted.asked.isUnfiltered, let places = wanted.places else { return }
    for row in register.meetings.indices where places.hold(meeting: register.meetings[row].id) {
      namedMeetings.insert(row)
    }
    for row in register.outcomes.indices {
      let outcome = register.outcomes[row]
      if places.hold(meeting: outcome.meeting, outcome: outcome.id) { namedOutcomes.insert(row) }
    }
  }

  /// Whether the action of a row is shown: it is asked for, or was until an act.
  func isShown(_ row: Int, _ register: Register) -> Bool {
    matching[row] || (!retained.isEmpty && retained.contains(register.actions[row].id))
  }

  /// The ids of the actions that are shown.
  func shownIDs(_ register: Register) -> Set<String> {
    Set(
      register.actions.indices.filter { isShown($0, register) }.map { register.actions[$0].id })
  }

  /// Shows an action, also where it is not asked for.
  mutating func retain(_ id: String, at row: Int) {
    if !matching[row] { retained.insert(id) }
  }

  /// Shows a meeting or an outcome, also where it is not asked for.
  mutating func retain(_ id: String) { retained.insert(id) }

  /// Keeps what was shown before, dimmed where it is no longer asked for.
  mutating func retain(shownBefore before: [Bool], _ register: Register) {
    guard before.count == matching.count else { return }
    retain(before.indices.filter { before[$0] }, register)
  }
}

extension ActionList {
  /// Keeps actions that were shown, where they are no longer asked for.
  mutating func retain(_ rows: [Int], _ register: Register) {
    for row in rows where !matching[row] { retained.insert(register.actions[row].id) }
  }
}

/// What is marked.
extension ActionList {
  /// Takes all marks off.
  mutating func clearMarks() {
    marked = []
    rangeStart = nil
  }

  /// Marks an action, or takes its mark off.
  mutating func toggleMark(_ id: String) {
    rangeStart = nil
    if marked.remove(id) == nil { marked.insert(id) }
  }

  /// Marks everything between the beginning of the range and the cursor.
  mutating func extendRange(_ register: Register) {
    guard let start = rangeStart, let place = register.place(of: start),
      let from = rows.firstIndex(of: .action(place.row))
    else { return }
    for row in rows[min(from, position)...max(from, position)] {
      if case .action(let action) = row { marked.insert(register.actions[action].id) }
    }
  }
}

/// What of it is remembered from one session to the next.
extension ActionList {
  /// As the settings write it.
  var members: [Value.Member] {
    [
      .init("folded", .list(folded.sorted().map(Value.string))),
      .init("selected", selected.map(Value.string) ?? .null),
      .init("panes", .string(panes.rawValue)),
    ]
  }

  /// Takes what the settings say, as far as it still means something.
  mutating func recall(_ left: Value, _ register: Register) {
    folded = Set(left["folded"].texts)
    selected = left["selected"]?.text.flatMap { register.place(of: $0) == nil ? nil : $0 }
    panes = left["panes"]?.text.flatMap { Panes(rawValue: $0) } ?? .both
  }
}

/// Where the window and the cursor are.
extension ActionList {
  /// Puts the cursor on a row.
  mutating func select(_ position: Int, height: Int, in register: Register) {
    self.position = position
    selected = selectedRow.map { id(of: $0, register) }
    detail = DetailCursor()
    scroll(height: height)
    extendRange(register)
  }

  /// Leaves the record under the cursor for the first action that will be found.
  mutating func leaveSelection() {
    if left == nil { left = selected }
    selected = nil
  }

  /// Goes back to the record that was left.
  mutating func returnSelection() {
    selected = left ?? selected
    left = nil
  }

  /// Forgets the record that was left.
  mutating func forgetSelection() { left = nil }

  /// Moves the window of the list, of so many rows, so that the cursor is in it.
  mutating func scroll(height: Int) {
    // What comes into sight from outside of the window brings its headings along.
    if position < top || position >= top + height {
      let headings = headings(above: position)
      if position < top || headings < top, position - headings < height { top = headings }
    }
    if position < top { top = position }
    if position >= top + height { top = position - height + 1 }
    top = max(0, min(top, rows.count - height))
    // The heading of the first group is not left just outside the window.
    if top == 1 || (position <= 2 && position < height) { top = 0 }
  }

  /// The first of the headings that a row stands under: without one, the row itself.
  private func headings(above position: Int) -> Int {
    guard rows.indices.contains(position), rows[position].level > 0 else { return position }
    var first = position
    var level = rows[position].level
    var row = position - 1
    while row >= 0, level > 0, position - row < 200 {
      if rows[row].level < level { (first, level) = (row, rows[row].level) }
      row -= 1
    }
    return first
  }

  /// Puts the cursor on its record where that is still shown, else near where it was.
  mutating func keepSelection(_ source: ListSource) {
    if let selected {
      if selectedRow.map({ id(of: $0, source.register) }) == selected { return }
      if let place = position(of: selected, source) {
        position = place
        return
      }
    }
    let isFirst = selected == nil
    position = max(0, min(position, rows.count - 1))
    position = isFirst ? firstAction : nearestAction(to: position)
    selected = selectedRow.map { id(of: $0, source.register) }
  }

  /// Where the cursor begins: on the first action, since that is what keys act on; where words are
  /// asked for, on the first in whose title they stand.
  private var firstAction: Int {
    let inTitle =
      inFront.isEmpty
      ? nil
      : rows.firstIndex { row in
        if case .action(let action) = row { isInFront(action) } else { false }
      }
    return inTitle ?? rows.firstIndex(where: \.isAction) ?? 0
  }

  /// The row of the action nearest to a place: where the record that was there is gone, keys still
  /// have something to act on.
  private func nearestAction(to place: Int) -> Int {
    rows[min(place, rows.count)...].firstIndex(where: \.isAction)
      ?? rows[..<min(place, rows.count)].lastIndex(where: \.isAction) ?? place
  }

  /// Where a record stands in the list; of a record inside a fold, the fold.
  private func position(of id: String, _ source: ListSource) -> Int? {
    if id.hasPrefix("group:") {
      return groups.firstIndex { $0.id == id }.flatMap { rows.firstIndex(of: .group($0)) }
    }
    let register = source.register
    guard let place = register.place(of: id) else { return nil }
    switch place.section {
    case .actions:
      if let position = rows.firstIndex(of: .action(place.row)) { return position }
      return isShown(place.row, register)
        ? fold(around: place.row, by: source.asked.grouping, in: register) : nil
    case .outcomes:
      return rows.firstIndex(of: .outcome(place.row))
        ?? rows.firstIndex(of: .meeting(register.meetingRows[place.row]))
    case .meetings: return rows.firstIndex(of: .meeting(place.row))
    case .ministries: return nil
    }
  }

  /// The heading of the group that an action is folded into.
  func fold(
    around action: Int, by grouping: ActionOrder.Grouping?, in register: Register
  ) -> Int? {
    switch grouping {
    case nil: return nil
    case .meeting?:
      let outcome = register.outcomeRows[action]
      return rows.firstIndex(of: .outcome(outcome))
        ?? rows.firstIndex(of: .meeting(register.meetingRows[outcome]))
    case let grouping?:
      let key = ActionOrder.group(action, by: grouping, in: register)
      return groups.firstIndex { $0.key == key }.flatMap { rows.firstIndex(of: .group($0)) }
    }
  }
}
