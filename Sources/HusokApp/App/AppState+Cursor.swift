import HusokModel

extension AppState {
  /// Why a command cannot be run now, and what to do; nil where it can.
  func reasonAgainst(_ command: Command) -> String? {
    CommandTable.info(command)?.reason(in: self)
  }

  /// Why nothing can be changed by this person, or in this register.
  var reasonAgainstChanges: String? {
    if let past = pages.past { return words("off.past", words.day(past.day)) }
    if save == .readOnly { return words("refusal.readOnly") }
    return person.profile.role == .reader ? words("refusal.reader") : nil
  }

  /// The id of the record under the cursor: in the list, on a page, of the details.
  var currentRecord: String? {
    if frontPage != nil { return frontCursor.door?.record ?? layers.last?.page?.record }
    if view == .actions { return selectedRecord }
    return layers.isEmpty ? nil : pages.cursors[view]?.door?.record
  }

  /// The id of the action under the cursor.
  var currentAction: String? {
    currentRecord.flatMap { register.action($0) == nil ? nil : $0 }
  }

  /// The step, note or piece of evidence under the cursor of the details; nil where that is on the
  /// record.
  var currentPart: ActionPart? {
    isReadingDetails && currentAction != nil ? list.detail.part : nil
  }

  /// Whether keys move through the details of a record.
  var isReadingDetails: Bool {
    layers.last?.isDetail ?? (layers.isEmpty && view == .actions && list.pane == .detail)
  }

  /// The outcome under the cursor, or that of the action there.
  var currentOutcome: String? {
    guard let id = currentRecord else { return nil }
    return register.outcome(id)?.id ?? register.action(id)?.outcome
  }

  /// The outcome under the cursor, where it has a target.
  var targetOutcome: String? {
    currentOutcome.flatMap { id in
      (register.outcome(id)?.targets.isEmpty ?? true) ? nil : id
    }
  }

  /// What a command acts on: the marked actions, else the one under the cursor.
  var targets: [String] {
    if !list.marked.isEmpty {
      return register.actions.indices.lazy.map { register.actions[$0].id }
        .filter { list.marked.contains($0) }
    }
    return currentAction.map { [$0] } ?? []
  }

  /// Who may take over each action that waits for a decision.
  var handOverHeirs: [String: [String]] {
    Dictionary(
      register.handOverQueue(figures.summary).map { ($0.action, $0.to) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The meeting under the cursor, or that of the record there.
  var currentMeeting: String? {
    guard let id = currentRecord else { return register.meetings.last?.id }
    if register.meeting(id) != nil { return id }
    return (currentOutcome.flatMap { register.outcome($0)?.meeting }) ?? register.meetings.last?.id
  }
}
