import HusokCanvas
import HusokModel

/// A form to fill in: fields under each other, and a row that saves.
struct Form: Sendable {
  /// What is filled in.
  var subject: any FormSubject
  var fields: [FormField]
  /// The field under the cursor; one past the last is the row that saves.
  var position = 0
  /// What is wrong.
  var problem: String?
  /// Whether leaving was asked for once while something was typed.
  var isLeaving = false
  /// Whether what is doubtful about it was confirmed.
  var isConfirmed = false
  /// The name of the file that was put in for the person; nil where there is none yet.
  private(set) var suggested: String?
  /// What the fields held at first.
  var initial: [FormField.Content]
  /// The path that was put in last of those that Tab found.
  private(set) var completion: Completion?
  /// What others changed while it was filled in.
  var meanwhile = Meanwhile()

  init(_ subject: any FormSubject, _ fields: [FormField]) {
    self.subject = subject
    self.fields = fields
    initial = fields.map(\.content)
    selectText()
  }

  /// Whether the name of the file is the one that was put in.
  var isSuggested: Bool { text(.path) == suggested }

  /// Puts in the name of a file, as if it had stood there at first.
  mutating func suggest(_ path: String) {
    suggested = path
    guard let place = fields.firstIndex(where: { $0.name == .path }) else { return }
    fields[place].content = .text(TextField(path))
    initial[place] = fields[place].content
  }

  /// Whether anything was changed.
  var isChanged: Bool { fields.map(\.content) != initial }

  /// Whether the cursor is on the row that saves.
  var isOnSave: Bool { position == fields.count }

  /// The field of a name.
  subscript(_ name: FormField.Name) -> FormField? { fields.first { $0.name == name } }

  /// What was typed into a field, without white space around; nil where that is nothing.
  func text(_ name: FormField.Name) -> String? {
    guard case .text(let field)? = self[name]?.content else { return nil }
    let text = field.text.composed.trimmed
    return text.isEmpty ? nil : text
  }

  /// The place of what was chosen in a field.
  func place(_ name: FormField.Name) -> Int? {
    if case .choice(let place)? = self[name]?.content { place } else { nil }
  }

  /// The value that was chosen in a field.
  func choice(_ name: FormField.Name) -> String? {
    guard let field = self[name], case .choice(let place) = field.content,
      field.choices.indices.contains(place)
    else { return nil }
    return field.choices[place]
  }

  /// The value that was chosen in a field, as what it stands for.
  func choice<Choice: RawRepresentable<String>>(_ name: FormField.Name) -> Choice? {
    choice(name).flatMap { Choice(rawValue: $0) }
  }

  /// The ids that were picked in a field.
  func picks(_ name: FormField.Name) -> [String] {
    guard case .picks(let ids)? = self[name]?.content else { return [] }
    return ids
  }

  /// Puts a text into a field that the person does not fill in.
  mutating func show(_ text: String, in name: FormField.Name) {
    guard let place = fields.firstIndex(where: { $0.name == name }) else { return }
    fields[place].content = .text(TextField(text))
    initial[place] = fields[place].content
  }

  mutating func move(by count: Int) {
    let rows = fields.count + 1
    var next = position
    repeat {
      next = (next + count + rows) % rows
    } while next < fields.count && fields[next].isFixed && next != position
    position = next
    completion = nil
    selectText()
  }

  /// Selects the text of the field under the cursor, so that what is typed takes its place.
  mutating func selectText() { _ = edit { $0.select() } }

  /// Hands a key to the field under the cursor; false where it has no use for it.
  mutating func take(_ key: Key) -> Bool {
    guard fields.indices.contains(position), !fields[position].isFixed else { return false }
    isLeaving = false
    switch fields[position].content {
    case .text: return edit { _ = $0.press(key) }
    case .choice(let place):
      let count = fields[position].choices.count
      switch key {
      case .right, .character(" "): fields[position].content = .choice((place + 1) % count)
      case .left: fields[position].content = .choice((place + count - 1) % count)
      default: return false
      }
      subject.follow(&self)
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
    completion = nil
    problem = nil
    return true
  }
}

extension Form {
  /// The path under the cursor that Tab may complete: one that somebody typed.
  var typedPath: String? {
    guard fields.indices.contains(position), fields[position].isPath,
      fields[position].content != initial[position],
      case .text(let field) = fields[position].content, !field.text.isEmpty
    else { return nil }
    return field.text
  }

  /// Puts in the first of the paths that begin as the one under the cursor does. Where there is no
  /// other one, Tab goes on to the next field as it does elsewhere.
  mutating func complete(_ typed: String, with paths: [String]) {
    guard typedPath == typed else { return }
    guard paths != [typed], case .text(let field) = fields[position].content,
      let found = Completion.completed(field, with: paths)
    else { return move(by: 1) }
    fields[position].content = .text(found.field)
    completion = found.completion
  }

  /// Puts in the next of the paths that were found; false where none were.
  mutating func turnCompletion(by step: Int) -> Bool {
    guard var completion, case .text(let field) = fields[position].content else { return false }
    completion.turn(by: step)
    fields[position].content = .text(completion.put(into: field))
    self.completion = completion
    return true
  }
}
