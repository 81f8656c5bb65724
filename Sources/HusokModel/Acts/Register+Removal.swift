extension Register {
  /// The act that removes a record that was made by mistake. Refused while others name it.
  public func removing(
    _ id: String, reason: String, in context: inout ActContext
  ) throws(Refusal) -> Act {
    guard let place = place(of: id) else { throw .noSuchRecord(id) }
    try Permissions.check(context.role, toChange: Change.wholeRecord, of: place.section)
    if reason.isBlank { throw .removalReasonNeeded(id) }
    if let user = user(of: id) { throw .stillNamed(id, by: user) }
    let value = record(at: place).value
    return try changing([(id, Change.wholeRecord, value, .null)], reason: reason, in: &context)
  }

  /// The first record that names another.
  private func user(of id: String) -> String? {
    outcomes.first { $0.meeting == id }?.id
      ?? actions.first { action in
        action.outcome == id || action.involves(id) || action.dependsOn.contains(id)
      }?.id
      ?? meetings.first { $0.calls.contains { $0.ministry == id } }?.id
  }
}
