import HusokModel

extension AppState {
  /// The due date of a field; nil where none was typed, or words that mean none.
  func due(_ form: Form) throws(FormFault) -> Due? {
    guard let text = form.text(.due) else { return nil }
    return try read(.due) { input throws(Refusal) in try input.due(text) }
  }

  /// What a field says; where that is refused, the fault names the field.
  private func read<Result>(
    _ name: FormField.Name, _ body: (FieldInput) throws(Refusal) -> Result
  ) throws(FormFault) -> Result {
    do throws(Refusal) {
      return try body(input)
    } catch {
      throw FormFault(field: name, text: words.refusal(error))
    }
  }

  func day(_ form: Form, _ name: FormField.Name) throws(FormFault) -> Day? {
    guard let text = form.text(name) else { return nil }
    return try read(name) { input throws(Refusal) in try input.day(text) }
  }

  /// A value of a target in its stored unit.
  func amount(
    _ form: Form, _ name: FormField.Name, unit: String
  ) throws(FormFault) -> String? {
    guard let text = form.text(name) else { return nil }
    return try read(name) { input throws(Refusal) in
      try input.amount(text, unit: unit).description
    }
  }

  func number(_ form: Form, _ name: FormField.Name) throws(FormFault) -> String? {
    guard let text = form.text(name) else { return nil }
    guard let number = DecimalNumber(text) else {
      throw FormFault(field: name, text: words("form.notANumber", text))
    }
    return number.description
  }

  func wholeNumber(_ form: Form, _ name: FormField.Name) throws(FormFault) -> Int? {
    guard let text = form.text(name) else { return nil }
    return try read(name) { input throws(Refusal) in
      try input.wholeNumber(text, of: name.rawValue)
    }
  }

  func title(_ form: Form, like old: Bilingual) -> Bilingual {
    var title = old
    title.en = form.text(.en)
    title.ko = form.text(.ko)
    return title
  }

  func parts(_ text: String?) -> [String] {
    (text ?? "").parts
  }

  func ministryName(_ form: Form) -> MinistryName {
    var name = MinistryName()
    name.code = form.text(.code) ?? ""
    name.en = form.text(.en) ?? ""
    name.ko = form.text(.ko) ?? ""
    name.shortKo = form.text(.short)
    return name
  }

  func newMinistry(_ form: Form) throws -> Ministry {
    var ministry = Ministry()
    ministry.id = form.text(.id) ?? ""
    var name = ministryName(form)
    name.from = try day(form, .from)
    ministry.names = [name]
    ministry.kind = form.choice(.kind).flatMap { .init(rawValue: $0) } ?? .ministry
    return ministry
  }
}
