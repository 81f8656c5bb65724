import HusokCanvas
import HusokModel

extension AppState {
  mutating func pressInForm(_ key: Key, _ form: Form) -> [Effect] {
    var form = form
    form.problem = nil
    switch key {
    case .escape, .control("c"): return leave(form)
    case .control("s"): return save(form)
    case .enter where form.isOnSave || form.isPassedOver: return save(form)
    case .up, .backTab, .control("p"): form.move(by: -1)
    case .down, .tab, .control("n"): form.move(by: 1)
    case .enter:
      if let picker = picker(for: form) {
        replaceLayer(.form(form))
        layers.append(.picker(picker))
        return []
      }
      form.move(by: 1)
    case .character(let character) where picker(for: form) != nil:
      return pick(for: form, beginningWith: character)
    default:
      let name = form.suggested
      if !form.press(key) {
        if case .character = key {
          form.problem = words(form.isOnSave ? "form.onSave" : "form.onChoice")
        }
      }
      replaceLayer(.form(form))
      return form.suggested == name ? [] : form.suggested.map { [.findFreeName($0)] } ?? []
    }
    replaceLayer(.form(form))
    return []
  }

  /// A letter typed where something is picked begins the search.
  private mutating func pick(for form: Form, beginningWith character: Character) -> [Effect] {
    guard var picker = picker(for: form) else { return [] }
    if character != " " {
      picker.field.insert(String(character))
      picker.search()
    }
    replaceLayer(.form(form))
    layers.append(.picker(picker))
    return []
  }

  /// Leaving a form in which something was typed takes two strokes.
  private mutating func leave(_ form: Form) -> [Effect] {
    var form = form
    if form.isChanged, !form.isLeaving {
      form.isLeaving = true
      form.problem = words("form.leaving")
      replaceLayer(.form(form))
      return []
    }
    layers.removeLast()
    return []
  }

  /// What a field that is picked is picked from.
  private func picker(for form: Form) -> Picker? {
    guard form.fields.indices.contains(form.position) else { return nil }
    let field = form.fields[form.position]
    guard case .picks(let ids) = field.content, !field.isFixed else { return nil }
    let items: [Picker.Item] =
      switch field.source {
      case .ministries: ministryItems([])
      case .meetings: meetingItems
      case .outcomes: outcomeItems
      case .actions: actionItems(except: form)
      }
    return Picker(.formField(form.position), items, chosen: ids, isMultiple: field.isMultiple)
  }

  private var outcomeItems: [Picker.Item] {
    register.outcomes.map { outcome in
      Picker.Item(
        id: outcome.id, code: outcome.id, name: outcome.title.text(in: words.language),
        words: [outcome.id, outcome.title.en ?? "", outcome.title.ko ?? ""])
    }
  }

  private func actionItems(except form: Form) -> [Picker.Item] {
    var own: [String] = []
    if case .action(let id?) = form.purpose { own = [id] }
    if case .blocked(let ids) = form.purpose { own = ids }
    return register.actions.filter { !own.contains($0.id) }.map { action in
      Picker.Item(
        id: action.id, code: action.id, name: action.title.text(in: words.language),
        words: [action.id, action.title.en ?? "", action.title.ko ?? ""])
    }
  }

  /// Puts what was picked into a field of the form, and goes on to the next.
  mutating func fill(_ place: Int, _ ids: [String]) {
    guard case .form(var form)? = layers.last, form.fields.indices.contains(place) else { return }
    form.fields[place].content = .picks(ids)
    form.isLeaving = false
    form.move(by: 1)
    replaceLayer(.form(form))
  }
}

extension Form {
  /// Whether Enter goes on at once: at the first start, on a line of text.
  var isPassedOver: Bool {
    guard case .settings(isFirst: true) = purpose, fields.indices.contains(position) else {
      return false
    }
    if case .picks = fields[position].content { return false }
    return true
  }

  /// Whether the cursor is on the row that saves.
  var isOnSave: Bool { position == fields.count }

  mutating func move(by count: Int) {
    let rows = fields.count + 1
    var next = position
    repeat {
      next = (next + count + rows) % rows
    } while next < fields.count && fields[next].isFixed && next != position
    position = next
  }

  /// Hands a key to the field under the cursor; false where it has no use for it.
  mutating func press(_ key: Key) -> Bool {
    guard fields.indices.contains(position), !fields[position].isFixed else { return false }
    isLeaving = false
    switch fields[position].content {
    case .text: return edit { _ = AppState.edit(&$0, key) }
    case .choice(let place):
      let count = fields[position].choices.count
      switch key {
      case .right, .character(" "): fields[position].content = .choice((place + 1) % count)
      case .left: fields[position].content = .choice((place + count - 1) % count)
      default: return false
      }
      followFormat()
    case .picks(let ids):
      switch key {
      case .backspace, .delete: fields[position].content = .picks(Array(ids.dropLast()))
      default: return false
      }
    }
    return true
  }

  /// Changes the text of the field under the cursor; false where it holds none.
  mutating func edit(_ change: (inout TextField) -> Void) -> Bool {
    guard fields.indices.contains(position), !fields[position].isFixed,
      case .text(var field) = fields[position].content
    else { return false }
    change(&field)
    fields[position].content = .text(field)
    problem = nil
    return true
  }
}
