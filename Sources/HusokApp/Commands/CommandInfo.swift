import HusokCanvas
import HusokModel

/// A key, or a letter whatever the mode of the keyboard.
typealias KeyStroke = Key

/// A command whole in one row: its keys, its words and place in the help, what it needs, why it is
/// off, and what it does.
struct CommandInfo: Sendable {
  /// The groups of the help, in order.
  enum Group: String, CaseIterable {
    case move, find, act, record, program
  }

  /// What must be there to act on.
  enum Needs: Sendable {
    case nothing
    /// A record under the cursor.
    case record
    /// An action under the cursor.
    case action
    /// Marked actions, or one under the cursor.
    case actions
  }

  /// What it changes, so that it is off for whoever may not.
  enum Changes: Sendable {
    /// Nothing of the register.
    case nothing
    /// Records, of which the model says who may change what.
    case records
    /// A field that the table of permissions knows.
    case field(Section, String)
  }

  /// The strokes that run it.
  struct Keys: Sendable {
    /// Each may be several keys in a row.
    let strokes: [[KeyStroke]]
    /// How they are written in help and footer.
    let text: String

    /// None: it is in the palette only.
    static let palette = Keys(strokes: [], text: "")

    /// One letter.
    static func letter(_ letter: Character) -> Keys {
      Keys(strokes: [[.letter(letter)]], text: String(letter))
    }

    /// A letter after a prefix.
    static func after(_ prefix: Character, _ letter: Character) -> Keys {
      Keys(strokes: [[.letter(prefix), .letter(letter)]], text: "\(prefix) \(letter)")
    }

    /// A letter with the control key.
    static func control(_ letter: Character) -> Keys {
      Keys(strokes: [[.control(letter)]], text: "^\(letter)")
    }

    /// Any strokes.
    static func strokes(_ strokes: [[KeyStroke]], _ text: String) -> Keys {
      Keys(strokes: strokes, text: text)
    }

    /// Digits, of which each is a command of its own.
    static func digits(_ text: String) -> Keys { Keys(strokes: [], text: text) }
  }

  let command: Command
  /// The key of its short name and of its sentence in the words.
  let word: String
  let group: Group
  let keys: [[KeyStroke]]
  /// How the keys are written in help and footer.
  let keyText: String
  /// Its place in the footer; nil where it is not there.
  let footer: Int?
  /// How late it is dropped from a footer without room: the lowest go last.
  let rank: Int
  let needs: Needs
  let changes: Changes
  /// Whether it opens a line, which may be typed behind its name as well.
  let takesLine: Bool
  /// Why it cannot be used now, besides what it needs and changes; nil where it can.
  let off: @Sendable (AppState) -> String?
  /// What it does.
  let run: @Sendable (inout AppState) -> [Effect]

  /// A row whose act gives effects.
  init(
    _ command: Command, word: String, in group: Group, on keys: Keys, footer: Int? = nil,
    rank: Int = 1, needs: Needs = .nothing, changes: Changes = .nothing, takesLine: Bool = false,
    off: @escaping @Sendable (AppState) -> String? = { _ in nil },
    effects run: @escaping @Sendable (inout AppState) -> [Effect]
  ) {
    self.command = command
    self.word = word
    self.group = group
    self.keys = keys.strokes
    keyText = keys.text
    self.footer = footer
    self.rank = rank
    self.needs = needs
    self.changes = changes
    self.takesLine = takesLine
    self.off = off
    self.run = run
  }

  /// A row whose act changes nothing but the state.
  init(
    _ command: Command, word: String, in group: Group, on keys: Keys, footer: Int? = nil,
    rank: Int = 1, needs: Needs = .nothing, changes: Changes = .nothing, takesLine: Bool = false,
    off: @escaping @Sendable (AppState) -> String? = { _ in nil },
    does act: @escaping @Sendable (inout AppState) -> Void
  ) {
    self.init(
      command, word: word, in: group, on: keys, footer: footer, rank: rank, needs: needs,
      changes: changes, takesLine: takesLine, off: off,
      effects: { state in
        act(&state)
        return []
      })
  }

  /// Whether the row stands for several commands of one kind, of which digits pick one.
  var isOfDigits: Bool { keys.isEmpty && !keyText.isEmpty }

  /// The filter that it puts on, where it does.
  var filter: ListFilter? { if case .filter(let filter) = command { filter } else { nil } }

  /// The key that the footer shows: the first strokes that run it.
  var footerKey: String { keys.first?.map(\.text).joined(separator: " ") ?? keyText }
}

extension CommandInfo {
  /// Why it cannot be run now, and what to do; nil where it can.
  func reason(in state: AppState) -> String? {
    if let reason = reasonOfPerson(in: state) { return reason }
    let words = state.words
    switch needs {
    case .nothing: break
    case .record where state.currentRecord == nil: return words("off.noRecord")
    case .action where state.currentAction == nil: return words("off.noAction")
    case .actions where state.targets.isEmpty:
      return words(state.currentRecord == nil ? "off.nothing" : "off.noAction")
    case .record, .action, .actions: break
    }
    return reasonOfReach(state) ?? off(state)
  }

  /// Why a desk may not change the records that it would act on: those of others, and what is not
  /// for a desk.
  private func reasonOfReach(_ state: AppState) -> String? {
    guard state.person.profile.role == .desk, let (ids, field) = reach(in: state) else {
      return nil
    }
    let refusals = ids.lazy.compactMap { id in
      state.register.refusal(to: .desk, of: state.person.ministry, changing: field, of: id)
    }
    return refusals.first.map { refusal in
      if case .fieldForSecretariat = refusal { return state.words("off.secretariat") }
      return state.words.refusal(refusal)
    }
  }

  /// The records that it would act on, and the field of them that says whether it may.
  private func reach(in state: AppState) -> (ids: [String], field: String)? {
    switch changes {
    case .nothing: nil
    case .records where needs == .actions: (state.targets, "status")
    case .records where needs == .record: (state.currentRecord.map { [$0] } ?? [], "title")
    case .records: nil
    case .field(.outcomes, let field): (state.targetOutcome.map { [$0] } ?? [], field)
    case .field(_, let field): needs == .actions ? (state.targets, field) : nil
    }
  }

  /// Why this person may not do it, whatever it is done to.
  func reasonOfPerson(in state: AppState) -> String? {
    switch changes {
    case .nothing: return nil
    case .records: return state.reasonAgainstChanges
    case .field(let section, let field):
      if let reason = state.reasonAgainstChanges { return reason }
      let isAllowed = Permissions.allow(state.person.profile.role, toChange: field, of: section)
      return isAllowed ? nil : state.words("off.secretariat")
    }
  }
}
