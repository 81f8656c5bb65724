import HusokModel

extension Picker {
  /// The id of the value that does not stand.
  static let otherValue = "other"

  /// The two values of a field that two people changed, to pick from; nil where it is decided in another
  /// way.
  static func settling(_ finding: Finding, in state: AppState) -> Picker? {
    guard let line = state.register.dispute(finding.record, finding.detail) else { return nil }
    let words = state.words
    let (kept, other) = words.values(of: line, in: state.register)
    return Picker(
      .settle(finding.record, dispute: finding.detail),
      items: [
        Item(id: "kept", code: "", name: kept, note: words("settle.stands"), words: [kept]),
        Item(id: otherValue, code: "", name: other, note: words("settle.other"), words: [other]),
      ])
  }
}
