/// Finds records of every kind by their ids and their words, for a line in which one is typed.
///
/// Made for a register and its texts, both of which are at hand where something is shown:
/// `RecordFinder(register, text: SearchText(register)).records(holding: "plant", limit: 20)`.
public struct RecordFinder: Sendable {
  private let register: Register
  private let text: SearchText

  /// A finder in a register.
  ///
  /// - Parameter text: the texts of its records, kept up to date with it.
  public init(_ register: Register, text: SearchText) {
    self.register = register
    self.text = text
  }

  /// How well a record fits, best first.
  private enum Fit: Int, Comparable {
    /// It has that id, or is a ministry of that name.
    case id
    /// Its id begins so.
    case beginning
    /// All words stand in its title.
    case title
    /// All words stand in its text.
    case text
    /// All words stand in its text together with that of its outcome and meeting.
    case inherited

    static func < (left: Fit, right: Fit) -> Bool { left.rawValue < right.rawValue }
  }

  /// The order in which records of different kinds are named that fit alike.
  private static let order: [Section] = [.actions, .outcomes, .meetings, .ministries]

  /// The ids of the records whose ids begin so, first the one that is just that; none for a text
  /// without a digit, which is rather a word.
  public static func records(
    beginning text: String, in register: Register, limit: Int
  ) -> [String] {
    guard text.contains(where: \.isNumber), text.contains(where: \.isLetter) else { return [] }
    let wanted = text.folded
    let found = ids(of: register).filter { $0.folded.starts(with: wanted) }
    let isExact = { (id: String) in id.folded == wanted }
    return Array((found.filter(isExact) + found.filter { !isExact($0) }).prefix(limit))
  }

  private static func ids(of register: Register) -> some Sequence<String> {
    order.lazy.flatMap { section in
      (0..<register.count(of: section)).lazy.map { row in
        register.record(at: Register.Place(section, row)).id
      }
    }
  }

  /// The ids of the records that what is typed finds, best first: by the id, by the beginning of it,
  /// by all of the words in the title, then anywhere in the text. Those that fit alike stand in the
  /// order of the register, actions before outcomes, meetings and ministries. Everything where
  /// nothing is typed.
  public func records(holding typed: String, limit: Int) -> [String] {
    let words = typed.split(whereSeparator: \.isWhitespace).map { SearchWord(String($0)) }
    if words.isEmpty { return Array(RecordFinder.ids(of: register).prefix(limit)) }
    let id = typed.trimmed.folded
    let inherited = words.map { text.outcomes(with: $0, in: register) }
    var found: [Fit: [String]] = [:]
    for section in RecordFinder.order {
      for row in 0..<register.count(of: section) {
        let place = Register.Place(section, row)
        if let fit = fit(place, id: id, words: words, inherited: inherited) {
          found[fit, default: []].append(register.record(at: place).id)
        }
      }
    }
    return Array(found.keys.sorted().flatMap { found[$0] ?? [] }.prefix(limit))
  }

  private func fit(
    _ place: Register.Place, id wanted: [UInt8], words: [SearchWord], inherited: [[Bool]]
  ) -> Fit? {
    let isAnywhere = words.indices.allSatisfy { index in
      text.contains(words[index], at: place)
        || place.section == .actions && inherited[index][register.outcomeRows[place.row]]
    }
    if !isAnywhere { return nil }
    let record = register.record(at: place)
    let id = record.id.folded
    if id == wanted { return .id }
    if let ministry = record as? Ministry, ministry.words.contains(where: { $0.folded == wanted }) {
      return .id
    }
    if id.starts(with: wanted) { return .beginning }
    if words.allSatisfy({ text.contains($0, at: place, in: .titles) }) { return .title }
    return words.allSatisfy { text.contains($0, at: place) } ? .text : .inherited
  }
}
