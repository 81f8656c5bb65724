extension Register {
  /// The act that asks ministries to report to a meeting; one that was asked already is given the
  /// day on which it is due now. A ministry whose report is back is left alone.
  ///
  /// - Parameters:
  ///   - due: until when they are to report; nil keeps the day that they were given.
  ///   - unneeded: ministries that need not report.
  public func calling(
    _ asked: [String], for id: String, due: Day?, unneeded: [String] = [],
    in context: inout ActContext
  ) throws(Refusal) -> Act {
    try checkCallable(id, in: context)
    guard let meeting = meeting(id) else { throw .noSuchRecord(id) }
    var lines: [RecordLine] = []
    for ministry in asked where !unneeded.contains(ministry) {
      let before = try call(of: ministry, in: meeting)
      var after = before ?? MinistryCall()
      if after.back != nil { continue }
      if before == nil || after.unneeded { after.at = context.at }
      after.ministry = ministry
      after.unneeded = false
      after.due = due ?? after.due
      lines.append(Register.line(of: meeting, from: before, to: after))
    }
    for ministry in unneeded {
      let before = try call(of: ministry, in: meeting)
      var after = before ?? MinistryCall()
      if after.unneeded { continue }
      after.at = after.at ?? context.at
      after.ministry = ministry
      after.unneeded = true
      lines.append(Register.line(of: meeting, from: before, to: after))
    }
    return try changing(lines, in: &context)
  }

  /// The act that notes that the report of a ministry came back, in every meeting that waits for
  /// it; nil where none does. The secretariat notes it of every ministry, a desk of its own.
  public func returning(
    _ ministry: String, in context: inout ActContext
  ) throws(Refusal) -> Act? {
    if context.role == .desk, context.by.ministry != ministry {
      throw .fieldForSecretariat("calls")
    }
    let lines = meetings.filter { $0.closed == nil }.compactMap { meeting -> RecordLine? in
      guard let before = meeting.calls.first(where: { $0.ministry == ministry }),
        before.back == nil
      else { return nil }
      var after = before
      after.back = context.at
      return Register.line(of: meeting, from: before, to: after)
    }
    return lines.isEmpty ? nil : try changing(lines, in: &context)
  }

  /// Throws where ministries cannot be asked for a meeting: the secretariat asks, while it is not
  /// closed.
  func checkCallable(_ id: String, in context: ActContext) throws(Refusal) {
    try Permissions.check(context.role, toChange: "calls", of: .meetings)
    if meeting(id)?.closed != nil { throw .meetingClosed(id) }
  }

  private func call(
    of ministry: String, in meeting: Meeting
  ) throws(Refusal) -> MinistryCall? {
    if self.ministry(ministry) == nil { throw .noSuchMinistry(ministry) }
    return meeting.calls.first { $0.ministry == ministry }
  }

  private static func line(
    of meeting: Meeting, from before: MinistryCall?, to after: MinistryCall
  ) -> RecordLine {
    (meeting.id, "calls", before?.value ?? .null, after.value)
  }
}
