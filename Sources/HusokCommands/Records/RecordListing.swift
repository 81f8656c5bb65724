import HusokCanvas
import HusokExchange
import HusokModel
import HusokStore

/// Records other than actions, as a table, as JSON, as CSV or by their ids.
struct RecordListing {
  /// A record as cells, the last of which may be cut, and as a value.
  struct Row {
    let cells: [String]
    let value: Value
  }

  let context: CommandContext
  /// The keys of the words above the cells.
  let heading: [String]
  /// The key of what is said where there are none.
  let none: String
  let rows: [Row]

  func write(to output: inout Output) -> Int32 {
    if context.invocation.has("--json") {
      output.write(JSONLines.array(rows.map(\.value)))
    } else if context.invocation.has("--csv") {
      let records = [headings] + rows.map { $0.cells.map(CSV.guarded) }
      context.writeText(CSV.byteOrderMark + CSV.bytes(records), to: &output)
    } else if context.invocation.has("--ids") {
      for row in rows { output.line(context.visible(row.cells[0])) }
    } else if rows.isEmpty {
      context.complain(context.words(none))
    } else {
      writeTable(to: &output)
    }
    return rows.isEmpty ? ExitCode.nothingMatched : ExitCode.success
  }

  private var headings: [String] { heading.map { context.words($0) } }

  private func writeTable(to output: inout Output) {
    let width = context.width
    let table = (width == nil ? [] : [headings]) + rows.map { $0.cells.map(TextWidth.visible) }
    let widths = (0..<3).map { column in table.map { TextWidth.of($0[column]) }.max() ?? 0 }
    for cells in table {
      let start = zip(cells, widths).map { TextWidth.padded($0, to: $1) + "  " }.joined()
      let room = width.map { max(0, $0 - TextWidth.of(start)) }
      output.line(start + (room.map { TextWidth.fitted(cells[3], to: $0) } ?? cells[3]))
    }
  }
}
