import HusokCanvas
import HusokExchange
import HusokModel
import HusokStore
import HusokWords

/// `husok meeting|outcome|ministry list`: records other than actions.
struct RecordListCommand {
  let context: CommandContext

  init(_ context: CommandContext) {
    self.context = context
  }

  func run(_ output: inout Output) throws(Failure) -> Int32 {
    let register = try context.opened().loaded.register
    let counts = RegisterCounts(register)
    let records: [Listed]
    switch context.invocation.command?.name {
    case "meeting list": records = register.meetings.indices.map { meeting($0, register, counts) }
    case "ministry list":
      records = register.ministries.indices.map { ministry($0, register, counts) }
    default: records = try outcomes(register, counts)
    }
    if context.invocation.has("--json") {
      output.write(JSONLines.array(records.map(\.value)))
    } else if context.invocation.has("--csv") {
      output.write(CSV.byteOrderMark + CSV.bytes([heading] + records.map(\.guarded)))
    } else if context.invocation.has("--ids") {
      for record in records { output.line(context.visible(record.cells[0])) }
    } else if records.isEmpty {
      context.complain(context.words(none))
    } else {
      writeTable(records, to: &output)
    }
    return records.isEmpty ? ExitCode.nothingMatched : ExitCode.success
  }

  /// A record as cells and as a value.
  private struct Listed {
    let cells: [String]
    let value: Value

    var guarded: [String] { cells.map(CSV.guarded) }
  }

  /// What is said where there are none.
  private var none: String {
    switch context.invocation.command?.name {
    case "meeting list": "list.noMeetings"
    case "ministry list": "list.noMinistries"
    default: "list.noOutcomes"
    }
  }

  private var heading: [String] {
    let names =
      switch context.invocation.command?.name {
      case "meeting list": ["list.id", "detail.date", "detail.progress", "field.title"]
      case "ministry list": ["list.id", "detail.code", "detail.actions", "pack.ministry"]
      default: ["list.id", "detail.due", "detail.progress", "field.title"]
      }
    return names.map { context.words($0) }
  }

  private func writeTable(_ records: [Listed], to output: inout Output) {
    let rows =
      (context.width == nil ? [] : [heading])
      + records.map { $0.cells.map(TextWidth.visible) }
    let widths = (0..<3).map { column in rows.map { TextWidth.of($0[column]) }.max() ?? 0 }
    for cells in rows {
      let start = zip(cells, widths).map { TextWidth.padded($0, to: $1) + "  " }.joined()
      let room = context.width.map { max(0, $0 - TextWidth.of(start)) }
      output.line(start + (room.map { TextWidth.fitted(cells[3], to: $0) } ?? cells[3]))
    }
  }

  private func meeting(_ row: Int, _ register: Register, _ counts: RegisterCounts) -> Listed {
    let meeting = register.meetings[row]
    let progress = counts.meetings[row]
    return Listed(
      cells: [
        meeting.id, meeting.date.map { $0.description } ?? "-",
        "\(progress.done)/\(progress.counted)", meeting.title.text(in: context.words.language),
      ], value: meeting.value)
  }

  private func outcomes(
    _ register: Register, _ counts: RegisterCounts
  ) throws(Failure) -> [Listed] {
    var meetings: Set<String> = []
    for word in context.invocation.operands {
      meetings.insert(try Reference.meeting(word, in: register, context.words))
    }
    return register.outcomes.indices.filter {
      meetings.isEmpty || meetings.contains(register.outcomes[$0].meeting)
    }.map { row in
      let outcome = register.outcomes[row]
      let progress = counts.outcomes[row]
      return Listed(
        cells: [
          outcome.id, outcome.due.map { $0.description } ?? "-",
          outcome.trackable ? "\(progress.done)/\(progress.counted)" : "-",
          outcome.title.text(in: context.words.language),
        ], value: outcome.value)
    }
  }

  private func ministry(_ row: Int, _ register: Register, _ counts: RegisterCounts) -> Listed {
    let ministry = register.ministries[row]
    let name = ministry.name(on: context.today)
    return Listed(
      cells: [
        ministry.id, name.code, "\(counts.ministries[row])",
        "\(name.full(in: context.words.language)) (\(name.short(in: .korean)))",
      ], value: ministry.value)
  }
}

/// Values as one JSON array with one value on a line.
enum JSONLines {
  /// The array.
  static func array(_ values: [Value]) -> [UInt8] {
    var bytes: [UInt8] = []
    for (index, value) in values.enumerated() {
      bytes += (index == 0 ? "[\n" : ",\n").utf8
      var writer = JSONWriter()
      writer.write(value)
      bytes += writer.bytes
    }
    return bytes + (values.isEmpty ? "[]\n" : "\n]\n").utf8
  }
}
