import HusokModel
import HusokWords

/// Reads what was typed into the fields of a form; where that is refused, the fault names the
/// field.
struct FormReader {
  let form: Form
  let input: FieldInput
  let words: Words

  /// Reads a form with what a state knows.
  init(_ form: Form, _ state: AppState) {
    self.form = form
    input = state.input
    words = state.words
  }

  private func read<Result>(
    _ name: FormField.Name, _ body: (FieldInput, String) throws(Refusal) -> Result
  ) throws(FormFault) -> Result? {
    guard let text = form.text(name) else { return nil }
    do throws(Refusal) {
      return try body(input, text)
    } catch {
      throw FormFault(field: name, text: words.refusal(error))
    }
  }

  /// The due date of a field; nil where none was typed, or words that mean none.
  func due() throws(FormFault) -> Due? {
    let due = try read(.due) { input, text throws(Refusal) in try input.due(text) }
    return due ?? nil
  }

  /// A day.
  func day(_ name: FormField.Name) throws(FormFault) -> Day? {
    try read(name) { input, text throws(Refusal) in try input.day(text) }
  }

  /// A day on which something was.
  func dayThatCame(_ name: FormField.Name) throws(FormFault) -> Day? {
    try read(name) { input, text throws(Refusal) in try input.dayThatCame(text) }
  }

  /// A value of a target in its stored unit; a bare number is in the unit of the screen's language.
  func amount(_ name: FormField.Name, unit: String) throws(FormFault) -> DecimalNumber? {
    guard let text = form.text(name) else { return nil }
    let typed = words.typedUnit(unit)
    do throws(Refusal) {
      return try input.amount(text, unit: unit, places: typed.places)
    } catch {
      var sentence = words.refusal(error)
      if case .notAnAmount = error {
        let example = words.amount("12", unit: unit)
        sentence = words("refusal.notAnAmount", text, typed.name, example)
      }
      throw FormFault(field: name, text: sentence)
    }
  }

  /// A whole number.
  func wholeNumber(_ name: FormField.Name) throws(FormFault) -> Int? {
    try read(name) { input, text throws(Refusal) in
      try input.wholeNumber(text, of: name.rawValue)
    }
  }

  /// What is waited for, and the ministry that the text names for it.
  func waiting() throws(FormFault) -> WaitingOn? {
    let waiting = try read(.waitingText) { input, text throws(Refusal) in
      try input.waiting(text, after: nil)
    }
    return waiting ?? nil
  }

  /// The address of a mailbox.
  func mail() throws(FormFault) -> String? {
    try read(.mail) { input, text throws(Refusal) in try input.mail(text, of: "mail").text }
  }

  /// The code of a country.
  func country() throws(FormFault) -> String? {
    try read(.counterpart) { input, text throws(Refusal) in try input.country(text) }
  }

  /// Words parted by commas.
  func parts(_ name: FormField.Name) -> [String] { (form.text(name) ?? "").parts }

  /// A title in the languages that were changed, with whatever else the old one has.
  func title(like old: Bilingual) -> Bilingual {
    var title = old
    if form.isChanged(.en) { title.en = form.text(.en) }
    if form.isChanged(.ko) { title.ko = form.text(.ko) }
    return title
  }

  /// A name of a ministry.
  func ministryName() -> MinistryName {
    var name = MinistryName()
    name.code = form.text(.code) ?? ""
    name.en = form.text(.en) ?? ""
    name.ko = form.text(.ko) ?? ""
    name.shortKo = form.text(.short)
    return name
  }

  /// A ministry that is not in the register yet.
  func newMinistry() throws(FormFault) -> Ministry {
    var ministry = Ministry()
    ministry.id = form.text(.id) ?? ""
    var name = ministryName()
    name.from = try day(.from)
    ministry.names = [name]
    ministry.kind = form.choice(.kind) ?? .ministry
    return ministry
  }
}
