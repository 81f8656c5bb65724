/// One step on the way to the end of an action: a hearing, a signature, a report to the Assembly.
public struct ActionStep: FieldOwner {
  /// Its number among the steps that the action ever had, as a text.
  public var id = ""
  /// What it is.
  public var title = Bilingual()
  /// When it is due.
  public var due: Due?
  /// The day it was done; nil while it is to be done.
  public var doneOn: Day?
  /// The id of the ministry that does it, where that is not the lead of the action.
  public var ministry: String?
  /// Members that this version does not know.
  public var extra: [Value.Member] = []

  /// A blank one, to be filled.
  public init() {}

  /// How the store writes it.
  public static let fields: [Field<ActionStep>] = [
    .text("id", { $0.id }, { $0.id = $1 }),
    .title("title", { $0.title }, { $0.title = $1 }),
    .due("due", { $0.due }, { $0.due = $1 }),
    .day("doneOn", { $0.doneOn }, { $0.doneOn = $1 }),
    .optionalText("ministry", { $0.ministry }, { $0.ministry = $1 }),
  ]

  /// Whether it was done.
  public var isDone: Bool { doneOn != nil }

  /// Days after the last day of its due date; nil where it was done, or is not late.
  public func daysLate(on today: Day) -> Int? { isDone ? nil : due?.daysLate(on: today) }
}

/// A step as people name it: `CN26-3.1/2`.
public struct StepReference: Sendable, Hashable, CustomStringConvertible {
  /// The id of the action.
  public let action: String
  /// The id of the step.
  public let step: String

  /// A step of an action.
  public init(action: String, step: String) {
    self.action = action
    self.step = step
  }

  /// What a text names; nil where it names no step.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return nil }
    self.init(action: String(parts[0]), step: String(parts[1]))
  }

  /// As it is typed.
  public var description: String { "\(action)/\(step)" }
}

extension FollowUpAction {
  /// Its steps as they follow each other: by their due dates, those without one behind the step
  /// that they were written behind.
  public var orderedSteps: [ActionStep] {
    if steps.count < 2 { return steps }
    var latest = Int.min
    let dated = steps.map { step in
      if let last = step.due?.last.number { latest = last }
      return (step: step, day: step.due?.last.number ?? latest)
    }
    return dated.enumerated()
      .sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }
      .map(\.element.step)
  }

  /// The first step that is to be done.
  public var nextStep: ActionStep? {
    steps.isEmpty ? nil : orderedSteps.first { !$0.isDone }
  }

  /// How many of its steps were done, of how many; nil where it has none.
  public var stepProgress: StepProgress? {
    steps.isEmpty ? nil : StepProgress(done: steps.count { $0.isDone }, all: steps.count)
  }

  /// The step of an id; nil where there is none.
  public func step(_ id: String) -> ActionStep? { steps.first { $0.id == id } }
}

/// How many steps of an action were done.
public struct StepProgress: Sendable, Equatable, CustomStringConvertible {
  /// How many were done.
  public let done: Int
  /// How many there are.
  public let all: Int

  /// As it is shown: `2/5`.
  public var description: String { "\(done)/\(all)" }
}
