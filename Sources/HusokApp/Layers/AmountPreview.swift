import HusokModel

/// What an amount that is being typed means.
extension Scene {
  /// The amount with its unit and how much of the goal it is.
  func amountPreview(_ text: String, _ measure: FormMeasure) -> String {
    let unit = words.typedUnit(measure.unit)
    guard let number = AmountInput.read(text, unit: measure.unit, places: unit.places) else {
      return words("preview.noAmount", unit.name)
    }
    let amount = words.amount(number.description, unit: measure.unit)
    let goal = measure.goal.flatMap { DecimalNumber($0) }
    guard let share = goal.flatMap({ words.share(number, of: $0) }) else {
      return glyphs.arrow + " " + amount
    }
    return glyphs.arrow + " " + words("preview.share", amount, share)
  }
}
