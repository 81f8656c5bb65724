/// Gives other numbers to steps that both sides added to an action under the same one.
struct MergeSteps {
  private let lines: MergeLines
  /// The new numbers of our steps, by action and old number.
  private(set) var ours: [String: [String: String]] = [:]
  /// The new numbers of their steps.
  private(set) var theirs: [String: [String: String]] = [:]
  /// The steps that had to take another number, in the order in which they were settled.
  private(set) var renumbered: [MergeRenumbering] = []

  /// Two sides about whose actions these lines tell.
  init(_ lines: MergeLines) {
    self.lines = lines
  }

  /// A step that only one side or the other added, with the line that did.
  private struct Added {
    let step: ActionStep
    let origin: Change?
    /// The number that it has afterwards.
    var number: String
    /// Whether the other side has it too.
    var isMet = false
  }

  /// Tells apart what two people added to one action under one number. A step that one side knows
  /// under another number since an earlier merge has that on both.
  mutating func settle(base: FollowUpAction?, ours: FollowUpAction, theirs: FollowUpAction) {
    if ours.steps == theirs.steps || ours.steps.isEmpty || theirs.steps.isEmpty { return }
    let known = Set((base?.steps ?? []).map(\.id))
    var our = added(ours, lines.ours[ours.id] ?? [], known)
    var their = added(theirs, lines.theirs[theirs.id] ?? [], known)
    if our.isEmpty || their.isEmpty { return }
    MergeSteps.meet(&our, &their)
    let all = known.union((our + their).flatMap { [$0.step.id, $0.number] })
    var last = all.compactMap { Int($0) }.max() ?? 0
    for place in our.indices.sorted(by: { our[$0].number.precedesAsID(our[$1].number) })
    where !our[place].isMet {
      guard let other = their.firstIndex(where: { $0.number == our[place].number }) else {
        continue
      }
      last += 1
      renumbered.append(
        MergeRenumbering(
          old: "\(ours.id)/\(our[place].number)", new: "\(ours.id)/\(last)"))
      if MergeSteps.isLater(our[place], than: their[other]) {
        our[place].number = String(last)
      } else {
        their[other].number = String(last)
      }
    }
    note(our, of: ours.id, in: &self.ours)
    note(their, of: theirs.id, in: &self.theirs)
  }

  private func added(_ action: FollowUpAction, _ lines: [Change], _ known: Set<String>) -> [Added] {
    let origins = lines.filter { $0.field == "steps" && $0.from.isNull }
    return action.steps.filter { !known.contains($0.id) }.map { step in
      let origin = origins.last { $0.to["id"]?.text == step.id }
      return Added(step: step, origin: origin, number: step.id)
    }
  }

  /// Finds the steps that both sides have: added by one line of the history, or under one number with
  /// one title, as a ready list is that two people took, or of one title where no line tells. They
  /// have one number: the higher, which an earlier merge gave.
  private static func meet(_ our: inout [Added], _ their: inout [Added]) {
    let isOne: [(Added, Added) -> Bool] = [
      { one, other in one.origin != nil && one.origin?.id == other.origin?.id },
      { one, other in one.number == other.number && one.step.title == other.step.title },
      { one, other in
        (one.origin == nil || other.origin == nil) && one.step.title == other.step.title
      },
    ]
    for isOne in isOne {
      for place in our.indices where !our[place].isMet {
        guard let other = their.firstIndex(where: { !$0.isMet && isOne(our[place], $0) }) else {
          continue
        }
        let numbers = [our[place].number, their[other].number]
        let number = numbers[0].precedesAsID(numbers[1]) ? numbers[1] : numbers[0]
        our[place].number = number
        their[other].number = number
        our[place].isMet = true
        their[other].isMet = true
      }
    }
  }

  private static func isLater(_ one: Added, than other: Added) -> Bool {
    let moments = [one.origin?.at.seconds ?? Int.min, other.origin?.at.seconds ?? Int.min]
    if moments[0] != moments[1] { return moments[0] > moments[1] }
    return other.step.value.written.lexicographicallyPrecedes(one.step.value.written)
  }

  private func note(
    _ added: [Added], of id: String, in numbers: inout [String: [String: String]]
  ) {
    for step in added where step.number != step.step.id {
      numbers[id, default: [:]][step.step.id] = step.number
    }
  }
}

extension Value {
  /// A step with its new number, where it has one.
  func numbered(_ numbers: [String: String]) -> Value {
    guard let members, let number = members.value("id")?.text, let new = numbers[number] else {
      return self
    }
    return .object(
      members.map { $0.name == "id" ? Value.Member("id", .string(new)) : $0 })
  }
}
