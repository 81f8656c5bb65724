/// What the number in a field measures.
struct FormMeasure: Sendable {
  /// Its unit, as the store writes it.
  let unit: String
  /// The number that is all of it, as the store writes it; nil where there is none.
  var goal: String?
}
