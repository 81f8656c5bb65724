import HusokModel
import HusokWords

/// What the register and the days offer.
extension CompleteCommand {
  var days: [Candidate] {
    ["today", "tomorrow", "+1w", "+2w", "eom", "eoy"].compactMap { word in
      DueInput.readDay(word, today: today).map { Candidate(word, words.day($0)) }
    }
  }

  var actions: [Candidate] {
    (register?.actions ?? []).map { Candidate($0.id, title($0.title)) }
  }

  /// Steps, and the actions that have none.
  var steps: [Candidate] {
    (register?.actions ?? []).flatMap { action in
      action.orderedSteps.map { step in
        Candidate(
          StepReference(action: action.id, step: step.id).description, title(step.title))
      }
    }
  }

  var outcomes: [Candidate] {
    (register?.outcomes ?? []).map { Candidate($0.id, title($0.title)) }
  }

  var meetings: [Candidate] {
    (register?.meetings ?? []).map { Candidate($0.id, title($0.title)) }
  }

  func ministries(_ prefix: String) -> [Candidate] {
    (register?.ministries ?? []).flatMap { ministry -> [Candidate] in
      let name = ministry.name(on: today)
      let short = name.short(in: .korean)
      let text = name.full(in: words.language)
      return [Candidate(prefix + name.code, text), Candidate(prefix + short, text)]
    }
  }

  private func title(_ title: Bilingual) -> String {
    title.text(in: words.language).filter { !$0.isNewline && $0 != "\t" }
  }

  func fields(of section: Section) -> [Candidate] {
    InputField.all(of: section).map { Candidate("\($0.name)=", words.field($0.name)) }
  }

  /// The field that is being typed with its value, as what the value can be; nil before the sign.
  func settings(of section: Section) -> [Candidate]? {
    let current = typed.last ?? ""
    guard let equals = current.firstIndex(of: "=") else { return nil }
    let name = current[..<equals]
    guard let field = InputField.all(of: section).first(where: { $0.name == name }) else {
      return []
    }
    return values(of: field.offer, after: current[...equals])
  }

  private func values(of offer: InputField.Offer, after start: Substring) -> [Candidate] {
    switch offer {
    case .nothing: []
    case .choices(let family): choices(of: family).map { Candidate(start + $0.word, $0.text) }
    case .ministries(isList: false): ministries(String(start))
    case .ministries(isList: true): ministries(listed(after: start))
    case .due: dues.map { Candidate(start + $0.word, $0.text) }
    case .day: days.map { Candidate(start + $0.word, $0.text) }
    case .actions: actions.map { Candidate(listed(after: start) + $0.word, $0.text) }
    case .tags: tags.map { Candidate(listed(after: start) + $0, "") }
    }
  }

  /// What is typed of a list, up to the element that is being typed: `+A,-`.
  private func listed(after start: Substring) -> String {
    let typed = (typed.last ?? "").dropFirst(start.count)
    let end = typed.lastIndex { ",+-".contains($0) }.map { typed.index(after: $0) }
    // The number of an action has a hyphen of its own.
    let parted = typed.lastIndex { ",+".contains($0) }.map { typed.index(after: $0) }
    let isNumber =
      end != parted && end.map { typed[..<$0].dropLast().last?.isNumber == true } == true
    return String(start) + typed[..<((isNumber ? parted : end) ?? typed.startIndex)]
  }

  /// The choices of a family: as the store writes them, and for who writes Korean also as they are
  /// shown there, where that has no blank.
  func choices(of family: FieldWords.Family) -> [Candidate] {
    let isKorean =
      words.language == .korean || (typed.last ?? "").contains { !$0.isASCII }
    return FieldWords.shared.choices(of: family).flatMap { choice -> [Candidate] in
      let shown = choice.shown[words.language] ?? ""
      let korean = isKorean ? choice.shown[.korean] ?? "" : ""
      let own = Candidate(choice.value, shown == choice.value ? "" : shown)
      return korean.isEmpty || korean.contains(" ") ? [own] : [own, Candidate(korean)]
    }
  }

  /// Words for due dates, with what they mean today.
  private var dues: [Candidate] {
    ["fri", "+1w", "+2w", "eom", "Q4", "H2", "eoy", "월말", "연내", "none"].map { word in
      switch DueInput.read(word, today: today) {
      case .due(let due): Candidate(word, words.due(due))
      default: Candidate(word)
      }
    }
  }

  /// What is measured at an outcome.
  func measures(of reference: String?) -> [Candidate] {
    let outcomes = register?.outcomes ?? []
    let wanted = (reference ?? "").folded
    let found = outcomes.filter { $0.id.folded == wanted }
    return found.flatMap(\.targets).map { target in
      let goal = words.amount(target.goal, unit: target.unit)
      return Candidate(
        target.measure.text(in: words.language) + "=", words("pack.goal", goal))
    }
  }

  /// The words of a query that begin as the last one does.
  var query: [Candidate] {
    let current = typed.last ?? ""
    let sign = current.hasPrefix("-") ? "-" : ""
    return queryWords(String(current.dropFirst(sign.count))).map {
      Candidate(sign + $0.word, $0.text)
    }
  }

  private func queryWords(_ word: String) -> [Candidate] {
    if word.hasPrefix("@") { return ministries("@") + [Candidate("@me"), Candidate("@none")] }
    if word.hasPrefix("#") { return places.map { Candidate("#\($0.word)", $0.text) } }
    guard let colon = word.firstIndex(of: ":"),
      let prefix = Query.Prefix(rawValue: word[..<colon].lowercased())
    else { return Query.Prefix.allCases.map { Candidate($0.text) } }
    return values(behind: prefix).map { Candidate(prefix.text + $0.word, $0.text) }
  }

  /// What may stand behind a prefix.
  private func values(behind prefix: Query.Prefix) -> [Candidate] {
    switch prefix {
    case .is: choices(of: .state)
    case .no: choices(of: .lacking)
    case .prio: choices(of: .priority)
    case .kind: [.actionKind, .outcomeKind, .meetingKind].flatMap { choices(of: $0) }
    case .st:
      Status.allCases.flatMap { status in
        [
          Candidate(status.rawValue, words.status(status)),
          Candidate(Words(.korean).status(status)),
        ]
      }
    case .due: ["7d", "30d", "\(today.parts.year)"].map { Candidate($0) } + dues
    case .done: ["7d", "30d", "\(today.parts.year)"].map { Candidate($0) }
    case .in: places
    case .since, .new: meetings
    case .country:
      Set((register?.meetings ?? []).compactMap(\.counterpart)).sorted().map { Candidate($0) }
    case .by, .waits: ministries("")
    case .tag: tags.map { Candidate($0) }
    case .contact: contacts.map { Candidate($0) }
    case .step: ministries("@")
    case .title, .note: []
    }
  }

  private var places: [Candidate] { meetings + outcomes }

  private var contacts: [String] {
    let contacts =
      (register?.ministries ?? []).map(\.contact) + (register?.actions ?? []).map(\.contact)
    let names = contacts.compactMap { $0 }.flatMap { [$0.division, $0.officer] }
    return Set(names.compactMap { $0 }).sorted().filter { !$0.contains(where: \.isWhitespace) }
  }

  private var tags: [String] {
    Set((register?.actions ?? []).flatMap(\.tags)).sorted()
      .filter { !$0.contains(where: \.isWhitespace) }
  }
}
