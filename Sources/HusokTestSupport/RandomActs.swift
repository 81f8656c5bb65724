import HusokModel

/// One act of each kind that a person can do, with targets and values chosen at random. An act that
/// the register refuses is thrown as the refusal.
public struct RandomActs {
  /// The kinds of acts.
  public enum Kind: CaseIterable, Sendable {
    case status, step, note, due, noDue, lead, confirm, keep, supporting, tags, waiting, dependsOn
    case priority, kind, title, evidence, wholeAction, value, targets, outcome, meeting, closing
    case ministry, aliases, addAction, addOutcome, addMeeting, addMinistry, removeAction
    case removeOutcome, removeMeeting, removeMinistry, rename, split, joined, unchanged, call, back
    case askDue, answerDue, correct, withdraw, addSteps, tick, changeStep, removeStep
    case contact, handOn
  }

  private let register: Register
  private let number: Int

  /// Acts on a register; the number keeps new codes and words apart.
  public init(_ register: Register, number: Int) {
    self.register = register
    self.number = number
  }

  /// An act of a kind.
  public func act(
    _ kind: Kind, _ random: inout MergeRandom, _ context: inout ActContext
  ) throws -> Act {
    let id = random.pick(register.actions.map(\.id))
    let ministry = random.pick(register.ministries.map(\.id))
    switch kind {
    case .status, .step, .note, .unchanged: return try progress(kind, id, &random, &context)
    case .contact, .handOn: return try answered(kind, id, &random, &context)
    case .addSteps, .tick, .changeStep, .removeStep:
      return try steps(kind, id, &random, &context)
    case .correct, .withdraw: return try putRight(kind, id, &random, &context)
    case .askDue, .answerDue: return try asked(kind, id, &random, &context)
    case .due, .noDue, .lead, .confirm, .keep: return try owed(kind, id, &random, &context)
    case .supporting, .tags, .dependsOn: return try set(kind, id, &random, &context)
    case .waiting, .priority, .kind, .title: return try field(kind, id, &random, &context)
    case .evidence, .wholeAction: return try edited(kind, id, &random, &context)
    case .value, .targets, .outcome: return try ofOutcome(kind, &random, &context)
    case .meeting, .closing, .call, .back: return try ofMeeting(kind, &random, &context)
    case .ministry, .aliases, .rename, .split:
      return try ofMinistry(kind, ministry, &random, &context)
    case .addAction, .addOutcome, .addMeeting, .addMinistry:
      return try added(kind, &random, &context)
    case .removeAction: return try register.removing(id, reason: "a mistake", in: &context)
    case .removeOutcome:
      let id = random.pick(register.outcomes.map(\.id))
      return try register.removing(id, reason: "a mistake", in: &context)
    case .removeMeeting:
      let id = random.pick(register.meetings.map(\.id))
      return try register.removing(id, reason: "a mistake", in: &context)
    case .removeMinistry: return try register.removing(ministry, reason: "a mistake", in: &context)
    case .joined: return try joined(&random, &context)
    }
  }

  /// Two or three acts, each on what the one before left, as one.
  private func joined(_ random: inout MergeRandom, _ context: inout ActContext) throws -> Act {
    let kinds = Kind.allCases.filter { $0 != .joined }
    var changed = register
    var acts: [Act] = []
    for step in 0..<Int.random(in: 2...3, using: &random) {
      let next = RandomActs(changed, number: number * 4 + step)
      guard let act = try? next.act(random.pick(kinds), &random, &context) else { continue }
      try changed.apply(act)
      acts.append(act)
    }
    if acts.isEmpty { throw Refusal.nothingChanges }
    return Act(joining: acts)
  }

  private func progress(
    _ kind: Kind, _ id: String, _ random: inout MergeRandom, _ context: inout ActContext
  ) throws -> Act {
    let day = random.isOne(of: 2) ? context.at.day.adding(days: -7) : nil
    switch kind {
    case .status:
      let status = random.pick(Status.allCases)
      return try register.changingStatus(of: [id], to: status, reason: "so", on: day, in: &context)
    case .step:
      let other = random.pick(register.actions.map(\.id))
      let ids = other == id ? [id] : [id, other]
      return try register.steppingTowardsDone(ids, on: day, in: &context)
    default:
      let noteKind = random.pick(Note.Kind.allCases)
      return try register.addingNote(
        random.pick(["word", "말 \(number)"]), kind: noteKind, isUnchanged: kind == .unchanged,
        to: [id], in: &context)
    }
  }

  private func owed(
    _ kind: Kind, _ id: String, _ random: inout MergeRandom, _ context: inout ActContext
  ) throws -> Act {
    var lead = Lead()
    lead.ministry = random.pick(register.ministries.map(\.id))
    lead.confirmed = random.isOne(of: 2)
    switch kind {
    case .due:
      let due = random.pick(["2026-02-20", "2026-03", "2026-06-30", "2026-H2", "2027"])
      return try register.setting("due", of: [id], to: .string(due), reason: "later", in: &context)
    case .noDue: return try register.setting("due", of: [id], to: .null, in: &context)
    case .lead: return try register.settingLead(of: [id], to: lead, reason: "so", in: &context)
    case .confirm:
      guard var own = register.action(id)?.lead else { throw Refusal.nothingChanges }
      own.confirmed = true
      return try register.settingLead(of: [id], to: own, reason: nil, in: &context)
    default:
      let ids = register.handOverQueue().map(\.action)
      return try register.keepingLead(of: ids.isEmpty ? [id] : ids, in: &context)
    }
  }

  private func putRight(
    _ kind: Kind, _ id: String, _ random: inout MergeRandom, _ context: inout ActContext
  ) throws -> Act {
    let action = register.action(id)
    let note = Int.random(in: 0...(action?.notes.count ?? 0), using: &random)
    let evidence = Int.random(in: 0...(action?.evidence.count ?? 0), using: &random)
    let isNote = random.isOne(of: 2)
    if kind == .withdraw {
      return try register.withdrawing(
        isNote ? .note(note) : .evidence(evidence), of: id, in: &context)
    }
    if isNote {
      return try register.correcting(note: note, of: id, text: "word \(number)", in: &context)
    }
    var other = try register.evidence(evidence, of: id)
    other.title = "paper \(number)"
    return try register.correcting(evidence: evidence, of: id, to: other, in: &context)
  }

  private func answered(
    _ kind: Kind, _ id: String, _ random: inout MergeRandom, _ context: inout ActContext
  ) throws -> Act {
    if kind == .handOn {
      let held = register.actions.first { $0.contact?.division != nil && $0.lead != nil }
      let first = register.ministries.first { $0.contact?.division != nil }
      var change = ContactChange()
      change.officer = "officer \(number)"
      if random.isOne(of: 2) { change.division = "Division \(number)" }
      return try register.handingOn(
        held?.contact?.division ?? first?.contact?.division ?? "nobody",
        of: held?.leadMinistry ?? first?.id ?? "culture", to: change, in: &context)
    }
    guard var action = register.action(id) else { throw Refusal.noSuchRecord(id) }
    var contact = action.contact ?? Contact()
    contact.division = random.pick([nil, "Division", "Division \(number)"])
    contact.officer = random.pick([nil, "kim", "officer \(number)"])
    contact.from = random.pick([nil, Day("2026-02-01")])
    action.contact = random.isOne(of: 4) || contact == Contact() ? nil : contact
    return try register.editing(action, reason: "so", in: &context)
  }

  private func steps(
    _ kind: Kind, _ id: String, _ random: inout MergeRandom, _ context: inout ActContext
  ) throws -> Act {
    if kind == .addSteps {
      let steps = (0..<Int.random(in: 1...3, using: &random)).map { place in
        var step = ActionStep()
        step.title = Bilingual(
          en: "stage \(number).\(place)", ko: random.pick([nil, "단계 \(number)"]))
        step.due = random.pick([nil, Due("2026-03"), Due("2026-05-30")])
        step.ministry = random.pick([nil, "foreign"])
        return step
      }
      return try register.addingSteps(steps, to: [id], in: &context)
    }
    let all = register.actions.flatMap { action in
      action.steps.map { StepReference(action: action.id, step: $0.id) }
    }
    if all.isEmpty { throw Refusal.nothingChanges }
    let one = random.pick(all)
    var step = try register.step(one.step, of: one.action)
    switch kind {
    case .tick:
      return try register.ticking(
        [one], on: step.isDone ? nil : context.at.day, in: &context)
    case .changeStep:
      if random.isOne(of: 2) {
        step.title.en = "stage \(number)"
      } else {
        step.due = random.pick([nil, Due("2026-04"), Due("2026-07-01")])
      }
      return try register.changing(step: step, of: one.action, in: &context)
    default: return try register.removingStep(one.step, of: one.action, in: &context)
    }
  }

  private func asked(
    _ kind: Kind, _ id: String, _ random: inout MergeRandom, _ context: inout ActContext
  ) throws -> Act {
    if kind == .answerDue {
      let ids = register.actions.map(\.id).filter(register.awaitsAnswer)
      let asked = ids.isEmpty ? [id] : [random.pick(ids)]
      return random.isOne(of: 2)
        ? try register.confirming(asked, in: &context)
        : try register.sendingBack(asked, reason: "no", in: &context)
    }
    var request = DueRequest()
    request.due = Due(random.pick(["2027-H2", "2028"]))
    request.reason = random.pick([nil, "so \(number)"])
    request.at = context.at
    return try register.setting("dueAsked", of: [id], to: request.value, in: &context)
  }

  private func set(
    _ kind: Kind, _ id: String, _ random: inout MergeRandom, _ context: inout ActContext
  ) throws -> Act {
    let (field, words): (String, [String]) =
      switch kind {
      case .supporting: ("supporting", register.ministries.map(\.id))
      case .tags: ("tags", ["one", "two", "three", "넷"])
      default: ("dependsOn", register.actions.map(\.id))
      }
    let present = (register.action(id)?.read(field)?.elements ?? []).compactMap(\.text)
    let removing = random.isOne(of: 2) && !present.isEmpty ? [random.pick(present)] : []
    return try register.editingSet(
      field, of: [id], adding: [random.pick(words), random.pick(words)].unique,
      removing: removing, in: &context)
  }

  private func field(
    _ kind: Kind, _ id: String, _ random: inout MergeRandom, _ context: inout ActContext
  ) throws -> Act {
    switch kind {
    case .waiting:
      let waiting = Value.object([
        .init("text", .string("an answer \(number)")), .init("ministry", .string("foreign")),
        .init("since", .string("2026-02-01")),
      ])
      return try register.setting(
        "waitingOn", of: [id], to: random.pick([waiting, .null]), in: &context)
    case .priority:
      return try register.setting(
        "priority", of: [id], to: .string(random.pick(["high", "normal"])), in: &context)
    case .kind:
      return try register.setting(
        "kind", of: [id], to: .string(random.pick(["ongoing", "one-off"])), in: &context)
    default:
      return try register.settingTitle(
        of: random.pick([id] + register.outcomes.map(\.id) + register.meetings.map(\.id)),
        language: random.pick(Language.allCases), to: "title \(number)", in: &context)
    }
  }

  private func edited(
    _ kind: Kind, _ id: String, _ random: inout MergeRandom, _ context: inout ActContext
  ) throws -> Act {
    guard var action = register.action(id) else { throw Refusal.noSuchRecord(id) }
    var evidence = Evidence()
    evidence.title = "paper \(number)"
    evidence.on = context.at.day
    if random.isOne(of: 2) {
      evidence.locator = "./paper-\(number)"
      evidence.sha256 = String(repeating: "ab", count: 32)
    }
    action.evidence.append(evidence)
    if kind == .wholeAction {
      action.due = Due(random.pick(["2026-05", "2026-12-01"]))
      action.notes = action.notes.filter { _ in random.isOne(of: 2) }
      action.tags = ["first"] + action.tags.dropFirst()
      action.title.ko = "제목 \(number)"
      if random.isOne(of: 2) { action.evidence.removeFirst() }
    }
    return try register.editing(action, reason: "so", in: &context)
  }

  private func ofOutcome(
    _ kind: Kind, _ random: inout MergeRandom, _ context: inout ActContext
  ) throws -> Act {
    if kind == .outcome {
      var outcome = random.pick(register.outcomes)
      outcome.due = Due(random.pick(["2026-04", "2026-11-30"]))
      outcome.trackable.toggle()
      outcome.kind = random.pick(Outcome.Kind.allCases)
      return try register.editing(outcome, in: &context)
    }
    guard var outcome = register.outcomes.first(where: { !$0.targets.isEmpty }) else {
      throw Refusal.nothingChanges
    }
    let measure = random.pick(outcome.targets).measure
    if kind == .value {
      return try register.addingValue(
        random.pick(["1", "2.5", "30"]), on: context.at.day.adding(days: -number % 3),
        source: nil, to: measure.en ?? measure.ko ?? "", of: outcome.id, in: &context)
    }
    if random.isOne(of: 2) { outcome.targets.removeFirst() }
    var target = Target()
    target.measure = Bilingual(en: "Films \(number)", ko: nil)
    (target.unit, target.goal) = ("films", "9")
    outcome.targets.append(target)
    return try register.editing(outcome, in: &context)
  }

  private func ofMeeting(
    _ kind: Kind, _ random: inout MergeRandom, _ context: inout ActContext
  ) throws -> Act {
    var meeting = random.pick(register.meetings)
    let ministry = random.pick(register.ministries.map(\.id))
    if kind == .call {
      return try register.calling(
        [ministry, "culture"], for: meeting.id, due: random.pick([nil, context.at.day]),
        unneeded: random.isOne(of: 2) ? [ministry] : [], in: &context)
    }
    if kind == .back {
      guard let act = try register.returning(ministry, in: &context) else {
        throw Refusal.nothingChanges
      }
      return act
    }
    if kind == .closing {
      return try register.closing(meeting.id, on: context.at.day, in: &context)
    }
    meeting.place = "Place \(number)"
    meeting.confirmsDates = random.isOne(of: 2)
    meeting.date = random.pick([nil, Day("2026-01-20"), context.at.day])
    return try register.editing(meeting, in: &context)
  }

  private func ofMinistry(
    _ kind: Kind, _ id: String, _ random: inout MergeRandom, _ context: inout ActContext
  ) throws -> Act {
    switch kind {
    case .split:
      var new = ministry("split\(number)")
      new.names[0].from = context.at.day
      return try register.splitting(
        random.pick(register.actions.compactMap(\.leadMinistry)), off: new, in: &context)
    case .rename:
      var name = MinistryName()
      (name.code, name.en, name.ko) = ("REN\(number)", "Renamed \(number)", "개명 \(number)")
      return try register.renaming(id, to: name, from: context.at.day, in: &context)
    default:
      guard var ministry = register.ministry(id) else { throw Refusal.noSuchMinistry(id) }
      if kind == .aliases {
        ministry.aliases = ["a\(number)"] + ministry.aliases.dropFirst()
      } else {
        ministry.key = Int.random(in: 1...9, using: &random)
        ministry.contact = Contact()
        ministry.contact?.division = "Division \(number)"
        ministry.contact?.from = Day("2026-02-01")
      }
      return try register.editing(ministry, in: &context)
    }
  }

  private func added(
    _ kind: Kind, _ random: inout MergeRandom, _ context: inout ActContext
  ) throws -> Act {
    let title = Bilingual(en: "New \(number)", ko: random.isOne(of: 2) ? "신규 \(number)" : nil)
    switch kind {
    case .addAction:
      var action = FollowUpAction()
      action.outcome = random.pick(register.outcomes.map(\.id))
      action.title = title
      action.due = random.pick([nil, Due("2026-03-31")])
      return try register.adding(action, in: &context)
    case .addOutcome:
      var outcome = Outcome()
      outcome.meeting = random.pick(register.meetings.map(\.id))
      outcome.title = title
      return try register.adding(outcome, in: &context)
    case .addMeeting:
      var meeting = Meeting()
      meeting.id = "M\(number)"
      meeting.title = title
      meeting.date = random.pick([nil, context.at.day])
      return try register.adding(meeting, in: &context)
    default: return try register.adding(ministry("new\(number)"), in: &context)
    }
  }

  private func ministry(_ id: String) -> Ministry {
    var ministry = Ministry()
    ministry.id = id
    var name = MinistryName()
    (name.code, name.en, name.ko) = (id.uppercased(), "Ministry \(id)", "부처 \(id)")
    ministry.names = [name]
    return ministry
  }
}

extension [String] {
  /// The texts, each once.
  fileprivate var unique: [String] {
    enumerated().filter { !self[..<$0.offset].contains($0.element) }.map(\.element)
  }
}
