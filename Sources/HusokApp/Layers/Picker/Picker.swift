import HusokModel

/// A list that shrinks to what fits the letters typed.
struct Picker: Sendable {
  /// What is picked, and for what.
  enum Purpose: Sendable, Equatable {
    /// A ministry to filter by.
    case ministryFilter
    /// A meeting to filter by.
    case meetingFilter
    /// The lead of actions.
    case owner([String])
    /// The supporting ministries of actions.
    case supporting([String])
    /// Who takes over actions of a ministry that was split.
    case handOver([String])
    /// One of some ready lists of steps for actions.
    case stepList([String], [StepList])
    /// A filter that was kept.
    case keptView
    /// A command to run.
    case command
    /// A version of the register to go back to.
    case backup
    /// What a field of the form below holds.
    case formField(Int, FormField.Name)
    /// A ministry to rename.
    case rename
    /// A ministry to split.
    case split
    /// A meeting to close.
    case closeMeeting
    /// Which value stands of what two people changed about a record.
    case settle(String, dispute: String)
    /// A register to open.
    case register
    /// The answer to the row under the cursor of a mapping.
    case mapping
  }

  /// One thing to pick.
  struct Item: Sendable, Equatable {
    let id: String
    /// The short column at the left.
    var code: String
    /// What it is.
    var name: String
    /// What it does, behind its name; then the name stands out.
    var sentence: String?
    /// What stands at the right, such as a key.
    var note: String
    /// The key that picks it while nothing is typed.
    var key: Character?
    /// The words that it is found by.
    let words: [FuzzyWord]
    /// Sentences that it is found by where the letters stand in a row.
    var prose: [FuzzyWord] = []
    /// The names behind which the line may stand that a command opens; none for one that opens none.
    var names: [String] = []
    /// The record that it leads to; nil for a command.
    var record: String?
    /// Why it cannot be picked now.
    var off: String?

    init(
      id: String, code: String, name: String, note: String = "", key: Character? = nil,
      words: [String], off: String? = nil
    ) {
      self.id = id
      self.code = code
      self.name = name
      self.note = note
      self.key = key
      self.words = words.map { FuzzyWord($0) }
      self.off = off
    }

    /// The keys that stand beside it, as they are typed.
    fileprivate var keyText: String { note.filter { $0 != " " } }

    /// What was typed behind its name, the longest that fits; nil where nothing was.
    func line(in text: String) -> String? {
      if names.isEmpty { return nil }
      let words = text.split(separator: " ")
      let names = self.names.map(\.folded)
      let typed = words.joined(separator: " ").folded
      if names.contains(where: { $0.starts(with: typed) }) { return nil }
      let count = words.indices.dropFirst().last { count in
        names.contains(words.prefix(count).joined(separator: " ").folded)
      }
      return count.map { words.dropFirst($0).joined(separator: " ") }
    }
  }

  let purpose: Purpose
  private(set) var items: [Item]
  /// How many items there are besides records that were looked for.
  private let fixedCount: Int
  /// Whether several may be picked; Space puts each on and off.
  var isMultiple = false
  /// The ids that are on.
  var chosen: [String] = []
  /// The ids that were on at first.
  let chosenFirst: [String]
  /// What others changed while it was open.
  var meanwhile = Meanwhile()
  /// Whether an owner that is picked is only proposed.
  var isProposal = false
  var field = TextField()
  /// The items that fit, best first.
  private(set) var found: [Int]
  var position = 0

  init(
    _ purpose: Purpose, items: [Item], chosen: [String] = [], isMultiple: Bool = false
  ) {
    self.purpose = purpose
    self.items = items
    fixedCount = items.count
    self.chosen = chosen
    chosenFirst = chosen
    self.isMultiple = isMultiple
    found = Picker.availableFirst(items)
    if let first = chosen.first, let index = items.firstIndex(where: { $0.id == first }) {
      position = index
    }
  }

  /// All items, those first that can be picked now.
  private static func availableFirst(_ items: [Item]) -> [Int] {
    items.indices.filter { items[$0].off == nil } + items.indices.filter { items[$0].off != nil }
  }

  /// Looks for the letters typed: in the words that an item is found by, then in its sentences.
  ///
  /// - Parameter records: the records that the letters mean, which go before all else.
  mutating func search(records: [Item] = []) {
    items = items.prefix(fixedCount) + records
    position = 0
    let places = Array(fixedCount..<items.count)
    if isForRecords {
      found = places
      return
    }
    if field.text.isEmpty {
      found = Picker.availableFirst(items)
      offerTyped()
      return
    }
    let wanted = FuzzyMatch(field.text)
    let ranked = items.indices.prefix(fixedCount).compactMap { rank(of: $0, wanted) }
    found = places + ranked.sorted { $0.order < $1.order }.map(\.index)
    offerTyped()
  }

  /// What fits none of the ready lists may be the title of a step of its own.
  private mutating func offerTyped() {
    guard case .stepList = purpose, let own = items.firstIndex(where: \.id.isEmpty) else { return }
    items[own].note = field.text.trimmed
    if !field.text.isBlank { found = found.filter { $0 != own } + [own] }
  }

  /// Whether ministries are picked.
  var isOfMinistries: Bool {
    switch purpose {
    case .ministryFilter, .owner, .supporting, .handOver, .rename, .split: true
    case .formField(_, let name):
      [.lead, .supporting, .waitingMinistry, .stepMinistry, .onlyMinistry, .ministry].contains(name)
    case .meetingFilter, .keptView, .command, .backup, .closeMeeting, .register, .settle, .mapping,
      .stepList:
      false
    }
  }

  /// Whether a blank in front says that records are meant, not commands.
  var isForRecords: Bool { purpose == .command && field.text.first == " " }

  /// How well an item fits: lower ranks come first.
  private func rank(
    of index: Int, _ wanted: FuzzyMatch
  ) -> (index: Int, order: (Int, Int, Int, Int))? {
    let item = items[index]
    let score = wanted.score(in: item.words)
    let kind: Int
    if !item.note.isEmpty, item.keyText == field.text {
      kind = 0
    } else if item.name.folded.starts(with: field.text.trimmed.folded) {
      kind = 1
    } else if item.line(in: field.text) != nil {
      kind = 2
    } else if score != nil, wanted.isInRow(in: item.words) {
      kind = 3
    } else if FuzzyMatch.isPhrase(field.text, in: item.prose) {
      kind = 4
    } else if !item.prose.isEmpty, wanted.isInRow(in: item.words + item.prose) {
      kind = 5
    } else if score != nil {
      kind = 6
    } else {
      return nil
    }
    // Where nothing but a command has sentences, the score alone decides.
    let rank = item.sentence == nil ? 0 : kind
    return (index, (rank, item.off == nil ? 0 : 1, -(score ?? 0), index))
  }

  mutating func move(by count: Int) {
    position = max(0, min(found.count - 1, position + count))
  }

  /// Puts an item on where several may be picked, or off, and goes on to the next.
  mutating func toggle() {
    guard let item = selected else { return }
    if let place = chosen.firstIndex(of: item.id) {
      chosen.remove(at: place)
    } else {
      chosen.append(item.id)
    }
    move(by: 1)
  }

  /// The place of the item whose key this is; nil once something is typed.
  func place(of key: Character) -> Int? {
    guard field.text.isEmpty else { return nil }
    return found.firstIndex { items[$0].key == key }
  }

  /// The item under the cursor.
  var selected: Item? { found.indices.contains(position) ? items[found[position]] : nil }
}
