import HusokModel
import HusokWords

/// How many ministries were asked to report, and what became of it; each number is a door to them.
struct CallLines {
  let context: PageContext
  let round: CallRound

  /// The lines for the round that goes on; none where nobody was asked.
  static func current(_ context: PageContext) -> [PageLine] {
    guard let round = CallRound.current(in: context.register, today: context.today) else {
      return []
    }
    let heading = context.words("overview.reports", context.words.shortTitle(round.meeting))
    return [context.heading(heading)] + CallLines(context: context, round: round).numbers
  }

  /// The numbers, one behind the other.
  var numbers: [PageLine] {
    context.flow(
      CallRound.Figure.allCases.compactMap { figure in
        let count = round.count(figure)
        // What is not asked yet is told only where there is something.
        if figure == .unasked, count == 0 { return nil }
        let role = role(of: figure, count)
        let door = count == 0 ? nil : Door.reports(round.meeting.id, figure)
        return [
          PageSpan(context.words("call.figure.\(figure.rawValue)") + " ", role),
          PageSpan(String(count), role, door: door),
        ]
      })
  }

  private func role(of figure: CallRound.Figure, _ count: Int) -> Theme.Role {
    if count == 0 { return .quiet }
    return switch figure {
    case .late: .bad
    case .missing: .waiting
    case .back: .good
    case .asked, .unneeded, .unasked: .plain
    }
  }
}
