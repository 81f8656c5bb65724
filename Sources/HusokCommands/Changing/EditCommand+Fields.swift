import HusokModel

extension EditCommand {
  /// The fields that `FIELD=VALUE` of a command can name.
  static func fields(of command: String) -> [String] {
    section(of: command).map { InputField.all(of: $0).map(\.name) } ?? []
  }

  /// The kind of record whose fields a command sets.
  static func section(of command: String) -> Section? {
    [
      "set": Section.actions, "meeting edit": .meetings, "outcome edit": .outcomes,
      "ministry edit": .ministries,
    ][command]
  }

  /// `husok meeting|outcome|ministry edit`: fields of one record, as one act.
  func recordEdit(
    _ name: String, _ register: Register, _ circumstances: inout ActContext
  ) throws -> Act {
    let id = try record(name, register)
    return try setting(Array(operands.dropFirst()), of: [id], register, &circumstances)
  }

  private func record(_ name: String, _ register: Register) throws(Failure) -> String {
    switch EditCommand.section(of: name) {
    case .meetings: try Reference.meeting(operands[0], in: register, context.words)
    case .outcomes: try Reference.outcome(operands[0], in: register, context.words)
    case .ministries, .actions, nil:
      try Reference.ministry(operands[0], in: register, context.words)
    }
  }
}
