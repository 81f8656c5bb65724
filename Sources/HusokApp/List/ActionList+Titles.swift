import HusokModel

extension ActionList {
  /// What the heading of a group says.
  func title(of group: Group, by grouping: ActionOrder.Grouping?, scene: Scene) -> String {
    let words = scene.words
    guard let key = group.key else {
      return words(grouping == .ministry ? "owner.none" : "due.none")
    }
    switch grouping {
    case .ministry?:
      guard let name = scene.register.ministry(key)?.name(on: scene.today) else { return key }
      return name.short(in: words.language) + "  " + name.full(in: words.language)
    case .status?: return Status(rawValue: key).map(words.status) ?? key
    case .due?: return Due(key).map { words.due($0) } ?? key
    case .meeting?, nil: return key
    }
  }

  /// The id of the record under the cursor, for the title of its details.
  func selectedTitle(by grouping: ActionOrder.Grouping?, _ scene: Scene) -> String {
    guard let row = selectedRow else { return "" }
    if case .group(let place) = row { return title(of: groups[place], by: grouping, scene: scene) }
    return id(of: row, scene.register)
  }
}
