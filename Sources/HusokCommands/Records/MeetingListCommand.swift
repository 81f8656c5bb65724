import HusokModel

/// `husok meeting list`: the meetings.
struct MeetingListCommand: Command {
  static let spec = CommandSpec(
    name: "meeting list", options: [.json, .csv, .ids], examples: ["husok meeting list"],
    run: .of(MeetingListCommand.self))

  let context: CommandContext

  func run(_ output: inout Output) throws(Failure) -> Int32 {
    let register = try context.opened().loaded.register
    let counts = RegisterCounts(register)
    let rows = register.meetings.indices.map { row in
      let meeting = register.meetings[row]
      let progress = counts.meetings[row]
      return RecordListing.Row(
        cells: [
          meeting.id, meeting.date.map { $0.description } ?? "-",
          "\(progress.done)/\(progress.counted)", meeting.title.text(in: context.words.language),
        ], value: meeting.value)
    }
    return RecordListing(
      context: context,
      heading: ["list.id", "detail.date", "detail.progress", "field.title"],
      none: "list.noMeetings", rows: rows
    ).write(to: &output)
  }
}
