import HusokModel

/// What others changed while a person was at a line, a list to pick from or a form: it is not to be
/// overwritten unasked.
struct Meanwhile: Sendable {
  /// Their changes, oldest first.
  private(set) var changes: [Change] = []
  /// Whether the person said that their own is to stand.
  private(set) var isOverruled = false

  /// Takes what came in.
  mutating func add(_ news: [Change]) {
    changes += news
    isOverruled = false
  }

  /// From now on the person's own is to stand.
  mutating func overrule() { isOverruled = true }

  /// Their changes of fields that an act gives another value than they did. What is put into a set,
  /// and taken out of it, leaves theirs.
  func overwritten(by act: Act, in register: Register) -> [Change] {
    if isOverruled || changes.isEmpty { return [] }
    return act.changes.flatMap { change -> [Change] in
      let isWhole = change.field == Change.wholeRecord
      let theirs = changes.filter {
        $0.record == change.record && (isWhole || $0.field == change.field)
      }
      guard let first = theirs.first, isWhole || first.from != change.from,
        change.from != change.to
      else { return [] }
      let section = register.place(of: change.record)?.section
      return section?.recordType.isSet(change.field) == true ? [] : theirs.suffix(1)
    }
  }

  /// Their latest change of each of some fields of records.
  func latest(of fields: Set<String>, on records: [String]) -> [Change] {
    var seen: Set<String> = []
    return changes.reversed().filter {
      fields.contains($0.field) && records.contains($0.record)
        && seen.insert($0.record + " " + $0.field).inserted
    }.reversed()
  }

  /// The elements that others took out of a set.
  func removed(from field: String) -> Set<String> {
    Set(changes.filter { $0.field == field && $0.to.isNull }.compactMap(\.from.text))
  }
}

extension Scene {
  /// Who changed what, one after the other.
  func told(_ changes: [Change]) -> String {
    changes.map { change in
      [author(change.by, on: change.at.day), words.label(Act([change]), in: register)]
        .compactMap { $0 }.joined(separator: ": ")
    }.joined(separator: "; ")
  }

  /// How a record is called: by its number, a ministry by its short name.
  func name(_ id: String) -> String { words.name(ofRecord: id, in: register, on: today).number }

  /// A person and the ministry that they acted for; nil for nobody in particular.
  func author(_ by: Author, on day: Day) -> String? {
    let ministry = by.ministry.map { words.short($0, in: register, on: day) }
    let name = [by.name, ministry].compactMap { $0 }.joined(separator: ", ")
    return name.isEmpty ? nil : name
  }
}

extension Layer {
  /// Takes what others changed while it was open.
  mutating func take(_ news: [Change]) {
    change { $0.add(news) }
  }

  /// From now on what the person does in it stands, whatever others did.
  mutating func overrule() {
    change { $0.overrule() }
  }

  private mutating func change(_ body: (inout Meanwhile) -> Void) {
    switch self {
    case .picker(var picker):
      body(&picker.meanwhile)
      self = .picker(picker)
    case .statusMenu(var menu):
      body(&menu.meanwhile)
      self = .statusMenu(menu)
    case .prompt(var prompt):
      body(&prompt.meanwhile)
      self = .prompt(prompt)
    case .form(var form):
      body(&form.meanwhile)
      self = .form(form)
    // What a file would change is made anew when it is done.
    case .welcome, .help, .detail, .page, .question, .mapping, .preview: break
    }
  }
}
