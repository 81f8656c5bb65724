import HusokTestSupport

@testable import HusokModel

/// Someone who changes a register at random: by acts, or with a text editor that leaves no line in
/// the history. Everything put into a field carries a mark `<name=1>`, everything added to a set
/// or as a record a mark `<name+1>`.
struct MergeEditor {
  private let name: String
  /// The second at which the last change was made.
  private(set) var second: Int
  private var number = 0
  private var hasUsedSharedID = false

  /// The ids of the records that were ever added or removed: an id is never used again.
  private(set) var used: Set<String>

  /// Someone who begins at a second.
  init(name: String, second: Int, used: Set<String> = []) {
    self.name = name
    self.second = second
    self.used = used
  }

  /// One change; one that the register refuses is left out.
  mutating func change(_ register: inout Register, _ random: inout MergeRandom) {
    number += 1
    second += Int.random(in: 0...2, using: &random)
    var changed = register
    let isLogged = !random.isOne(of: 3)
    do {
      for change in changes(changed, &random) {
        let isAdded = change.field == Change.wholeRecord && !change.to.isNull
        if isAdded, !used.insert(change.record).inserted { return }
        if change.field == Change.wholeRecord, change.to.isNull { used.insert(change.record) }
        try changed.carryOut(signed(change, &random), isLogged: isLogged)
      }
    } catch {
      return
    }
    let isSound = changed.actions.allSatisfy { !$0.supporting.contains($0.leadMinistry ?? "") }
    if isSound { register = changed }
  }

  private mutating func signed(_ change: Change, _ random: inout MergeRandom) -> Change {
    var signed = change
    signed.id = "\(name)-\(number)-\(change.record)-\(change.field)"
    if name != "base", !hasUsedSharedID, random.isOne(of: 30) {
      hasUsedSharedID = true
      signed.id = "shared"
    }
    signed.act = "\(name)-\(number)"
    signed.at = Instant(
      seconds: Fixtures.now.seconds + second, offsetMinutes: random.pick([540, 0]))
    signed.by = Author(name: name, ministry: nil)
    signed.reason = signed.id == "shared" ? "\(name)-shared" : signed.id
    return signed
  }

  private func changes(_ register: Register, _ random: inout MergeRandom) -> [Change] {
    switch Int.random(in: 0..<10, using: &random) {
    case 0: [addedRecord(&random)]
    case 1: [removedRecord(register, &random)]
    case 2: [outcomeChange(register, &random)]
    case 3: [ministryChange(register, &random)]
    case 4: addedOutcome(&random)
    case 5: [setRemoval(register, &random)]
    default: [actionChange(register, &random)]
    }
  }

  private func line(_ record: String, _ field: String, from: Value = .null, _ to: Value) -> Change {
    var change = Change()
    change.record = record
    change.field = field
    change.from = from
    change.to = to
    return change
  }

  private var put: Value { .string("<\(name)=\(number)>") }
  private var added: Value { .string("<\(name)+\(number)>") }

  private func title(_ random: inout MergeRandom) -> Value {
    switch Int.random(in: 0..<4, using: &random) {
    case 0: ["en": put]
    case 1: ["ko": put]
    case 2: ["en": "Same", "ko": put]
    default: ["en": put, "ko": "같다"]
    }
  }

  /// One more often than the others, so that both sides meet there.
  private static let actions = [
    "CN26-3.1", "CN26-3.1", "CN26-3.1", "CN26-3.1", "CN26-2.1", "CN26-3.2", "CN26-3.6", "CN26-4.1",
  ]
  private static let ministries = ["foreign", "culture", "trade", "budget", "new"]

  private func actionChange(_ register: Register, _ random: inout MergeRandom) -> Change {
    let id = random.pick(MergeEditor.actions)
    let ministry = Value.string(random.pick(MergeEditor.ministries))
    switch Int.random(in: 0..<15, using: &random) {
    case 0: return line(id, "status", .string(random.pick(Status.allCases).rawValue))
    case 1: return line(id, "title", title(&random))
    case 2: return line(id, "lead", ["ministry": ministry, "confirmed": .bool(true)])
    case 3: return line(id, "supporting", ministry)
    case 4: return line(id, "due", random.pick(["2026-Q2", "2026-12", "2027", .null]))
    case 5: return line(id, "tags", added)
    case 6: return noteChange(id, register, &random)
    case 7: return line(id, "dependsOn", .string(random.pick(MergeEditor.actions)))
    case 8:
      return line(id, "waitingOn", random.pick([["text": put, "ministry": ministry], .null]))
    case 9: return line(id, "evidence", ["title": added])
    case 10: return line(id, random.pick(["x-one", "x-two"]), random.pick([put, .list([put])]))
    case 11:
      return number.isMultiple(of: 2)
        ? line(id, "x-title", ["en": put])
        : line(id, "dueAsked", ["due": "2027-H2", "reason": put])
    case 12, 13: return stepChange(id, register, &random)
    default: return line(id, "priority", random.pick(["high", .null]))
    }
  }

  /// A new note, or other words behind those of one that is there.
  private func noteChange(
    _ id: String, _ register: Register, _ random: inout MergeRandom
  ) -> Change {
    guard var note = register.action(id)?.notes.randomElement(using: &random), !random.isOne(of: 2)
    else { return line(id, "notes", ["at": "2026-01-27T09:00:00+09:00", "text": added]) }
    let before = note.value
    note.text += "<\(name)=\(number)>"
    return line(id, "notes", from: before, note.value)
  }

  /// A new step under a number that the other side may give too, or one that is done or moved.
  private func stepChange(
    _ id: String, _ register: Register, _ random: inout MergeRandom
  ) -> Change {
    let steps = register.action(id)?.steps ?? []
    guard var step = steps.randomElement(using: &random), !random.isOne(of: 2) else {
      let number = (steps.compactMap { Int($0.id) }.max() ?? 0) + 1
      return line(id, "steps", ["id": .string(String(number)), "title": ["en": added]])
    }
    let before = step.value
    step.doneOn = random.pick([nil, Fixtures.today, step.doneOn])
    step.due = random.pick([nil, Due("2026-03"), Due("2026-05")])
    step.title.ko = random.isOne(of: 3) ? "<\(name)=\(self.number)>" : step.title.ko
    return line(id, "steps", from: before, step.value)
  }

  private func outcomeChange(_ register: Register, _ random: inout MergeRandom) -> Change {
    let id = random.pick(["CN26-3", "CN26-4", "F262-3"])
    switch Int.random(in: 0..<5, using: &random) {
    case 0: return line(id, "due", random.pick(["2026", "2027-H1"]))
    case 1: return line(id, "title", title(&random))
    case 2: return line(id, "targets", target(random.pick(["Visitors", "Films"]), put))
    default:
      let targets = register.outcome(id)?.targets ?? []
      guard var target = targets.randomElement(using: &random) else {
        return line(id, "kind", "task")
      }
      let before = target.value
      if random.isOne(of: 4) { return line(id, "targets", from: before, .null) }
      if random.isOne(of: 3) { target.goal = "<\(name)=\(number)>" }
      var point = TargetPoint()
      point.on = Fixtures.today
      point.value = random.isOne(of: 3) ? "1" : "<\(name)+\(number)>"
      point.source = "<\(name)=\(number)>"
      if !target.points.contains(where: { $0.value == point.value }) { target.points.append(point) }
      return line(id, "targets", from: before, target.value)
    }
  }

  private func target(_ measure: String, _ korean: Value) -> Value {
    ["measure": ["en": .string(measure), "ko": korean], "unit": "1", "goal": "5"]
  }

  private func ministryChange(_ register: Register, _ random: inout MergeRandom) -> Change {
    let id = random.pick(MergeEditor.ministries)
    switch Int.random(in: 0..<5, using: &random) {
    case 0: return line(id, "aliases", added)
    case 1: return line(id, "key", .number(String(Int.random(in: 1...9, using: &random))))
    case 2: return line(id, "contact", ["division": put])
    case 3: return line(id, "succeeds", .string(random.pick(MergeEditor.ministries)))
    default:
      let from = random.pick(["2026-03-01", "2026-04-01"])
      let code = random.isOne(of: 2) ? Value.string("NEW") : added
      return line(id, "names", ["code": code, "en": put, "ko": put, "from": .string(from)])
    }
  }

  private func addedRecord(_ random: inout MergeRandom) -> Change {
    switch Int.random(in: 0..<4, using: &random) {
    case 0:
      let id = random.pick(["new", "newer", "X27"])
      let names: Value = [["code": added, "en": put, "ko": put]]
      return line(id, "record", ["id": .string(id), "kind": "agency", "names": names])
    case 1:
      let id = random.pick(["X27", "X28"])
      return line(
        id, "record", ["id": .string(id), "kind": "working", "title": ["en": added]])
    default:
      let outcome = random.pick(["CN26-3", "CN26-3", "CN26-2"])
      return action(outcome + random.pick([".2", ".6", ".6", ".7"]), outcome)
    }
  }

  private func action(_ id: String, _ outcome: String) -> Change {
    line(
      id, "record",
      [
        "id": .string(id), "outcome": .string(outcome), "title": ["en": added],
        "status": "notStarted", "dependsOn": ["CN26-3.1"],
      ])
  }

  private func addedOutcome(_ random: inout MergeRandom) -> [Change] {
    let meeting = random.pick(["CN26", "CN26", "X27"])
    let id = meeting + "-4"
    let outcome = line(
      id, "record",
      [
        "id": .string(id), "meeting": .string(meeting), "title": ["en": added],
        "kind": "agreement", "trackable": .bool(true),
      ])
    let lead: Value = ["ministry": "foreign", "confirmed": .bool(true)]
    return [outcome, action(id + ".1", id), line(id + ".1", "lead", lead)]
  }

  private func removedRecord(_ register: Register, _ random: inout MergeRandom) -> Change {
    let ids =
      ["CN26-3.1", "CN26-3.2", "CN26-3.6", "CN26-4.1"] + [
        "CN26-3", "CN26-4", "X27", "budget", "hrdk", "kopia", "new",
      ]
    return line(random.pick(ids), "record", .null)
  }

  private func setRemoval(_ register: Register, _ random: inout MergeRandom) -> Change {
    let id = random.pick(MergeEditor.actions)
    let field = random.pick(["supporting", "tags", "notes", "dependsOn"])
    let elements = register.action(id)?.read(field)?.elements ?? []
    return line(id, field, from: elements.randomElement(using: &random) ?? "none", .null)
  }
}
