import HusokModel

extension AppState {
  /// Carries out an act of a layer that was left for it. Where it would overwrite what others changed
  /// meanwhile, the layer is there again, and it is asked.
  mutating func attempt(
    from layer: Layer, over meanwhile: Meanwhile, leavingOut count: Int = 0,
    _ make: (AppState, inout ActContext) throws(Refusal) -> Act
  ) -> [Effect] {
    do throws(Refusal) {
      return try trying(over: meanwhile, leavingOut: count, make)
    } catch {
      if !ask(about: error, meanwhile, from: layer) { say(words.refusal(error), .warning) }
      return []
    }
  }

  /// Asks about what others changed, where that is why an act of a layer was refused; whether it did.
  mutating func ask(about refusal: Refusal, _ meanwhile: Meanwhile, from layer: Layer?) -> Bool {
    guard case .changedSince(_, let field) = refusal else { return false }
    let isWhole = field == Change.wholeRecord
    let theirs = meanwhile.changes.filter { isWhole || $0.field == field }
    if theirs.isEmpty { return false }
    if let layer { layers.append(layer) }
    layers.append(Question.overwriting(theirs.suffix(3), .overwrite, scene))
    return true
  }
}
