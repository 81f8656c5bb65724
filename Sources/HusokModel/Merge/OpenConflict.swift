/// What two people changed, a field or an element of a set, until somebody changes it again.
struct OpenConflict: Sendable, Equatable {
  /// Where the line of the history stands that first told of it.
  let position: Int
  /// The id of the record.
  let record: String
  /// Its field.
  let field: String
  /// The value that stands; of a set the element, `null` where it was taken out.
  private(set) var kept: Value
  /// The other value; of a set the element, `null` where it was put in.
  private(set) var lost: Value

  /// What a line tells that a merge wrote.
  init(_ change: Change, at position: Int) {
    self.position = position
    record = change.record
    field = change.field
    kept = change.to
    lost = change.from
  }

  /// Whether a later line is about the same field or element.
  func concerns(_ change: Change) -> Bool {
    guard change.record == record, change.field == field else { return false }
    if !Section.isSet(field) { return true }
    return kept.isNull ? change.to == lost : change.from == kept
  }

  /// Whether a line takes back the act that gave the value which stands, so that nothing is to be chosen
  /// any more. An act that came after the merge and gave the same value is another.
  ///
  /// - Parameter lines: all lines of the record.
  func isTakenBack(by change: Change, among lines: [PlacedChange]) -> Bool {
    guard change.record == record, change.field == field, change.from == kept, change.to != kept
    else { return false }
    return lines.contains { line in
      line.position < position && line.change.actID == change.undoes && line.change.field == field
        && line.change.to == kept
    }
  }

  /// Takes over what a later merge came to about it; false where that was about something else.
  mutating func take(_ change: Change) -> Bool {
    let isAgain = change.record == record && change.field == field && change.to == kept
    if !isAgain, !concerns(change) { return false }
    kept = change.to
    lost = change.from
    return true
  }
}

extension [OpenConflict] {
  /// Takes in the next line of the history.
  mutating func take(_ change: Change, at position: Int) {
    if change.reason != Merge.reason { return removeAll { $0.concerns(change) } }
    for place in indices where self[place].take(change) { return }
    append(OpenConflict(change, at: position))
  }
}
