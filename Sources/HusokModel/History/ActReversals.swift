/// Which acts of a history were taken back, and which of those were done again. What was taken
/// back counts for nothing, and neither does what took it back.
struct ActReversals: Sendable {
  private var all: [(act: String, target: String)] = []
  private var targets: [String: String] = [:]
  private var takenBack: Set<String> = []
  private var involved: Set<String> = []

  /// Nothing was taken back.
  init() {}

  /// What some lines of the history, in their order, say of acts that were taken back.
  init(_ changes: some Sequence<Change>) {
    add(changes)
  }

  /// Whether no act takes back another.
  var isEmpty: Bool { all.isEmpty }

  /// Takes in lines that follow those so far.
  mutating func add(_ changes: some Sequence<Change>) {
    for change in changes {
      guard let target = change.undoes, targets[change.actID] == nil else { continue }
      targets[change.actID] = target
      all.append((change.actID, target))
      involved.formUnion([change.actID, target])
    }
    settle()
  }

  /// Takes it that an act is taken back as well.
  mutating func takeBack(_ act: String) {
    all.append(("", act))
    settle()
  }

  private mutating func settle() {
    takenBack = []
    // From the latest on: what was taken back itself takes back nothing.
    for (act, target) in all.reversed() where !takenBack.contains(act) { takenBack.insert(target) }
  }

  /// Whether an act stands: it was not taken back, and it takes back nothing.
  func stands(_ act: String) -> Bool { targets[act] == nil && !takenBack.contains(act) }

  /// Whether an act takes back another and was not taken back itself.
  func takesBack(_ act: String) -> Bool { targets[act] != nil && !takenBack.contains(act) }

  /// Whether an act was taken back, now or once, or takes back another.
  func concern(_ act: String) -> Bool { involved.contains(act) }

  /// The act that another takes back, the one which that takes back in turn, and so on.
  func chain(of act: String) -> [String] {
    var chain = [act]
    var seen: Set<String> = [act]
    while let last = chain.last, let target = targets[last], seen.insert(target).inserted {
      chain.append(target)
    }
    return chain
  }
}
