import HusokModel
import HusokWords

/// A value against a target of an outcome.
struct ValueForm: FormSubject {
  /// The id of the outcome.
  let outcome: String
  /// Its targets.
  private let targets: [Target]
  /// Its targets when the form was opened.
  private var opened: [Target]
  private let words: Words

  var records: [String] { [outcome] }

  func fresh(_ state: AppState) -> Form? {
    var form = ValueForm.form(outcome, state)
    if var subject = form.subject as? ValueForm {
      subject.opened = opened
      form.subject = subject
    }
    return form
  }

  /// The form, with the cursor on the value: most outcomes have one target.
  static func form(_ outcome: String, _ state: AppState) -> Form {
    let targets = state.register.outcome(outcome)?.targets ?? []
    let subject = ValueForm(
      outcome: outcome, targets: targets, opened: targets, words: state.words)
    let names = targets.map { $0.measure.text(in: state.words.language) }
    var form = Form(
      subject,
      [
        .choice(.target, of: names, chosen: names.first, family: ""),
        .text(.goal, fixed: true), .text(.lastValue, fixed: true),
        .text(.value, nil, as: .number, required: true),
        .text(.on, state.today.description, as: .day, required: true), .text(.source),
      ])
    subject.follow(&form)
    form.position = form.fields.firstIndex { $0.name == .value } ?? 0
    return form
  }

  func title(_ scene: Scene) -> String { scene.words("form.newValue", outcome) }

  private func target(_ form: Form) -> Target? {
    form.place(.target).flatMap { targets.indices.contains($0) ? targets[$0] : nil }
  }

  func measure(of name: FormField.Name, in form: Form) -> FormMeasure? {
    guard name == .value, let target = target(form) else { return nil }
    return FormMeasure(unit: target.unit, goal: target.goal)
  }

  /// What the chosen target asks for, and what was reported last.
  func follow(_ form: inout Form) {
    guard let target = target(form) else { return }
    let due = target.due.map { ", " + words.due($0) } ?? ""
    form.show(words.amount(target.goal, unit: target.unit) + due, in: .goal)
    let last = target.points.last
    let day = last?.on.map { ", " + words.day($0) } ?? ""
    let value = last.map { words.amount($0.value, unit: target.unit) + day }
    form.show(value ?? words("target.noValue"), in: .lastValue)
  }

  /// Saves the value; one that is doubtful only once that was confirmed.
  func save(_ form: Form, in state: inout AppState) throws -> [Effect] {
    guard let target = target(form) else { throw Refusal.noSuchRecord(outcome) }
    let reader = FormReader(form, state)
    guard let value = try reader.amount(.value, unit: target.unit) else { return [] }
    let day = try reader.dayThatCame(.on) ?? state.today
    let doubts = target.doubts(of: value, on: day)
    let sentences =
      overtaken(target, by: value, on: day).map { [$0] }
      ?? words.sentences(doubts, of: value, unit: target.unit)
    if !sentences.isEmpty, !form.isConfirmed {
      let text = words("question.doubt", sentences.joined(separator: " "))
      let question = Question(purpose: .doubt, text: text)
      state.layers.append(.question(question))
      return []
    }
    let measure = form.choice(.target) ?? ""
    return try state.trying { state, context throws(Refusal) in
      try state.register.addingValue(
        value.description, on: day, source: form.text(.source), to: measure, of: outcome,
        in: &context)
    }
  }

  /// That someone noted another value for the day while the form was open; nil where nobody did.
  private func overtaken(_ target: Target, by value: DecimalNumber, on day: Day) -> String? {
    let before = opened.first { $0.measure == target.measure }?.points.last { $0.on == day }
    guard let now = target.points.last(where: { $0.on == day }), now != before,
      now.value != value.description
    else { return nil }
    return words(
      "question.valueMeanwhile", words.day(day), words.amount(now.value, unit: target.unit))
  }
}
