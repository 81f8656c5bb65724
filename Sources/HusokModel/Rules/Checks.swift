/// Something in the register that needs mending.
public struct Finding: Sendable, Hashable {
  /// What it is.
  public enum Kind: String, Sendable, CaseIterable {
    /// An action without a lead, not even a proposed one.
    case noOwner
    /// A lead that is only proposed.
    case proposedOwner
    /// An action without a due date, own or inherited.
    case noDue
    /// A due date that was moved to a later one, and nobody said why.
    case noReason
    /// An action without an end of which nobody said since the latest meeting how it stands.
    case review
    /// A step that is due later than its action.
    case stepAfterDue
    /// A trackable outcome without an action.
    case noAction
    /// A title in one language only.
    case noTranslation
    /// An action of a ministry that was split, waiting for a decision.
    case handOver
    /// Two people changed the same field, or the same element of a set; one value stands, the other is
    /// in the history.
    case conflict
  }

  /// What it is.
  public let kind: Kind
  /// The id of the record that is to be mended.
  public let record: String
  /// What it is about: a field, an element of it (`steps/4`), a ministry's id; empty where the kind
  /// says it all.
  public let detail: String
}

extension Register {
  /// Everything that needs mending on a day, by kind and in the order of the register; found with a
  /// summary of the history where one is there already.
  public func findings(on today: Day, _ summary: HistorySummary? = nil) -> [Finding] {
    let states = ActionStates(self, today: today, summary: summary)
    return Finding.Kind.allCases.flatMap { findings($0, states) }
  }

  private func findings(_ kind: Finding.Kind, _ states: ActionStates) -> [Finding] {
    switch kind {
    case .noOwner: return actions(kind) { Query.Lacking.owner.holds($0, states) }
    case .proposedOwner: return actions(kind) { Query.State.proposed.holds($0, states) }
    case .noDue: return actions(kind) { Query.Lacking.due.holds($0, states) }
    case .noReason: return actions(kind) { Query.Lacking.reason.holds($0, states) }
    case .review: return actions(kind) { Query.State.review.holds($0, states) }
    case .stepAfterDue: return stepsAfterDue
    case .noAction:
      let used = Set(outcomeRows)
      return outcomes.indices.filter { outcomes[$0].trackable && !used.contains($0) }
        .map { Finding(kind: kind, record: outcomes[$0].id, detail: "") }
    case .noTranslation: return untranslated
    case .handOver:
      return handOverQueue(states.summary).map {
        Finding(kind: kind, record: $0.action, detail: $0.to.joined(separator: ","))
      }
    case .conflict:
      return states.summary.openConflicts.map {
        Finding(kind: kind, record: $0.record, detail: disputeName($0))
      }
    }
  }

  /// Open actions with a step, still to be done, that is due later than they are: the first such step.
  private var stepsAfterDue: [Finding] {
    actions.indices.compactMap { row in
      if actions[row].steps.isEmpty || !actions[row].status.isOpen { return nil }
      guard let due = due(ofAction: row)?.due else { return nil }
      let step = actions[row].orderedSteps.first { step in
        !step.isDone && step.due.map { $0.last > due.last } ?? false
      }
      return step.map {
        Finding(kind: .stepAfterDue, record: actions[row].id, detail: $0.id)
      }
    }
  }

  private func actions(_ kind: Finding.Kind, where isFound: (Int) -> Bool) -> [Finding] {
    actions.indices.filter(isFound)
      .map { Finding(kind: kind, record: actions[$0].id, detail: "") }
  }

  // By row and field: a copy of each title would take longer than the rest.
  private var untranslated: [Finding] {
    meetings.indices.compactMap { untranslated(meetings[$0].title, meetings[$0].id) }
      + outcomes.indices.compactMap { untranslated(outcomes[$0].title, outcomes[$0].id) }
      + actions.indices.compactMap { untranslated(actions[$0].title, actions[$0].id) }
  }

  private func untranslated(_ title: Bilingual, _ id: @autoclosure () -> String) -> Finding? {
    let missing = title.en?.isEmpty ?? true ? "en" : title.ko?.isEmpty ?? true ? "ko" : nil
    return missing.map { Finding(kind: .noTranslation, record: id(), detail: "title.\($0)") }
  }
}
