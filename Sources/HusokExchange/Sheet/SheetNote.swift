import HusokModel

/// A note that a row of a sheet adds.
struct SheetNote {
  /// What it is about.
  let kind: Note.Kind
  /// What it says.
  let text: String
  /// Whether it says that nothing changed since the last report.
  var isUnchanged = false
}
