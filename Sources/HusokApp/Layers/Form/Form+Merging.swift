import HusokModel

/// A form and what others changed of its records while it was open.
extension Form {
  /// Whether one of some fields was changed.
  func isChanged(_ names: FormField.Name...) -> Bool {
    fields.indices.contains { names.contains(fields[$0].name) && fields[$0].content != initial[$0] }
  }

  /// A set with what was put into a field of it and taken out there.
  func picked(_ name: FormField.Name, in present: [String]) -> [String] {
    guard let place = fields.firstIndex(where: { $0.name == name }) else { return present }
    return Form.merged(present, from: initial[place].ids, to: fields[place].content.ids)
  }

  /// Goes on from what the records are now: fields that the person left alone show what stands there,
  /// sets have what both put in and lack what both took out.
  ///
  /// - Returns: the fields that both changed, each to something else.
  mutating func goOn(from fresh: Form) -> [FormField.Name] {
    let before = self
    var contested: [FormField.Name] = []
    for place in fields.indices {
      let name = fields[place].name
      guard let other = fresh.fields.first(where: { $0.name == name }) else { continue }
      switch before.difference(of: name.recordField, from: fresh) {
      case .none, .theirs:
        if other.content == initial[place] { continue }
        fields[place] = other
        initial[place] = other.content
      case .mine: break
      case .both:
        if other.isMultiple {
          let ids = Form.merged(
            other.content.ids, from: initial[place].ids, to: fields[place].content.ids)
          fields[place].content = .picks(ids)
          initial[place] = other.content
        } else {
          contested.append(name)
        }
      }
    }
    for field in fresh.fields where self[field.name] == nil {
      fields.append(field)
      initial.append(field.content)
    }
    subject = fresh.subject
    subject.follow(&self)
    // What came in under the cursor is replaced by what is typed, as what stood there was.
    if before.isUntouched(position) { selectText() }
    return contested
  }

  /// Gives up what the person wrote into some fields for what stands there now.
  mutating func yield(_ names: [FormField.Name], to fresh: Form) {
    for place in fields.indices where names.contains(fields[place].name) {
      guard let other = fresh[fields[place].name] else { continue }
      fields[place] = other
      initial[place] = other.content
    }
    subject = fresh.subject
    subject.follow(&self)
  }

  /// Whether the text of a field is as it was, and selected.
  private func isUntouched(_ place: Int) -> Bool {
    guard fields.indices.contains(place), case .text(let text) = fields[place].content else {
      return false
    }
    return text.isSelected || text.text.isEmpty && fields[place].content == initial[place]
  }

  private enum Difference { case none, mine, theirs, both }

  /// Who changed a field of the record, of which there may be several in the form.
  private func difference(of field: String, from fresh: Form) -> Difference {
    let places = fields.indices.filter { fields[$0].name.recordField == field }
    let isMine = places.contains { fields[$0].content != initial[$0] }
    let isTheirs = places.contains { place in
      fresh[fields[place].name].map { $0.content != initial[place] } ?? false
    }
    if isMine, isTheirs {
      let isSame = places.allSatisfy { fresh[fields[$0].name]?.content == fields[$0].content }
      return isSame ? .theirs : .both
    }
    return isMine ? .mine : isTheirs ? .theirs : .none
  }

  /// A set with what leads from one state of it to another.
  private static func merged(
    _ present: [String], from old: [String], to new: [String]
  ) -> [String] {
    let removed = old.filter { !new.contains($0) }
    let added = new.filter { !old.contains($0) && !present.contains($0) }
    return present.filter { !removed.contains($0) } + added
  }

  /// Asks whether what others wrote into some fields is to be overwritten.
  func askToOverwrite(_ names: [FormField.Name], in state: inout AppState) {
    let theirs = meanwhile.latest(of: Set(names.map(\.field)), on: subject.records)
    state.layers.append(Question.overwriting(theirs, .overwriteFields(names), state.scene))
  }
}

extension FormField.Content {
  fileprivate var ids: [String] { if case .picks(let ids) = self { ids } else { [] } }
}

extension FormField.Name {
  /// The field of the record that it is part of.
  var field: String {
    if self == .en || self == .ko { return "title" }
    let ofContact: [FormField.Name] = [.division, .officer, .phone, .mail, .contactFrom]
    return ofContact.contains(self) ? "contact" : recordField
  }

  /// What is one value: a field of the record, or one language of its title.
  var recordField: String {
    if self == .leadState { return "lead" }
    let ofWaiting: [FormField.Name] = [.waitingText, .waitingMinistry, .since]
    return ofWaiting.contains(self) ? "waitingOn" : rawValue
  }
}
