extension Register {
  /// The ministries that a word names: by id, code, name in either language or alias, of any day,
  /// without case. A name that a ministry gave up still finds it.
  public func ministries(named word: String) -> [String] {
    let wanted = word.folded
    return ministries.filter { $0.isNamed(wanted) }.map(\.id)
  }

  /// The one ministry that a word names: of several the one of that id, or that has it as its code
  /// now. Refused where it names none, or more than one all the same.
  public func ministry(named word: String) throws(Refusal) -> String {
    let found = ministries(named: word)
    if found.count == 1 { return found[0] }
    if found.isEmpty { throw .noSuchMinistry(word) }
    let wanted = word.folded
    if let id = found.first(where: { $0.folded == wanted }) { return id }
    let current = found.filter { ministry($0)?.names.last?.code.folded == wanted }
    if current.count == 1 { return current[0] }
    throw .ambiguous(word, found)
  }

  /// The ministries in whose codes or names a word stands.
  public func ministries(mentioning word: [UInt8]) -> [String] {
    ministries.filter { ministry in
      ministry.words.contains { text in
        text.folded.withUnsafeBufferPointer { FoldedSearch.contains(word, in: $0) }
      }
    }.map(\.id)
  }
}

extension Ministry {
  /// Every word it is found by, of any day.
  public var words: [String] { called + [id] }

  /// What people call it, of any day.
  public var called: [String] {
    names.flatMap { [$0.code, $0.en, $0.ko] + ($0.shortKo.map { [$0] } ?? []) } + aliases
  }

  fileprivate func isNamed(_ folded: [UInt8]) -> Bool {
    words.contains { $0.folded == folded }
  }
}
