import HusokCanvas
import HusokModel
import HusokThreads
import HusokWords

/// Actions as lines: with a heading, a count and cut to the terminal's width for a person, plain
/// and whole for a program.
struct ActionTable {
  /// What is computed of the actions.
  let states: ActionStates
  /// The same on an earlier day that they are compared with; nil where they are not.
  var earlier: ActionStates?
  let words: Words
  /// The states that were asked for and have an answer of their own: by how much, by whom.
  let answers: [Query.State]
  /// The columns of the terminal; nil where none reads it.
  let width: Int?
  /// Whether what is late and what is done have colours.
  let hasColor: Bool

  /// The states that have an answer of their own.
  static let answers: [Query.State] = [.overdue, .blocked, .awaited, .postponed, .waiting]
  /// Those of them of which only the history tells the answer.
  static let toldByHistory: Set<Query.State> = [.postponed, .waiting]

  private var register: Register { states.register }
  private var today: Day { states.today }

  /// The lines; with a grouping, a heading stands before each group of rows that come together.
  func lines(_ rows: [Int], groupedBy grouping: ActionOrder.Grouping?) -> [String] {
    let cells = cells(rows)
    let names =
      ["list.id", "list.status", "list.owner", "list.due"]
      + answers.map { "list.answer.\($0.rawValue)" } + ["list.title"]
    let heading = names.map { Cell(words($0), .heading) }
    let all = width == nil ? cells : [heading] + cells
    let widths = (0..<names.count - 1).map { column in
      all.reduce(0) { max($0, $1[column].width) }
    }
    var lines = width == nil ? [] : [line(heading, widths)]
    let shares = Parallel.mapShares(rows.count, of: ActionTable.share) { places in
      var lines: [String] = []
      for place in places {
        if let grouping, place == 0 || !isSame(rows[place], as: rows[place - 1], by: grouping) {
          lines.append("# " + TextWidth.visible(name(rows[place], grouping)))
        }
        lines.append(line(cells[place], widths))
      }
      return lines
    }
    lines += shares.joined()
    guard width != nil else { return lines }
    return lines + [words("filter.count", rows.count, register.actions.count)]
  }

  /// How many rows one processor puts into words at a time.
  private static let share = 512

  /// The cells of rows, by all processors; each knows what it made already.
  private func cells(_ rows: [Int]) -> [[Cell]] {
    Parallel.mapShares(rows.count, of: ActionTable.share) { places in
      var known = KnownCells()
      var then = earlier.map { states in
        Past(
          ActionTable(states: states, words: words, answers: [], width: width, hasColor: hasColor))
      }
      return places.map { cells(rows[$0], &known, &then) }
    }.flatMap { $0 }
  }

  private func isSame(_ row: Int, as other: Int, by grouping: ActionOrder.Grouping) -> Bool {
    ActionOrder.group(row, by: grouping, in: register)
      == ActionOrder.group(other, by: grouping, in: register)
  }

  private func name(_ row: Int, _ grouping: ActionOrder.Grouping) -> String {
    switch grouping {
    case .meeting:
      let meeting = register.meetings[register.meetingRow(ofAction: row)]
      return "\(meeting.id) \(words.shortTitle(meeting))"
    case .ministry:
      guard let lead = register.actions[row].leadMinistry else { return words("owner.none") }
      return words.short(lead, in: register, on: today)
    case .due: return register.due(ofAction: row).map { words.due($0.due) } ?? words("due.none")
    case .status: return words.status(register.actions[row].status)
    }
  }
}

extension ActionTable {
  /// What a cell says, and how much it matters.
  private struct Cell {
    /// How a cell stands out on a terminal.
    enum Style: String {
      case plain = ""
      case heading = "1"
      case late = "31"
      case done = "32"
      case waiting = "33"
    }

    let text: String
    let style: Style
    let width: Int
    /// What follows the text, and is there also where the text is cut.
    let end: String

    init(_ text: String, _ style: Style = .plain, end: String = "") {
      self.text = TextWidth.visible(text)
      self.style = style
      self.end = end
      width = TextWidth.of(self.text)
    }
  }

  /// Cells that many rows share, each made once.
  private struct KnownCells {
    var statuses: [Status: Cell] = [:]
    var owners: [Owner: Cell] = [:]
    var dues: [Term: Cell] = [:]

    struct Owner: Hashable {
      let ministry: String?
      let isConfirmed: Bool?
    }

    struct Term: Hashable {
      let due: Due?
      let isInherited: Bool
      let isLate: Bool
    }
  }

  /// The table of the earlier day, and the cells of it that are known.
  private struct Past {
    let table: ActionTable
    private var known = KnownCells()

    init(_ table: ActionTable) {
      self.table = table
    }

    mutating func cells(_ row: Int) -> [Cell] { table.present(row, &known) }
  }

  private func cells(_ row: Int, _ known: inout KnownCells, _ then: inout Past?) -> [Cell] {
    let now = present(row, &known)
    var cells = [Cell(register.actions[row].id)] + compared(now, row, &then)
    for state in answers {
      cells.append(Cell(answer(row, to: state), state == .overdue ? .late : .waiting))
    }
    let title = register.actions[row].title.text(in: words.language)
    cells.append(Cell(title, end: steps(row, then?.table)))
    return cells
  }

  /// How many steps were done of how many; with how many it was on the earlier day, where that differs.
  private func steps(_ row: Int, _ then: ActionTable?) -> String {
    let now = register.actions[row].stepProgress?.description ?? ""
    guard let then, let place = then.register.place(of: register.actions[row].id),
      place.section == .actions
    else { return now }
    let before = then.register.actions[place.row].stepProgress?.description ?? ""
    return words.compared([now], with: [before]).joined()
  }

  /// Status, owner and due date.
  private func present(_ row: Int, _ known: inout KnownCells) -> [Cell] {
    [
      status(register.actions[row].status, &known), owner(register.actions[row].lead, &known),
      due(row, &known),
    ]
  }

  /// The same with what stood there earlier, where that was something else: old → new.
  private func compared(_ now: [Cell], _ row: Int, _ then: inout Past?) -> [Cell] {
    guard let table = then?.table else { return now }
    let place = table.register.place(of: register.actions[row].id)
    let before = place.flatMap { $0.section == .actions ? then?.cells($0.row) : nil }
    let texts = words.compared(now.map(\.text), with: before?.map(\.text))
    return zip(texts, now).map { text, cell in
      text == cell.text ? cell : Cell(text, cell.style)
    }
  }

  private func status(_ status: Status, _ known: inout KnownCells) -> Cell {
    if let cell = known.statuses[status] { return cell }
    let cell = Cell(words.status(status), style(of: status))
    known.statuses[status] = cell
    return cell
  }

  private func owner(_ lead: Lead?, _ known: inout KnownCells) -> Cell {
    let owner = KnownCells.Owner(ministry: lead?.ministry, isConfirmed: lead?.confirmed)
    if let cell = known.owners[owner] { return cell }
    let cell = Cell(words.owner(lead, in: register, on: today))
    known.owners[owner] = cell
    return cell
  }

  private func due(_ row: Int, _ known: inout KnownCells) -> Cell {
    let due = register.due(ofAction: row)
    let term = KnownCells.Term(
      due: due?.due, isInherited: due?.isInherited == true, isLate: states.daysLate(row) != nil)
    if let cell = known.dues[term] { return cell }
    let text = due.map { words.shortDue($0.due) + ($0.isInherited ? "↑" : "") } ?? "-"
    let cell = Cell(text, term.isLate ? .late : .plain)
    known.dues[term] = cell
    return cell
  }

  private func style(of status: Status) -> Cell.Style {
    switch status {
    case .done: .done
    case .reportedDone: .waiting
    case .unreported, .notStarted, .inProgress, .onHold, .dropped: .plain
    }
  }

  /// By how much an action is in a state, or by whom.
  private func answer(_ row: Int, to state: Query.State) -> String {
    switch state {
    case .overdue: register.lateness(ofAction: row, on: today).map(words.lateBy) ?? ""
    case .waiting:
      [
        register.actions[row].dueAsked?.due.map { "→ " + words.shortDue($0) },
        states.daysAwaitingConfirmation(row).map { words("list.days", $0) },
      ].compactMap { $0 }.joined(separator: " ")
    case .blocked: waited(row)
    case .awaited: firstOf(states.followers(row).map { register.actions[$0].id })
    case .postponed: moved(row)
    case .open, .closed, .risk, .soon, .stale, .carried, .proposed, .inherited, .ongoing,
      .review, .counted, .handover, .escalated, .ontime, .donelate:
      ""
    case .stepLate:
      register.lateStep(ofAction: row, on: today).map { late in
        "\(late.step.title.text(in: words.language)) \(words("due.late", late.days))"
      } ?? ""
    }
  }

  /// By how many days the due date is another than the first, and how often it was moved.
  private func moved(_ row: Int) -> String {
    let times = states.postponements(row)
    if times == 0 { return "" }
    return words.slippage(days: states.slippage(row) ?? 0, times: times)
  }

  /// What an open action waits for: a ministry, else something in words, and other actions.
  private func waited(_ row: Int) -> String {
    guard register.actions[row].status.isOpen else { return "" }
    return firstOf(words.awaited(by: row, states))
  }

  /// The first of some names, and how many more there are.
  private func firstOf(_ all: [String]) -> String {
    guard let first = all.first else { return "" }
    return all.count > 1 ? "\(first) +\(all.count - 1)" : first
  }

  private func line(_ cells: [Cell], _ widths: [Int]) -> String {
    var room = width
    var line = ""
    for (cell, width) in zip(cells, widths) {
      let spaces = String(repeating: " ", count: max(0, width - cell.width))
      line += painted(cell.text + spaces, cell.style)
      line += "  "
      room = room.map { $0 - width - 2 }
    }
    let title = cells[cells.count - 1]
    // What ends it is seen whole.
    let end = title.end.isEmpty ? "" : "  " + title.end
    let text = room.map { TextWidth.fitted(title.text, to: max(0, $0 - TextWidth.of(end))) }
    return line + painted((text ?? title.text) + end, title.style)
  }

  private func painted(_ text: String, _ style: Cell.Style) -> String {
    guard hasColor, style != .plain else { return text }
    return "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m"
  }
}
