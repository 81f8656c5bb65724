/// What the history of one action tells of its first due date. The store keeps that date for good;
/// one that was given by an act which was taken back since is none.
struct FirstDueTale: Sendable {
  /// The first due date that the lines tell of; nil where they tell of none.
  private(set) var told: Due?
  private var takenBack: Set<Due> = []
  private var isBegun = false

  /// Nothing was told yet.
  init() {}

  /// What some lines tell, in their order.
  ///
  /// - Parameter stands: whether the act of a line stands.
  init(_ changes: some Sequence<Change>, stands: (Change) -> Bool) {
    for change in changes { take(change, stands: stands(change)) }
  }

  /// Takes in the next line of the action.
  mutating func take(_ change: Change, stands: Bool) {
    switch change.field {
    case "due":
      let given = change.to.text.flatMap { Due($0) }
      // What it held before any line is told by the first.
      if !isBegun { told = change.from.text.flatMap { Due($0) } }
      isBegun = true
      if !stands, change.undoes == nil, let given { takenBack.insert(given) }
      if told == nil, stands { told = given }
    case "firstDue" where stands:
      told = change.to.text.flatMap { Due($0) }
    case Change.wholeRecord where stands:
      isBegun = true
      told = (change.to["firstDue"] ?? change.to["due"])?.text.flatMap { Due($0) }
    default: break
    }
  }

  /// The first due date of an action that holds one: another where that was taken back.
  func corrected(_ held: Due?) -> Due? {
    guard let held, held != told, takenBack.contains(held) else { return held }
    return told
  }
}
