/// Several ministries as one text names them.
public struct MinistryList: Sendable, Equatable {
  /// Their ids, each once, in the order of the text.
  public var ids: [String] = []
  /// Whether the text says that there are others, who are not named (등).
  public var isOpen = false

  /// A list of ministries.
  public init(_ ids: [String] = [], isOpen: Bool = false) {
    self.ids = ids
    self.isOpen = isOpen
  }
}

extension FieldInput {
  /// The id of the ministry that a name of any day, a code or an alias names.
  public func ministry(_ name: String) throws(Refusal) -> String {
    if names == nil { return try register.ministry(named: name.trimmed) }
    guard let id = named(name.trimmed) else { throw .noSuchMinistry(name.trimmed) }
    return id
  }

  private func named(_ name: String) -> String? {
    if let names { return names[name.folded] }
    return register.ministries(named: name).first
  }

  /// A lead: `MOTIR` is confirmed, `(MOTIR)` and `산업부(안)` are proposed, nothing and `-` are
  /// nobody.
  public func lead(_ text: String) throws(Refusal) -> Lead? {
    let text = text.trimmed
    if text.isEmpty || text == "-" { return nil }
    var lead = Lead()
    for (open, close) in [("(", ")"), ("（", "）"), ("", "(안)"), ("", "（안）")]
    where text.hasPrefix(open) && text.hasSuffix(close) {
      lead.ministry = try ministry(String(text.dropFirst(open.count).dropLast(close.count)))
      return lead
    }
    lead.ministry = try ministry(text)
    lead.confirmed = true
    return lead
  }

  /// The ministries of a text, parted by commas, semicolons, middle dots, slashes, line ends or
  /// 및. A name that holds such a mark itself is found all the same.
  public func ministries(_ text: String) throws(Refusal) -> MinistryList {
    var list = MinistryList()
    var rest = Substring(text.trimmed)
    for (ending, least) in [("등", 1), ("etc.", 1), ("etc", 1), ("et al.", 1)]
    where rest.lowercased().hasSuffix(ending) && rest.count > ending.count + least {
      let shorter = rest.dropLast(ending.count)
      // 등 may be the end of a name.
      if named(String(rest)) == nil {
        rest = Substring(String(shorter).trimmed)
        list.isOpen = true
        break
      }
    }
    let pieces = FieldInput.pieces(of: rest)
    var start = 0
    while start < pieces.count {
      let (id, end) = try longest(pieces, from: start, in: rest)
      if let id, !list.ids.contains(id) { list.ids.append(id) }
      start = end
    }
    return list
  }

  /// The ministry named by as many pieces as belong together; nil for an empty piece.
  private func longest(
    _ pieces: [Range<Substring.Index>], from start: Int, in text: Substring
  ) throws(Refusal) -> (id: String?, end: Int) {
    let first = String(text[pieces[start]]).trimmed
    if first.isEmpty { return (nil, start + 1) }
    var end = min(pieces.count, start + 6)
    while end > start {
      let whole = text[pieces[start].lowerBound..<pieces[end - 1].upperBound]
      if let id = named(String(whole).trimmed) { return (id, end) }
      end -= 1
    }
    throw .noSuchMinistry(first)
  }

  /// What stands between the marks that part names.
  private static func pieces(of text: Substring) -> [Range<Substring.Index>] {
    var pieces: [Range<Substring.Index>] = []
    var start = text.startIndex
    var place = text.startIndex
    while place < text.endIndex {
      let next = text.index(after: place)
      let isWord = text[place...].hasPrefix(" 및 ")
      if isWord || marks.contains(text[place]) || text[place].isNewline {
        pieces.append(start..<place)
        start = isWord ? text.index(place, offsetBy: 3) : next
        place = start
      } else {
        place = next
      }
    }
    return pieces + [start..<text.endIndex]
  }

  private static let marks: Set<Character> = [
    ",", ";", "、", "，", "；", "·", "ㆍ", "・", "‧", "∙", "•", "⋅", "/", "／", "&", "+",
  ]
}
