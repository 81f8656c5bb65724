import HusokCanvas
import HusokModel
import HusokWords

/// Actions as lines: with a heading, a count and cut to the terminal's width for a person, plain
/// and whole for a program.
struct ActionTable {
  let register: Register
  let words: Words
  let today: Day
  /// The columns of the terminal; nil where none reads it.
  let width: Int?

  /// The lines; with a grouping, a heading stands before each group of rows that come together.
  func lines(_ rows: [Int], groupedBy grouping: ActionOrder.Grouping?) -> [String] {
    let cells = rows.map(self.cells)
    let heading = ["list.id", "list.status", "list.owner", "list.due", "list.title"].map {
      words($0)
    }
    let all = width == nil ? cells : [heading] + cells
    let widths = (0..<4).map { column in all.map { TextWidth.of($0[column]) }.max() ?? 0 }
    var lines = width == nil ? [] : [line(heading, widths)]
    for (index, row) in rows.enumerated() {
      if let grouping, index == 0 || !isSame(row, as: rows[index - 1], by: grouping) {
        lines.append("# " + TextWidth.visible(name(row, grouping)))
      }
      lines.append(line(cells[index], widths))
    }
    guard width != nil else { return lines }
    return lines + [words("filter.count", rows.count, register.actions.count)]
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

  private func cells(_ row: Int) -> [String] {
    let action = register.actions[row]
    let due = register.due(ofAction: row)
    return [
      action.id, words.status(action.status), words.owner(action, in: register, on: today),
      due.map { words.shortDue($0.due) + ($0.isInherited ? "↑" : "") } ?? "-",
      action.title.text(in: words.language),
    ].map(TextWidth.visible)
  }

  private func line(_ cells: [String], _ widths: [Int]) -> String {
    let columns = zip(cells, widths).map { TextWidth.padded($0, to: $1) }
    let start = columns.joined(separator: "  ") + "  "
    guard let width else { return start + cells[4] }
    return start + TextWidth.fitted(cells[4], to: max(0, width - TextWidth.of(start)))
  }
}
