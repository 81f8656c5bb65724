import HusokModel
import HusokWords

extension Form {
  /// Saves what was filled in, on what the record is now; where it is refused the form stays and says
  /// why.
  func save(in state: inout AppState) -> [Effect] {
    var form = self
    let contested = subject.fresh(state).map { form.goOn(from: $0) } ?? []
    if !contested.isEmpty, !meanwhile.isOverruled {
      state.layers.replaceFront(with: .form(form))
      form.askToOverwrite(contested, in: &state)
      return []
    }
    return form.saveAsItIs(in: &state)
  }

  private func saveAsItIs(in state: inout AppState) -> [Effect] {
    do {
      try checkRequired(state.words)
      let effects = try subject.save(self, in: &state)
      if state.layers.last?.form != nil { state.layers.removeLast() }
      return effects
    } catch let fault as FormFault {
      return refuse(fault, in: &state)
    } catch let refusal as Refusal {
      let text = state.words.refusal(refusal)
      return refuse(FormFault(field: field(of: refusal), text: text), in: &state)
    } catch {
      return refuse(FormFault(field: nil, text: "\(error)"), in: &state)
    }
  }

  private func refuse(_ fault: FormFault, in state: inout AppState) -> [Effect] {
    var form = self
    form.problem = fault.text
    if let place = fields.firstIndex(where: { $0.name == fault.field }) { form.position = place }
    state.layers.replaceFront(with: .form(form))
    return []
  }

  /// The field that a refusal is about.
  private func field(of refusal: Refusal) -> FormField.Name? {
    switch refusal {
    case .ownerReasonNeeded: .reason
    case .leadSupports: .supporting
    case .idTaken: self[.id]?.isFixed == false ? .id : .code
    case .waitsForItself: .dependsOn
    case .badValue(let name, _), .notAChoice(let name, _, _):
      name == "title" ? .en : FormField.Name(rawValue: name)
    default: nil
    }
  }

  /// Whether the record has a title; a ministry has names.
  private var hasTitle: Bool { self[.en] != nil && self[.ko] != nil && self[.code] == nil }

  /// The key of the words beside a field.
  func labelKey(of name: FormField.Name) -> String {
    switch name {
    case .en where !hasTitle: "form.nameEn"
    case .ko where !hasTitle: "form.nameKo"
    default: "form.\(name.rawValue)"
    }
  }

  private func checkRequired(_ words: Words) throws(FormFault) {
    for field in fields where field.isRequired && !field.isFixed {
      let isEmpty =
        switch field.content {
        case .text: text(field.name) == nil
        case .picks(let ids): ids.isEmpty
        case .choice: false
        }
      if isEmpty {
        throw FormFault(
          field: field.name, text: words("form.missing", words(labelKey(of: field.name))))
      }
    }
    if hasTitle, text(.en) == nil, text(.ko) == nil {
      throw FormFault(field: .en, text: words("form.titleNeeded"))
    }
  }
}
