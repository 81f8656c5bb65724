import HusokCanvas
import HusokModel
import HusokStore
import HusokWords

/// `husok call --status`: a line for each ministry, and how many there are of each sort.
struct CallStatus {
  let context: CommandContext
  let register: Register

  private var words: Words { context.words }

  /// Writes how the reports for a meeting stand.
  func write(_ meeting: String, to output: inout Output) throws(Failure) -> Int32 {
    guard let record = register.meeting(meeting) else {
      throw Failure(.noSuchRecord(meeting), words)
    }
    let round = CallRound(record, in: register, today: context.today)
    if context.invocation.has("--json") {
      output.write(JSONLines.array(round.entries.map { value(of: $0, in: meeting) }))
      return ExitCode.success
    }
    if record.calls.isEmpty {
      context.complain(words("call.notAsked", meeting))
      return ExitCode.nothingMatched
    }
    let names = round.entries.map { words.short($0.ministry, in: register, on: context.today) }
    let width = names.map { TextWidth.of($0) }.max() ?? 0
    for (name, entry) in zip(names, round.entries) {
      output.line(context.visible(TextWidth.padded(name, to: width) + "  " + state(of: entry)))
    }
    output.line(context.visible(words("call.total", meeting, words.callNumbers(round))))
    return ExitCode.success
  }

  private func state(of entry: CallRound.Entry) -> String {
    let state = words.callState(entry)
    let late = entry.daysLate.map { words("call.state.late", $0) }
    let day = entry.counts(.missing) ? entry.call?.due : nil
    let due = day.map { words("call.state.due", words.day($0)) }
    let open = entry.led.isEmpty ? nil : words("call.state.open", entry.led.count)
    return [state, due, late, open].compactMap { $0 }.joined(separator: ", ")
  }

  private func value(of entry: CallRound.Entry, in meeting: String) -> Value {
    let written = { (text: String?) in text.map(Value.string) ?? .null }
    let number = { (number: Int?) in number.map { Value.number(String($0)) } ?? .null }
    let members: [Value.Member] = [
      .init("meeting", .string(meeting)), .init("ministry", .string(entry.ministry)),
      .init("asked", written(entry.call?.at?.description)),
      .init("due", written(entry.call?.due?.description)),
      .init("back", written(entry.call?.back?.description)),
      .init("open", number(entry.led.count)), .init("daysLate", number(entry.daysLate)),
    ]
    let figures: [CallRound.Figure] = [.missing, .unneeded]
    return .object(members + figures.map { .init($0.rawValue, .bool(entry.counts($0))) })
  }
}
