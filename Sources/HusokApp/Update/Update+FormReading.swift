import HusokModel

extension AppState {
  /// The due date of a field; nil where none was typed, or words that mean none.
  func due(_ form: Form) throws(FormFault) -> Due? {
    guard let text = form.text(.due) else { return nil }
    guard let reading = DueInput.read(text, today: today) else {
      throw FormFault(field: .due, text: words("prompt.dueUnknown", text))
    }
    if case .due(let due) = reading { return due }
    return nil
  }

  func day(_ form: Form, _ name: FormField.Name) throws(FormFault) -> Day? {
    guard let text = form.text(name) else { return nil }
    guard let day = DueInput.readDay(text, today: today) else {
      throw FormFault(field: name, text: words("prompt.dayUnknown", text))
    }
    return day
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
    guard let number = Int(text) else {
      throw FormFault(field: name, text: words("form.notANumber", text))
    }
    return number
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
