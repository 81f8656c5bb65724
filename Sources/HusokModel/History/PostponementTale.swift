/// What the history of one action tells of its due date: how often it was moved to a later end, and why
/// the last time.
///
/// What a merge notes moves nothing: each of the two dates was given by a line of its own, and the one
/// that stands has the reason with which it was given. Neither does who takes the other of the two.
struct PostponementTale: Sendable {
  /// A due date that was given, how often it had been moved by then, and why the last time.
  struct Part: Sendable {
    let due: Due
    let times: Int
    let reason: String?
    let isUnexplained: Bool
  }

  /// The dates that were given, oldest first.
  private(set) var parts: [Part] = []
  /// How often it was moved to a later end.
  private(set) var times = 0
  /// The date that it has since the last line; nil for none.
  private var present: Due?
  /// All dates that any line gave, and those that a line gave which stands.
  private var given: (any: Set<String>, standing: Set<String>) = ([], [])
  /// The two values of which a merge kept the first, until somebody changes that.
  private var disputed: (kept: Value, lost: Value)?

  /// What some lines tell, in their order.
  ///
  /// - Parameter stands: whether the act of a line stands.
  init(_ changes: some Sequence<Change>, stands: (Change) -> Bool) {
    for change in changes where change.field == "due" { take(change, stands: stands(change)) }
  }

  /// Why it was moved to its present date, the last time; nil where nobody said, or no line tells of
  /// that date.
  var reason: String? { last?.reason }

  /// Whether nobody said why it was moved the last time.
  var isUnexplained: Bool { last?.isUnexplained ?? false }

  private var last: Part? { parts.last { $0.due == present } }

  private mutating func take(_ change: Change, stands: Bool) {
    let text = change.to.text ?? ""
    let due = Due(text)
    present = due
    let isNoted = change.reason == Merge.reason && given.any.contains(text)
    if !isNoted { given.any.insert(text) }
    guard stands, !isNoted || given.standing.contains(text) else { return }
    given.standing.insert(text)
    let choice = disputed.map { change.from == $0.kept && change.to == $0.lost } ?? false
    disputed = change.reason == Merge.reason ? (change.to, change.from) : nil
    guard let due else { return }
    let told = parts.last { $0.due == due }
    if isNoted || choice {
      let reason = choice ? change.reason ?? told?.reason : told?.reason
      return add(due, reason, isUnexplained: (told?.isUnexplained ?? false) && reason == nil)
    }
    let said = change.reason.flatMap { $0 == Merge.reason ? nil : $0 }
    let before = parts.last
    if case .due(isLater: true, _) = ChangeDigest.Content(change) {
      times += 1
      return add(due, said, isUnexplained: said == nil)
    }
    let isSame = change.from == change.to
    add(
      due, isSame ? said ?? before?.reason : before?.reason,
      isUnexplained: (before?.isUnexplained ?? false) && said == nil)
  }

  private mutating func add(_ due: Due, _ reason: String?, isUnexplained: Bool) {
    parts.append(Part(due: due, times: times, reason: reason, isUnexplained: isUnexplained))
  }
}
