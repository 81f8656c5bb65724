/// A ready list of steps, such as those of a trade treaty.
public struct StepList: Sendable, Equatable {
  /// What it is called on the command line.
  public let name: String
  /// What it is called on the screen.
  public let title: Bilingual
  /// The kinds of outcome for which it is offered.
  public let kinds: [Outcome.Kind]
  /// Its steps, without numbers and dates.
  public private(set) var steps: [ActionStep] = []

  /// A list without steps yet.
  public init(name: String, title: Bilingual, kinds: [Outcome.Kind]) {
    self.name = name
    self.title = title
    self.kinds = kinds
  }

  /// Adds a step of a title.
  public mutating func append(_ title: Bilingual) {
    var step = ActionStep()
    step.title = title
    steps.append(step)
  }

  /// Whether it is offered for an action of a register.
  public func fits(_ action: FollowUpAction, in register: Register) -> Bool {
    register.outcome(action.outcome).map { kinds.contains($0.kind) } ?? false
  }
}

extension [StepList] {
  /// These lists with those of an office, which take the place of lists of the same name.
  public func edited(by own: [StepList]) -> [StepList] {
    map { list in own.first { $0.name == list.name } ?? list }
      + own.filter { list in !contains { $0.name == list.name } }
  }
}

/// The ready lists that there are, and what is wrong with those of the office, which are passed over then.
public struct StepLists: Sendable {
  /// The lists.
  public let lists: [StepList]
  /// What is wrong, in words; nil where nothing is.
  public let mistake: String?

  /// Lists, and what is wrong with others.
  public init(_ lists: [StepList], mistake: String? = nil) {
    self.lists = lists
    self.mistake = mistake
  }
}
