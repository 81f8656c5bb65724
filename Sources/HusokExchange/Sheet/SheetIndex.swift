import HusokModel

/// Finds what the rows of a sheet name, however long the sheet is: what is looked for is put in
/// order once.
struct SheetIndex {
  private let register: Register
  private var folded: [[UInt8]: String]?
  private var titles: [Title: String]?
  private var marks: [String: String]?

  private struct Title: Hashable {
    let outcome: String
    let en: String?
    let ko: String?

    init(_ action: FollowUpAction) {
      outcome = action.outcome
      en = action.title.en
      ko = action.title.ko
    }
  }

  init(_ register: Register) {
    self.register = register
  }

  /// The id of a record of the register as it was before the sheet, in whatever case it is written.
  mutating func id(_ text: String) -> String? {
    if register.place(of: text) != nil { return text }
    let ids =
      folded
      ?? Dictionary(
        (register.outcomes.map(\.id) + register.actions.map(\.id)).map { ($0.folded, $0) },
        uniquingKeysWith: { first, _ in first })
    folded = ids
    return ids[text.folded]
  }

  /// The action of an id, as it was before the sheet.
  mutating func action(_ text: String) -> FollowUpAction? { action(text, in: register) }

  /// The action of an id, as another register has it.
  mutating func action(_ text: String, in register: Register) -> FollowUpAction? {
    id(text).flatMap { register.action($0) }
  }

  /// The action of the same outcome and title.
  mutating func twin(of action: FollowUpAction) -> String? {
    let titles =
      self.titles
      ?? Dictionary(
        register.actions.map { (Title($0), $0.id) }, uniquingKeysWith: { first, _ in first })
    self.titles = titles
    return titles[Title(action)]
  }

  /// Takes in an action that was made.
  mutating func take(_ action: FollowUpAction, _ id: String) {
    titles?[Title(action)] = id
  }

  /// The action whose titles bear a mark.
  mutating func owner(of base: SheetBase) -> String? {
    let marks =
      self.marks
      ?? Dictionary(
        register.actions.map { (SheetBase($0).titles, $0.id) },
        uniquingKeysWith: { first, _ in first })
    self.marks = marks
    return marks[base.titles]
  }
}
