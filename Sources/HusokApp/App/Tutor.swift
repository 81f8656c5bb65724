import HusokModel
import HusokWords

/// Where a person is with the tasks of the tutor.
public struct Tutor: Sendable {
  /// What it is called among what the settings remember.
  static let member = "tutor"

  /// The task that is to be done; nil once all are.
  private(set) var task: TutorTask?
  /// The register with which it began.
  private var start: Register

  /// The number of the task that is to be done, from 0; that of one more than all once they are.
  var number: Int { task?.rawValue ?? TutorTask.allCases.count }

  /// Goes on with a task by its number from 0; with the first where there is none of that number.
  init(at number: Int, _ register: Register) {
    task = TutorTask(rawValue: number) ?? .move
    start = register
  }

  /// Goes on to the next task, where the one that is to be done is; whether it was.
  fileprivate mutating func follow(_ state: AppState) -> Bool {
    guard let task, task.isDone(in: state, since: start) else { return false }
    self.task = TutorTask(rawValue: task.rawValue + 1)
    start = state.register
    return true
  }
}

extension Settings {
  /// The number of the tutor's task that was left, from 0.
  public var tutorTask: Int { state[Tutor.member]?.text.flatMap { Int($0) } ?? 0 }
}

extension Tutor {
  /// Sees whether the task that is to be done is, and says the next.
  static func follow(_ state: inout AppState) {
    guard var tutor = state.tutor, tutor.follow(state) else { return }
    state.tutor = tutor
    state.say(state.words("tutor.well", tutor.text(state.words)))
  }

  /// The task that is to be done, with its number.
  func text(_ words: Words) -> String {
    guard let task else { return words("tutor.all") }
    return words("tutor.task", task.rawValue + 1, TutorTask.allCases.count, words(task.key))
  }
}
