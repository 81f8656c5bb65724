import HusokModel

extension AppState {
  /// Why a command cannot be run now, and what to do; nil where it can.
  func reasonAgainst(_ command: Command) -> String? {
    if command.changesRegister {
      if let reason = reasonAgainstChanges { return reason }
      if let (section, field) = AppState.change(of: command),
        !Permissions.allow(profile.role, toChange: field, of: section)
      {
        return words("off.secretariat")
      }
    }
    if command.actsOnActions, targets.isEmpty {
      return words(currentRecord == nil ? "off.nothing" : "off.noAction")
    }
    return switch command {
    case .edit, .history, .copy, .remove: currentRecord == nil ? words("off.noRecord") : nil
    case .mark, .markRange: currentAction == nil ? words("off.noAction") : nil
    case .mine: profile.ministry == nil ? words("off.nobody") : nil
    case .ministry(let key): reasonAgainstMinistry(key)
    case .keptView(let number):
      number > 0 && number > settings.keptViews.count ? words("off.noKeptView", number) : nil
    case .keptViews: settings.keptViews.isEmpty ? words("off.noKeptViews") : nil
    case .foldAll, .unfoldAll: view == .actions ? nil : words("off.onlyActions")
    case .earlier, .later: reasonAgainstStep
    case .filterMeeting: register.meetings.isEmpty ? words("off.noMeeting") : nil
    default: reasonAgainstSpecial(command)
    }
  }

  private func reasonAgainstSpecial(_ command: Command) -> String? {
    switch command {
    case .value: targetOutcome == nil ? words("off.noTarget") : nil
    case .addTarget: currentOutcome == nil ? words("off.noOutcome") : nil
    case .addOutcome, .closeMeeting: register.meetings.isEmpty ? words("off.noMeeting") : nil
    case .renameMinistry, .splitMinistry:
      register.ministries.isEmpty ? words("off.noMinistry") : nil
    case .confirm, .sendBack:
      targets.contains { register.action($0)?.status != .reportedDone }
        ? words("off.notReported") : nil
    case .handOver:
      targets.contains { !handOverHeirs.keys.contains($0) } ? words("off.noHandOver") : nil
    case .backups, .saveElsewhere: save == .demo ? words("off.demo") : nil
    case .retrySave: if case .failed = save { nil } else { words("off.saved") }
    case .ministryReport: reportMinistry == nil ? words("off.noReportMinistry") : nil
    case .keepView:
      list.isUnfiltered && list.sort == nil && list.grouping == .meeting
        ? words("off.nothingToKeep") : nil
    default: nil
    }
  }

  private func reasonAgainstMinistry(_ key: Int) -> String? {
    key == 0 || register.ministries.contains { $0.key == key } ? nil : words("off.noSuchKey", key)
  }

  private var reasonAgainstStep: String? {
    switch view {
    case .ministries, .timeline, .changes: nil
    default: words("off.noStep")
    }
  }

  private var reasonAgainstChanges: String? {
    if save == .readOnly { return words("refusal.readOnly") }
    return profile.role == .reader ? words("refusal.reader") : nil
  }

  /// What a command changes, where not everybody may; nil where the status decides or the record
  /// that is edited.
  private static func change(of command: Command) -> (section: Section, field: String)? {
    switch command {
    case .owner, .handOver: (.actions, "lead")
    // Both are answers of the secretariat to a report.
    case .add, .remove, .confirm, .sendBack: (.actions, Change.wholeRecord)
    case .addOutcome, .addTarget: (.outcomes, Change.wholeRecord)
    case .addMeeting: (.meetings, Change.wholeRecord)
    case .closeMeeting: (.meetings, "closed")
    case .addMinistry, .splitMinistry: (.ministries, Change.wholeRecord)
    case .renameMinistry: (.ministries, "names")
    case .done, .status, .due, .note, .longNote, .blocked, .tag, .supporting, .priority, .ongoing,
      .evidence, .value, .edit, .undo, .redo:
      nil
    case .moveUp, .moveDown, .pageUp, .pageDown, .halfPageUp, .halfPageDown, .first, .last, .fold,
      .unfold, .foldAll, .unfoldAll, .open, .back, .nextPane, .view, .nextView, .previousView,
      .keptView, .keptViews, .keepView, .earlier, .later, .sinceDay, .ministry, .allMinistries,
      .pickMinistry, .mine, .search, .filter, .filterMeeting, .group, .sort, .mark, .markRange,
      .history, .copy, .report, .ministryReport, .saveReport, .palette, .help, .settings, .language,
      .theme, .backups, .saveElsewhere, .retrySave, .quit, .suspend, .redraw:
      nil
    }
  }

  /// The id of the record under the cursor: in the list, on a page, of the details.
  var currentRecord: String? {
    if let page = frontPage {
      if let record = frontCursor.door?.record { return record }
      if case .page(let front)? = layers.last, case .history(let record) = front.kind {
        return record
      }
      _ = page
      return nil
    }
    if view != .actions, !layers.isEmpty, let record = cursors[view]?.door?.record { return record }
    guard view == .actions, let row = selectedRow else { return nil }
    if case .group = row { return nil }
    return id(of: row)
  }

  /// The id of the action under the cursor.
  var currentAction: String? {
    currentRecord.flatMap { register.action($0) == nil ? nil : $0 }
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
      register.handOverQueue(summary).map { ($0.action, $0.to) },
      uniquingKeysWith: { first, _ in first })
  }
}
