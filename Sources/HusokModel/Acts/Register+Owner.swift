extension Register {
  /// The act that sets, confirms or takes away the lead of actions. A ministry that leads no longer
  /// supports. A confirmed owner goes only with a reason, or to a ministry that took over.
  ///
  /// - Parameter lead: the new lead; nil for none.
  public func settingLead(
    of ids: [String], to lead: Lead?, reason: String?, in context: inout ActContext
  ) throws(Refusal) -> Act {
    try Permissions.check(context.role, toChange: "lead", of: .actions)
    var lines: [RecordLine] = []
    for id in ids {
      let action = try existing(id)
      try checkOwnerReason(action, to: lead, reason: reason)
      lines.append((id, "lead", action.lead?.value ?? .null, lead?.value ?? .null))
      if let contact = action.contact, action.lead?.ministry != lead?.ministry {
        // Who answers at one ministry does not at another.
        lines.append((id, "contact", contact.value, .null))
      }
      if let ministry = lead?.ministry, action.supporting.contains(ministry) {
        lines.append((id, "supporting", .string(ministry), .null))
      }
    }
    return try changing(lines, reason: reason, in: &context)
  }

  /// The act that confirms the owners that are proposed for actions, each its own; those of the others
  /// stay as they are.
  public func confirmingLeads(
    of ids: [String], in context: inout ActContext
  ) throws(Refusal) -> Act {
    var session = ActSession(self, context)
    for id in ids {
      guard var lead = try existing(id).lead, !lead.confirmed else { continue }
      lead.confirmed = true
      let confirmed = lead
      try session.perform { register, context throws(Refusal) in
        try register.settingLead(of: [id], to: confirmed, reason: nil, in: &context)
      }
    }
    return try session.finished(&context)
  }

  /// Throws where a confirmed owner would go without a reason. What is handed over to a ministry that
  /// was split off from it needs none: the split is the reason.
  func checkOwnerReason(
    _ action: FollowUpAction, to lead: Lead?, reason: String?
  ) throws(Refusal) {
    guard let before = action.lead, before.confirmed, before.ministry != lead?.ministry,
      reason?.isBlank ?? true
    else { return }
    // One that was there from the beginning was split off from nobody: the history need not be read.
    if let ministry = lead?.ministry, !history.positions(of: ministry).isEmpty,
      HistorySummary(history).heirs(of: before.ministry, for: action.id, in: self)
        .contains(ministry)
    {
      return
    }
    throw .ownerReasonNeeded(action.id)
  }

  /// The act by which actions of a split ministry stay with the one that leads them: a line that
  /// changes nothing but takes them out of the queue.
  public func keepingLead(of ids: [String], in context: inout ActContext) throws(Refusal) -> Act {
    try Permissions.check(context.role, toChange: "lead", of: .actions)
    var draft = ActDraft(context)
    for id in ids {
      let lead = try existing(id).lead?.value ?? .null
      draft.add(id, field: "lead", from: lead, to: lead)
    }
    return draft.finished(&context)
  }
}
