import HusokTestSupport

@testable import HusokModel

/// Registers that were changed at random, the same for the same seed.
enum RandomRegister {
  /// Acts at random on the eventful register.
  static func made(_ seed: UInt64) throws -> Register {
    try changed(try Fixtures.eventful(), seed, steps: 150)
  }

  /// The same of a register, a number of them.
  static func changed(_ register: Register, _ seed: UInt64, steps: Int) throws -> Register {
    var register = register
    var context = Fixtures.context(seed: seed)
    var random = IdentifierSource(seed: seed)
    for step in 0..<steps {
      var number = UInt64(random.next(), radix: 16) ?? 0
      context.at = Instant(
        seconds: Fixtures.now.seconds + step * 70_000 - Int(number % 200_000),
        offsetMinutes: [540, 0, -300][Int(number >> 20 % 3)])
      number >>= 24
      if let act = try? act(on: register, number, &context) { try register.apply(act) }
    }
    return register
  }

  private static func act(
    on register: Register, _ number: UInt64, _ context: inout ActContext
  ) throws -> Act {
    let id = register.actions[Int(number >> 8) % register.actions.count].id
    switch number % 9 {
    case 0: return try register.steppingTowardsDone([id], in: &context)
    case 1:
      let status = Status.allCases[Int(number >> 4) % Status.allCases.count]
      return try register.changingStatus(of: [id], to: status, reason: "so \"it\"", in: &context)
    case 2:
      let due = ["2026-03", "2026-06-30", "2026-H2", "2027"][Int(number >> 4) % 4]
      return try register.setting("due", of: [id], to: .string(due), in: &context)
    case 3: return try register.addingNote("a \"word\"\nor two", to: [id], in: &context)
    case 4: return try register.reversing(number & 16 == 0 ? .undo : .redo, in: &context).act
    case 5:
      let meeting = register.meetings[Int(number >> 4) % register.meetings.count].id
      return try register.closing(meeting, on: context.at.day, in: &context)
    case 6: return try register.keepingLead(of: [id], in: &context)
    case 7:
      return try register.editingSet(
        "tags", of: [id], adding: ["t\(number % 5)"], removing: ["t1"], in: &context)
    default:
      let (field, value) =
        number & 16 == 0 ? ("kind", "ongoing") : ("due", "2027-0\(number % 9 + 1)")
      let act = try register.setting(field, of: [id], to: .string(value), in: &context)
      return Act(
        act.changes.map { change in
          var lost = change
          lost.reason = Merge.reason
          return lost
        })
    }
  }
}
