import HusokCanvas
import HusokModel
import HusokWords

/// What a log would make, in lines: each row with every field of its action, then what is not taken.
public struct LogPreview: Sendable {
  private let words: Words
  private let today: Day
  private let width: Int

  /// Lines of a width in the language of the words.
  public init(words: Words, today: Day, width: Int) {
    self.words = words
    self.today = today
    self.width = width
  }

  /// The lines of a plan.
  public func lines(of plan: LogPlan) -> [RecordText.Line] {
    made(plan) + refused(plan)
  }

  /// What is made: ministries and outcomes by their titles, actions with all that they hold.
  public func made(_ plan: LogPlan) -> [RecordText.Line] {
    let sheet = ActionSheet(register: plan.register, words: words, today: today)
    let actions = Set(plan.made.map(\.id))
    let others = (plan.act?.records ?? []).filter { !actions.contains($0) }
    var lines = others.flatMap { id in
      let title = words.name(ofRecord: id, in: plan.register, on: today).title
      return wrapped("+ \(id)  \(title)", .heading)
    }
    for (row, id) in plan.made {
      guard let action = plan.register.action(id) else { continue }
      lines += wrapped(words("log.row", row, id), .heading)
      for column in ActionSheet.Column.allCases where !LogPreview.passedOver.contains(column) {
        let text = sheet.cell(column, action)
        if !text.isEmpty { lines += field(words("sheet.\(column.rawValue)"), text) }
      }
      for evidence in action.evidence { lines += field(words("detail.evidence"), evidence.title) }
    }
    return lines
  }

  /// What is not taken, and why; then what is passed over.
  public func refused(_ plan: LogPlan) -> [RecordText.Line] {
    let sentences =
      plan.unknown.map { words.sentence($0) } + plan.refused.map { words.sentence($0) }
    return sentences.flatMap { wrapped($0, .bad) }
      + words.remarks(plan).flatMap { wrapped($0, .quiet) }
  }

  /// The columns that say nothing of a new action.
  private static let passedOver: Set<ActionSheet.Column> = [
    .id, .outcomeTitle, .addProgress, .addPlan, .addDifficulty, .addRequest, .reason, .base,
  ]

  private func field(_ label: String, _ text: String) -> [RecordText.Line] {
    text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().flatMap {
      index, line in
      wrapped((index == 0 ? "  \(label): " : "    ") + line, .plain)
    }
  }

  private func wrapped(_ text: String, _ role: RecordText.Role) -> [RecordText.Line] {
    TextWidth.wrapped(text, to: width).map { RecordText.Line(text: $0, role: role) }
  }
}
