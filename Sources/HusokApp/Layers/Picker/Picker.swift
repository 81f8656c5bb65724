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
  }

  /// One thing to pick.
  struct Item: Sendable, Equatable {
    let id: String
    /// The short column at the left.
    var code: String
    /// What it is.
    var name: String
    /// What stands at the right, such as a key.
    var note: String
    /// The words that it is found by.
    let words: [FuzzyWord]
    /// Why it cannot be picked now.
    var off: String?

    init(
      id: String, code: String, name: String, note: String = "", words: [String], off: String? = nil
    ) {
      self.id = id
      self.code = code
      self.name = name
      self.note = note
      self.words = words.map { FuzzyWord($0) }
      self.off = off
    }
  }

  let purpose: Purpose
  let items: [Item]
  /// Whether several may be picked; Space puts each on and off.
  var isMultiple = false
  /// The ids that are on.
  var chosen: [String] = []
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
    self.chosen = chosen
    self.isMultiple = isMultiple
    found = Array(items.indices)
    if let first = chosen.first, let index = items.firstIndex(where: { $0.id == first }) {
      position = index
    }
  }

  /// Looks for the letters typed, in every word that an item is found by.
  mutating func search() {
    let wanted = FuzzyMatch(field.text)
    let scores = items.indices.compactMap { index -> (index: Int, score: Int)? in
      wanted.score(in: items[index].words).map { (index, $0) }
    }
    found = scores.sorted { ($1.score, $0.index) < ($0.score, $1.index) }.map(\.index)
    position = 0
  }

  mutating func move(by count: Int) {
    position = max(0, min(found.count - 1, position + count))
  }

  /// The item under the cursor.
  var selected: Item? { found.indices.contains(position) ? items[found[position]] : nil }
}
