import HusokModel
import HusokWords

/// What the words that Tab puts in are taken from.
struct Completing: Sendable {
  let scene: Scene
  /// The id of the person's own ministry.
  let me: String?

  private var register: Register { scene.register }
  private var today: Day { scene.today }
  private var words: Words { scene.words }

  /// The words of a query that begin as one does.
  fileprivate func queryWords(_ word: String) -> [String] {
    switch word.first {
    case "@": return ministryWords(word)
    case "#":
      let ids = register.meetings.map(\.id) + register.outcomes.map(\.id)
      return matching(word, ids.map { "#" + $0 })
    default: break
    }
    guard let colon = word.firstIndex(of: ":") else {
      let beginnings = Query.Prefix.allCases.map(\.text) + ["@", "#"]
      return word.isEmpty ? beginnings : matching(word, beginnings)
    }
    let name = String(word[..<colon])
    guard let prefix = Query.Prefix(rawValue: name.lowercased()) else { return [] }
    return matching(word, values(behind: prefix).map { "\(name):\($0)" })
  }

  /// What may stand behind a prefix.
  private func values(behind prefix: Query.Prefix) -> [String] {
    switch prefix {
    case .is: choices([.state])
    case .no: choices([.lacking])
    case .st: choices([.status])
    case .prio: choices([.priority])
    case .kind: choices([.actionKind, .outcomeKind, .meetingKind])
    case .tag: knownTags
    case .since, .new: register.meetings.map(\.id)
    case .in: register.meetings.map(\.id) + register.outcomes.map(\.id)
    case .country: Set(register.meetings.compactMap(\.counterpart)).sorted()
    case .by, .waits: register.ministries.map { shortName($0) }
    case .due: dueWords
    case .done: doneWords
    case .step: register.ministries.map { "@" + shortName($0) }
    case .title, .note, .contact: []
    }
  }

  /// The words of choices: in Korean those that are shown, then those of the store.
  private func choices(_ families: [FieldWords.Family]) -> [String] {
    let choices = families.flatMap { FieldWords.shared.choices(of: $0) }
    let shown = words.language == .korean ? choices.compactMap { $0.shown[.korean] } : []
    return (shown + choices.map(\.value)).map { $0.contains(" ") ? "\"\($0)\"" : $0 }
  }

  private var dueWords: [String] {
    let (year, month, _) = today.parts
    return [
      "14d", "30d", "\(year)-Q\((month + 2) / 3)", "\(year)-H\(month > 6 ? 2 : 1)", "\(year)",
      "..\(today)",
    ]
  }

  private var doneWords: [String] { ["7d", "30d", String(today.parts.year)] }

  private func ministryWords(_ word: String) -> [String] {
    let typed = String(word.dropFirst())
    if typed.isEmpty {
      return (me == nil ? [] : ["@me"])
        + register.ministries.map { "@" + shortName($0) }
    }
    let wanted = FuzzyMatch(typed)
    let scored = register.ministries.compactMap { ministry -> (name: String, score: Int)? in
      let words = ministry.words.filter { !$0.contains(" ") }.map { FuzzyWord($0) }
      return wanted.score(in: words).map { ("@" + shortName(ministry), $0) }
    }
    return scored.sorted { $0.score > $1.score }.map(\.name)
  }

  private func shortName(_ ministry: Ministry) -> String {
    ministry.name(on: today).short(in: words.language)
  }

  /// Every tag in use, in the order of the alphabet.
  fileprivate var knownTags: [String] {
    var tags: Set<String> = []
    for row in register.actions.indices { tags.formUnion(register.actions[row].tags) }
    return tags.sorted()
  }

  fileprivate func matching(_ word: String, _ known: [String]) -> [String] {
    let wanted = word.folded
    return known.filter { $0.folded.starts(with: wanted) && $0.folded != wanted }
  }
}

extension Prompt {
  /// Puts the next of the words that may stand at the cursor into the line; again, the one after.
  mutating func complete(by step: Int, _ completing: Completing) {
    if completion != nil { return turnCompletion(by: step) }
    let (start, words) = completions(completing)
    if words.isEmpty { return }
    put(Completion(words, at: start, backwards: step < 0))
  }

  /// Puts in the first of the paths that begin as the line does.
  mutating func complete(_ typed: String, with paths: [String]) {
    guard isPath, field.text == typed, let found = Completion.completed(field, with: paths) else {
      return
    }
    problem = nil
    (field, completion) = found
  }

  /// Puts in the next of the paths that were found.
  mutating func turnCompletion(by step: Int) {
    guard var completion else { return }
    completion.turn(by: step)
    put(completion)
  }

  private mutating func put(_ completion: Completion) {
    field = completion.put(into: field)
    self.completion = completion
  }

  /// Where the word at the cursor begins, and the words that may stand there.
  func completions(_ completing: Completing) -> (start: Int, words: [String]) {
    let typed = field.characters[..<field.cursor]
    var start = typed.lastIndex(where: \.isWhitespace).map { $0 + 1 } ?? 0
    if start < typed.count, typed[start] == "-" { start += 1 }
    let word = String(typed[start...])
    switch purpose {
    case .tag:
      return (start, Array(completing.matching(word, completing.knownTags).prefix(20)))
    case .query: return (start, Array(completing.queryWords(word).prefix(40)))
    case .note, .correction, .reason, .ownerReason, .removal, .postponement, .sendingBack, .due,
      .viewName,
      .closing, .since, .asOf,
      .saveElsewhere, .importing, .importFile:
      return (start, [])
    }
  }
}
