import HusokCanvas
import HusokModel

extension Picker: LayerContent {
  var takesText: Bool { true }

  func press(_ key: Key, in state: inout AppState) -> [Effect] {
    var picker = self
    switch key {
    case .escape, .control("c"):
      state.layers.removeLast()
      return []
    case .enter: return pick(in: &state)
    case .up, .control("p"): picker.move(by: -1)
    case .down, .control("n"): picker.move(by: 1)
    case .pageUp: picker.move(by: -10)
    case .pageDown: picker.move(by: 10)
    case .tab: picker.turn()
    case .delete where purpose == .keptView: return deleteKept(in: &state)
    default:
      if !picker.field.press(key) { return [] }
      picker.search()
    }
    state.layers.replaceFront(with: .picker(picker))
    return []
  }

  func paste(_ text: String, in state: inout AppState) {
    var picker = self
    picker.field.insert(text)
    picker.search()
    state.layers.replaceFront(with: .picker(picker))
  }

  func click(_ place: Int, isDouble: Bool, in state: inout AppState) -> [Effect] {
    guard found.indices.contains(place) else { return [] }
    var picker = self
    picker.position = place
    state.layers.replaceFront(with: .picker(picker))
    return isMultiple ? state.press(.tab) : state.press(.enter)
  }

  /// Tab puts an item on and off where several may be picked, and proposes instead of confirming.
  private mutating func turn() {
    if case .owner = purpose {
      isProposal.toggle()
    } else if isMultiple, let item = selected {
      if let place = chosen.firstIndex(of: item.id) {
        chosen.remove(at: place)
      } else {
        chosen.append(item.id)
      }
      move(by: 1)
    } else {
      move(by: 1)
    }
  }

  private func deleteKept(in state: inout AppState) -> [Effect] {
    guard let item = selected else { return [] }
    state.person.settings.keptViews.removeAll { $0.name == item.id }
    state.layers.removeLast()
    state.say(state.words("said.keptDeleted", item.name))
    return [.keepSettings(state.rememberedSettings)]
  }

  func hints(in state: AppState) -> [Hint] {
    let scene = state.scene
    var hints = [
      scene.hint("Enter", isMultiple ? "take" : "pick"), scene.hint("↑ ↓", "move"),
    ]
    if isMultiple { hints.append(scene.hint("Tab", "onOff")) }
    if case .owner = purpose {
      hints.append(scene.hint("Tab", isProposal ? "toConfirmed" : "toProposed"))
    }
    if purpose == .keptView { hints.append(scene.hint("Del", "delete")) }
    return hints + [scene.hint("Esc", "back")]
  }

  func draw(on screen: inout Screen, in area: Rect, of state: AppState) {
    let room = purpose == .command ? state.layout.page : area
    PickerView(scene: state.scene, picker: self, on: on(state.asked)).draw(on: &screen, in: room)
  }

  /// The ids that are on: those that were chosen here, and the filters of the list.
  private func on(_ asked: Asked) -> Set<String> {
    switch purpose {
    case .ministryFilter: Set(chosen + asked.ministries)
    case .meetingFilter:
      Set(chosen + asked.filters.filter { $0.hasPrefix("#") }.map { String($0.dropFirst()) })
    case .owner, .supporting, .handOver, .keptView, .command, .backup, .formField, .rename,
      .split, .closeMeeting:
      Set(chosen)
    }
  }
}
