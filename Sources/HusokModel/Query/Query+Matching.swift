import HusokThreads

extension Query {
  /// Whether an action is asked for; the row is that of the scope's register.
  public func matches(_ row: Int, in scope: QueryScope) -> Bool {
    holds(row, scope, inTitle: false)
  }

  /// Whether its words, of which there are some, stand in the title of an action, or as the beginning
  /// of its id.
  public func isInTitle(_ row: Int, in scope: QueryScope) -> Bool {
    holds(row, scope, inTitle: true)
  }

  /// Actions with those in front in whose titles the words of the query stand; otherwise in the
  /// order given.
  public func titlesFirst(_ rows: [Int], in scope: QueryScope) -> [Int] {
    if !hasWords { return rows }
    var front: [Int] = []
    var rest: [Int] = []
    for row in rows {
      if isInTitle(row, in: scope) { front.append(row) } else { rest.append(row) }
    }
    return front + rest
  }

  /// Which of some actions, by row, are asked for.
  public func matching(_ rows: [Bool], in scope: QueryScope) -> [Bool] {
    holding(rows, scope, inTitle: false)
  }

  /// Which of some actions, by row, have its words in their titles.
  public func inTitle(_ rows: [Bool], in scope: QueryScope) -> [Bool] {
    holding(rows, scope, inTitle: true)
  }

  /// Whether one of the alternatives holds.
  ///
  /// - Parameter inTitle: whether the words of texts are to stand in the title.
  fileprivate func holds(_ row: Int, _ scope: QueryScope, inTitle: Bool) -> Bool {
    alternatives.contains { terms in
      terms.allSatisfy { term in
        term.condition.holds(row, scope, inTitle: inTitle && !term.isNegated) != term.isNegated
      }
    }
  }

  /// The same of many actions: each term in its turn is asked of those that are left, so that what
  /// it means is looked up once.
  private func holding(_ rows: [Bool], _ scope: QueryScope, inTitle: Bool) -> [Bool] {
    var found = Array(repeating: false, count: rows.count)
    for terms in alternatives {
      var left = rows
      for term in terms { term.narrow(&left, scope, inTitle: inTitle && !term.isNegated) }
      if alternatives.count == 1 { return left }
      for row in left.indices where left[row] { found[row] = true }
    }
    return found
  }
}

extension Query.Term {
  /// So many actions are asked at a time by one processor.
  private static let share = 1024

  /// Leaves of some actions those of which it holds.
  fileprivate func narrow(_ rows: inout [Bool], _ scope: QueryScope, inTitle: Bool) {
    if case .ministry(let ids, leadOnly: false) = condition {
      let question = OwnerQuestion(ids, scope)
      for row in rows.indices where rows[row] { rows[row] = question.holds(row) != isNegated }
      return
    }
    guard case .text(let word, let ministries) = condition else {
      for row in rows.indices where rows[row] {
        rows[row] = condition.holds(row, scope, inTitle: inTitle) != isNegated
      }
      return
    }
    let question = TextQuestion(word, ministries, scope, inTitle: inTitle)
    let asked = rows
    let shares = Parallel.mapShares(rows.count, of: Query.Term.share) { share in
      share.map { asked[$0] && question.holds($0) != isNegated }
    }
    rows.removeAll(keepingCapacity: true)
    for share in shares { rows += share }
  }
}

/// Whether a word stands in the texts of actions.
private struct TextQuestion: Sendable {
  private let word: SearchWord
  // By themselves, and not through the scope: each look there would hold on to what it finds.
  private let text: SearchText?
  private let outcomeRows: [Int]
  /// The outcomes, by row, whose actions the word finds; nil where it is to stand in the title.
  private let inherited: [Bool]?
  /// The ministries that the word names, whose actions it finds, too.
  private let ministries: OwnerQuestion?

  init(_ word: SearchWord, _ ministries: Set<String>, _ scope: QueryScope, inTitle: Bool) {
    self.word = word
    text = scope.text
    outcomeRows = scope.register.outcomeRows
    inherited = inTitle ? nil : scope.outcomes(with: word)
    self.ministries = ministries.isEmpty ? nil : OwnerQuestion(ministries, scope)
  }

  func holds(_ row: Int) -> Bool {
    guard let inherited else {
      return text?.contains(word, action: row, in: .titles) == true
        || text?.isNumbered(word, action: row) == true
    }
    return inherited[outcomeRows[row]]
      || ministries?.holds(row) == true
      || text?.contains(word, action: row, in: .all) == true
  }
}

/// Whether one of some ministries leads or supports an action.
private struct OwnerQuestion: Sendable {
  private let ministries: Set<String>
  private let scope: QueryScope
  /// The same ministries among those that are kept of each action.
  private let group: InvolvedMinistries.Group?

  init(_ ministries: Set<String>, _ scope: QueryScope) {
    self.ministries = ministries
    self.scope = scope
    group = scope.involved?.group(of: Array(ministries))
  }

  func holds(_ row: Int) -> Bool {
    if let involved = scope.involved, let group { return involved.involves(row, anyOf: group) }
    return scope.register.isOwned(action: row, by: ministries, leadOnly: false)
  }
}

extension Query.Condition {
  // By row and field, all the way from the scope: this is asked of every action at every key, and a
  // copy of it, or of the register, would take longer than the question.
  fileprivate func holds(_ row: Int, _ scope: QueryScope, inTitle: Bool) -> Bool {
    switch self {
    case .ministry(let ids, let leadOnly):
      return scope.register.isOwned(action: row, by: ids, leadOnly: leadOnly)
    case .unled: return scope.register.actions[row].lead == nil
    case .under(let id):
      return scope.register.actions[row].outcome == id
        || scope.register.outcomes[scope.register.outcomeRows[row]].meeting == id
    case .waits(let ids): return scope.states.waits(row, for: ids)
    case .contact(let text):
      return scope.register.contact(ofAction: row)?.called?.folded
        .withUnsafeBufferPointer { FoldedSearch.contains(text, in: $0) } ?? false
    case .status(let statuses): return statuses.contains(scope.register.actions[row].status)
    case .state(let state): return state.holds(row, scope.states)
    case .lacks(let lacking): return lacking.holds(row, scope.states)
    case .tag(let tag): return scope.register.actions[row].tags.contains { $0.folded == tag }
    case .priority(let priority): return scope.register.actions[row].priority == priority
    case .due(let from, let through):
      return isWithin(scope.register.due(ofAction: row)?.due.last, from: from, through: through)
    case .done(let from, let through):
      return scope.register.actions[row].status == .done
        && isWithin(scope.register.actions[row].doneOn, from: from, through: through)
    case .kind(let kinds): return kinds.hold(row, scope.register)
    case .country(let code):
      return scope.register.meetings[scope.register.meetingRow(ofAction: row)].counterpart?.folded
        == code
    case .since(let point): return scope.states.isChanged(row, since: point)
    case .new(let point): return scope.states.isNew(row, since: point)
    case .changedBy(let name, _): return scope.isChanged(action: row, by: name)
    case .title(let word): return scope.contains(word, action: row, in: .titles)
    case .note(let word): return scope.contains(word, action: row, in: .notes)
    case .step(let word, let ministries):
      return scope.register.actions[row].hasStep(word, ministries)
    case .text(let word, let ministries):
      return TextQuestion(word, ministries, scope, inTitle: inTitle).holds(row)
    case .group(let query): return query.holds(row, scope, inTitle: inTitle)
    }
  }

  private func isWithin(_ day: Day?, from: Day?, through: Day?) -> Bool {
    guard let day else { return false }
    return (from.map { $0 <= day } ?? true) && (through.map { day <= $0 } ?? true)
  }
}

extension FollowUpAction {
  /// Whether a word stands in the title of a step, or one of some ministries has one to do.
  fileprivate func hasStep(_ word: SearchWord, _ ministries: Set<String>) -> Bool {
    steps.contains { step in
      if ministries.isEmpty {
        return [step.title.en, step.title.ko].contains { $0.map(word.stands) ?? false }
      }
      return !step.isDone && (step.ministry ?? leadMinistry).map(ministries.contains) ?? false
    }
  }
}

extension Query.Kinds {
  fileprivate func hold(_ row: Int, _ register: Register) -> Bool {
    if let action, register.actions[row].kind == action { return true }
    if let outcome, register.outcomes[register.outcomeRows[row]].kind == outcome { return true }
    if let meeting { return register.meetings[register.meetingRow(ofAction: row)].kind == meeting }
    return false
  }
}

extension Query.State {
  /// Whether an action is in the state: the one definition of each, for lists, pages and papers.
  func holds(_ row: Int, _ states: ActionStates) -> Bool {
    let status = states.register.actions[row].status
    return switch self {
    case .open: status.isOpen
    case .closed: !status.isOpen
    case .overdue: states.daysLate(row) != nil
    case .risk: states.isAtRisk(row)
    case .soon: states.isSoon(row)
    case .stale: states.staleDays(row) != nil
    case .waiting:
      status == .reportedDone || status.isOpen && states.register.actions[row].dueAsked != nil
    case .blocked: states.isBlocked(row)
    case .awaited: states.isAwaited(row)
    case .carried: states.carried(row) > 0
    case .postponed: states.postponements(row) > 0
    case .proposed: status.isOpen && states.register.actions[row].lead?.confirmed == false
    case .inherited: status.isOpen && states.register.due(ofAction: row)?.isInherited == true
    case .ongoing: states.register.actions[row].kind == .ongoing
    case .review: states.isToReview(row)
    case .counted: states.register.isCounted(action: row)
    case .handover: states.isToHandOver(row)
    case .escalated: states.isEscalated(row)
    case .ontime: states.daysFromFirstDue(row).map { $0 <= 0 } ?? false
    case .donelate: states.daysFromFirstDue(row).map { $0 > 0 } ?? false
    case .stepLate: states.isStepLate(row)
    }
  }
}

extension Query.Lacking {
  /// Whether an action lacks it: the one definition of each, for lists, pages and papers.
  func holds(_ row: Int, _ states: ActionStates) -> Bool {
    let isOpen = states.register.actions[row].status.isOpen
    switch self {
    case .owner: return isOpen && states.register.actions[row].lead == nil
    case .due: return isOpen && states.register.due(ofAction: row) == nil
    case .update: return isOpen && states.saidOn(row) == nil
    case .report: return isOpen && !states.isReported(row)
    case .reason: return isOpen && states.isUnexplained(row)
    case .evidence:
      return states.register.actions[row].evidence.allSatisfy { $0.withdrawn != nil }
    case .translation:
      let title = states.register.actions[row].title
      return title.en?.isEmpty ?? true || title.ko?.isEmpty ?? true
    }
  }
}

extension Status {
  /// Whether a due date that has passed makes it late. Reported done is not late: it waits.
  public var canBeLate: Bool {
    switch self {
    case .unreported, .notStarted, .inProgress, .onHold: true
    case .reportedDone, .done, .dropped: false
    }
  }
}

extension Register {
  fileprivate func isOwned(
    action row: Int, by ministries: Set<String>, leadOnly: Bool
  ) -> Bool {
    // Mostly one is asked for, which is compared sooner than hashed.
    let only = ministries.count == 1 ? ministries.first : nil
    let isOne = { (id: String) in only.map { $0 == id } ?? ministries.contains(id) }
    if let lead = actions[row].lead, isOne(lead.ministry) { return true }
    return !leadOnly && actions[row].supporting.contains(where: isOne)
  }
}
