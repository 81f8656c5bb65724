import HusokModel

/// `husok meeting add`: a summit or a ministers' meeting.
struct MeetingAddCommand: ChangingCommand {
  static let spec = CommandSpec(
    name: "meeting add", operands: [.text("ID"), .title],
    options: [
      .ko, .en, .kind(.meetingKind), CommandSpec.Option(name: "--date", value: .day),
      CommandSpec.Option(name: "--number", value: .text("N")), .dryRun,
    ],
    examples: [
      "husok meeting add F263 \"263rd Foreign Economic Ministers' Meeting\" --date 2026-03-09"
    ], run: .of(MeetingAddCommand.self))

  let context: CommandContext

  func make(on register: Register, _ circumstances: inout ActContext) throws -> MadeAct {
    MadeAct(act: try register.adding(try newMeeting(), in: &circumstances))
  }

  private func newMeeting() throws -> Meeting {
    var meeting = Meeting()
    meeting.id = operands[0]
    meeting.title = try title()
    let input = context.input(Register())
    if let kind = option("--kind") {
      meeting.kind = try input.choice(kind, of: "kind", in: .meetingKind)
    }
    meeting.date = try context.day("--date")
    if let number = option("--number") {
      meeting.number = try input.wholeNumber(number, of: "number")
    }
    return meeting
  }
}
