extension Register {
  /// The step of an action by its id. Refused where there is none.
  public func step(_ step: String, of id: String) throws(Refusal) -> ActionStep {
    guard let found = try existing(id).step(step) else { throw .noSuchPart(id, .step(step)) }
    return found
  }

  /// The act that adds steps to actions; they get the next numbers that it never had.
  public func addingSteps(
    _ steps: [ActionStep], to ids: [String], in context: inout ActContext
  ) throws(Refusal) -> Act {
    try adding(ids.map { ($0, steps) }, in: &context)
  }

  /// The act that adds the steps of a ready list to actions, and how many of them are passed over: those
  /// of a title that a step of the action has already. Refused where all are there.
  public func adding(
    _ list: StepList, to ids: [String], in context: inout ActContext
  ) throws(Refusal) -> (act: Act, passedOver: Int) {
    try Permissions.check(context.role, toChange: "steps", of: .actions)
    var steps: [(id: String, steps: [ActionStep])] = []
    for id in ids {
      let held = try existing(id).steps
      let missing = list.steps.filter { step in !held.contains { $0.title.isSame(as: step.title) } }
      steps.append((id, missing))
    }
    let count = steps.reduce(0) { $0 + $1.steps.count }
    if count == 0, !list.steps.isEmpty, let first = ids.first {
      throw .stepsThere(first, list.title)
    }
    return (try adding(steps, in: &context), ids.count * list.steps.count - count)
  }

  private func adding(
    _ new: [(id: String, steps: [ActionStep])], in context: inout ActContext
  ) throws(Refusal) -> Act {
    try Permissions.check(context.role, toChange: "steps", of: .actions)
    if new.allSatisfy(\.steps.isEmpty) { throw .nothingNamed }
    var lines: [RecordLine] = []
    for (id, steps) in new {
      for step in steps { try check(step) }
      var number = lastStepNumber(of: try existing(id))
      for var step in steps {
        number += 1
        step.id = String(number)
        lines.append((id, "steps", .null, step.value))
      }
    }
    return try changing(lines, in: &context)
  }

  /// The act that gives a step another title, due date or ministry, or says when it was done.
  public func changing(
    step: ActionStep, of id: String, in context: inout ActContext
  ) throws(Refusal) -> Act {
    try Permissions.check(context.role, toChange: "steps", of: .actions)
    try check(step)
    let before = try self.step(step.id, of: id)
    return try replacing(before.value, with: step.value, in: "steps", of: id, in: &context)
  }

  /// The act that says that steps of actions were done on a day, or that they were not.
  public func ticking(
    _ references: [StepReference], on day: Day?, in context: inout ActContext
  ) throws(Refusal) -> Act {
    try Permissions.check(context.role, toChange: "steps", of: .actions)
    if references.isEmpty { throw .nothingNamed }
    var lines: [RecordLine] = []
    for reference in references {
      let before = try step(reference.step, of: reference.action)
      var after = before
      after.doneOn = day
      // One that was done stays done on its day.
      if before.isDone == after.isDone { continue }
      lines.append((reference.action, "steps", before.value, after.value))
    }
    return try changing(lines, in: &context)
  }

  /// The act that removes a step.
  public func removingStep(
    _ step: String, of id: String, in context: inout ActContext
  ) throws(Refusal) -> Act {
    try Permissions.check(context.role, toChange: "steps", of: .actions)
    let before = try self.step(step, of: id)
    return try replacing(before.value, with: .null, in: "steps", of: id, in: &context)
  }

  /// Whether all steps of an open action were done, so that it may be complete.
  func isLedToItsEnd(_ id: String) -> Bool {
    guard let action = action(id), let progress = action.stepProgress else { return false }
    return action.status.canBeLate && progress.done == progress.all
  }

  /// The actions of which an act that was carried out ticked the last step, so that they may be complete.
  public func ledToTheirEnd(by act: Act) -> [String] {
    let ticked = act.changes.filter { $0.undoes == nil && ChangeDigest.Content($0) == .step }
    return Act(ticked).records.filter(isLedToItsEnd)
  }

  private func check(_ step: ActionStep) throws(Refusal) {
    if step.title.en?.isBlank ?? true, step.title.ko?.isBlank ?? true { throw .emptyText }
    if let ministry = step.ministry, self.ministry(ministry) == nil {
      throw .noSuchMinistry(ministry)
    }
  }

  /// The highest number that a step of an action has or had, so that none is given twice.
  private func lastStepNumber(of action: FollowUpAction) -> Int {
    let told = history.changes(of: action.id).filter { $0.field == "steps" }
      .flatMap { [$0.from["id"]?.text, $0.to["id"]?.text] }
    return (told + action.steps.map(\.id)).compactMap { $0.flatMap { Int($0) } }.max() ?? 0
  }
}
