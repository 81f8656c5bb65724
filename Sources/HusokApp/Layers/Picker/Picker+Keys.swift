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
    case .home: picker.move(by: -picker.items.count)
    case .end: picker.move(by: picker.items.count)
    case .pageUp: picker.move(by: -10)
    case .pageDown: picker.move(by: 10)
    case .left, .right:
      if case .owner = purpose {
        picker.isProposal.toggle()
      } else {
        _ = picker.field.press(key)
      }
    case .character(" ") where isMultiple: picker.toggle()
    case .character(let character) where place(of: character) != nil:
      return pick(by: character, in: &state)
    case .delete where purpose == .keptView: return deleteKept(in: &state)
    default:
      if !picker.field.press(key) { return [] }
      picker.search(records: records(for: picker, in: &state))
    }
    state.layers.replaceFront(with: .picker(picker))
    return []
  }

  func paste(_ text: String, in state: inout AppState) {
    var picker = self
    picker.field.insert(text)
    picker.search(records: records(for: picker, in: &state))
    state.layers.replaceFront(with: .picker(picker))
  }

  /// The records that the letters typed mean: all that the words behind a blank find, or those whose
  /// number begins so.
  private func records(for picker: Picker, in state: inout AppState) -> [Item] {
    guard purpose == .command else { return [] }
    let text = picker.field.text.trimmed
    let ids =
      picker.isForRecords
      ? RecordSearch.records(holding: text, in: &state)
      : RecordSearch.records(beginning: text, in: state)
    return state.scene.recordItems(ids)
  }

  func click(_ place: Int, isDouble: Bool, in state: inout AppState) -> [Effect] {
    guard found.indices.contains(place) else { return [] }
    var picker = self
    picker.position = place
    state.layers.replaceFront(with: .picker(picker))
    return state.press(isMultiple ? .character(" ") : .enter)
  }

  /// The key that stands beside an item picks it; where several may be picked, it puts it on or off.
  private func pick(by key: Character, in state: inout AppState) -> [Effect] {
    guard let place = place(of: key) else { return [] }
    var picker = self
    picker.position = place
    if isMultiple { picker.toggle() }
    state.layers.replaceFront(with: .picker(picker))
    return isMultiple ? [] : picker.pick(in: &state)
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
    var hints = [scene.hint("↑ ↓", "move")]
    if case .owner = purpose {
      hints.insert(scene.hint("Enter", isProposal ? "propose" : "confirm"), at: 0)
      hints.append(scene.hint("← →", isProposal ? "toConfirmed" : "toProposed"))
    } else {
      hints.insert(scene.hint("Enter", isMultiple ? "take" : "pick"), at: 0)
    }
    if isMultiple { hints.append(scene.hint("Space", "onOff")) }
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
      .split, .closeMeeting, .register, .settle, .mapping, .stepList:
      Set(chosen)
    }
  }
}
