import HusokCanvas
import HusokModel

extension Form: LayerContent {
  var takesText: Bool { true }

  func press(_ key: Key, in state: inout AppState) -> [Effect] {
    var form = self
    form.problem = nil
    form.isConfirmed = false
    switch key {
    case .escape, .control("c"): return form.leave(in: &state)
    case .control("s"): return form.save(in: &state)
    case .enter where isOnSave: return form.save(in: &state)
    case .tab where form.turnCompletion(by: 1), .backTab where form.turnCompletion(by: -1): break
    case .tab where typedPath != nil:
      state.layers.replaceFront(with: .form(form))
      return typedPath.map { [.completePath($0)] } ?? []
    case .up, .backTab, .control("p"): form.move(by: -1)
    case .down, .tab, .control("n"): form.move(by: 1)
    // What may stay empty is left empty; a letter begins the search.
    case .enter where isAtEmptyChoice: form.move(by: 1)
    case .enter:
      if let picker = picker(state.scene) {
        state.layers.replaceFront(with: .form(form))
        state.layers.append(.picker(picker))
        return []
      }
      form.move(by: 1)
    case .character(let character):
      if let picker = picker(state.scene) {
        return form.pick(from: picker, beginningWith: character, in: &state)
      }
      if !form.take(key) {
        form.problem = state.words(form.isOnSave ? "form.onSave" : "form.onChoice")
      }
    default: _ = form.take(key)
    }
    state.layers.replaceFront(with: .form(form))
    return form.suggested == suggested ? [] : form.suggested.map { [.findFreeName($0)] } ?? []
  }

  /// Whether the cursor is on a field that is picked, may stay empty and is empty.
  private var isAtEmptyChoice: Bool {
    guard fields.indices.contains(position) else { return false }
    return fields[position].content == .picks([]) && !fields[position].isRequired
  }

  /// A letter typed where something is picked begins the search.
  private func pick(
    from picker: Picker, beginningWith character: Character, in state: inout AppState
  ) -> [Effect] {
    state.layers.replaceFront(with: .form(self))
    state.layers.append(.picker(picker))
    return character == " " ? [] : picker.press(.character(character), in: &state)
  }

  /// Leaving a form in which something was typed takes two strokes.
  private func leave(in state: inout AppState) -> [Effect] {
    if isChanged, !isLeaving {
      var form = self
      form.isLeaving = true
      form.problem = state.words("form.leaving")
      state.layers.replaceFront(with: .form(form))
      return []
    }
    state.layers.removeLast()
    return []
  }

  /// What a field that is picked is picked from.
  private func picker(_ scene: Scene) -> Picker? {
    guard fields.indices.contains(position) else { return nil }
    let field = fields[position]
    guard case .picks(let ids) = field.content, !field.isFixed else { return nil }
    let items: [Picker.Item] =
      switch field.source {
      case .ministries: scene.ministryItems
      case .meetings: scene.meetingItems
      case .outcomes: scene.outcomeItems
      case .actions: scene.actionItems(except: subject.records)
      }
    return Picker(
      .formField(position, field.name), items: items, chosen: ids, isMultiple: field.isMultiple)
  }

  func paste(_ text: String, in state: inout AppState) {
    var form = self
    if form.edit({ $0.insert(text) }) { state.layers.replaceFront(with: .form(form)) }
  }

  func click(_ place: Int, isDouble: Bool, in state: inout AppState) -> [Effect] {
    var form = self
    form.position = max(0, min(fields.count, place))
    _ = form.edit { $0.deselect() }
    state.layers.replaceFront(with: .form(form))
    return form.isOnSave ? state.press(.enter) : []
  }

  func problem(in state: AppState) -> String? { problem }

  func hints(in state: AppState) -> [Hint] {
    let scene = state.scene
    let tab =
      typedPath == nil ? scene.hint("Tab", "nextField") : scene.hint("Tab", "completePath")
    var hints = [scene.hint("^s", "save")] + (completion?.hints ?? [tab])
    if isOnSave {
      hints.insert(scene.hint("Enter", "save"), at: 0)
    } else if fields.indices.contains(position) {
      switch fields[position].content {
      case .picks where isAtEmptyChoice: hints.append(scene.hint("Space", "pickFrom"))
      case .picks: hints.append(scene.hint("Enter", "pickFrom"))
      case .choice: hints.append(scene.hint("← →", "change"))
      case .text: break
      }
    }
    return hints + [scene.hint("Esc", subject.canBeSkipped ? "skip" : "cancel")]
  }

  func draw(on screen: inout Screen, in area: Rect, of state: AppState) {
    FormView(scene: state.scene, form: self).draw(on: &screen, in: area)
  }

  /// Puts what was picked into a field of the form in front, and goes on to the next.
  static func fill(_ place: Int, with ids: [String], in state: inout AppState) {
    guard var form = state.layers.last?.form, form.fields.indices.contains(place) else { return }
    form.fields[place].content = .picks(ids)
    form.isLeaving = false
    form.move(by: 1)
    state.layers.replaceFront(with: .form(form))
  }
}
