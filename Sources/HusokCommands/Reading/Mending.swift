import HusokModel
import HusokStore
import HusokWords

/// What mends a finding: commands that work as they are printed. Where a person has to think of
/// something first, the command shows the record, and a sentence says what is to be set.
struct Mending {
  private let register: Register
  private let words: Words
  private let today: Day
  private let role: Role
  private let ministry: String?
  private let program: String
  /// What is written for each ministry: its code where that names no other, else its id.
  private let names: [String: String]

  /// Commands for a register.
  ///
  /// - Parameters:
  ///   - profile: who it is; commands for others are not printed.
  ///   - program: how the program is called for this register.
  init(_ register: Register, words: Words, today: Day, profile: Profile, program: String) {
    self.register = register
    ministry = profile.ministry
    self.words = words
    self.today = today
    role = profile.role
    self.program = program
    var names: [String: String] = [:]
    for ministry in register.ministries {
      let code = ministry.name(on: today).code
      let found = try? register.ministry(named: code)
      names[ministry.id] = found == ministry.id ? code : ministry.id
    }
    self.names = names
  }

  /// The commands, of which one is to be chosen.
  func commands(_ finding: Finding) -> [String] {
    let record = ShellWord.quoted(finding.record)
    switch finding.kind {
    case .noOwner, .noDue, .noReason, .stepAfterDue, .noAction, .noTranslation, .review:
      return ["\(program) show \(record)"]
    case .conflict:
      let field = register.field(ofDispute: finding.detail)
      guard register.dispute(finding.record, finding.detail) != nil,
        register.refusal(to: role, of: ministry, changing: field, of: finding.record) == nil
      else { return ["\(program) log \(record)"] }
      let name = ShellWord.quoted(finding.detail)
      return [
        "\(program) settle \(record) \(name)", "\(program) settle \(record) \(name) --other",
      ]
    case .proposedOwner, .handOver:
      let leads = role == .secretariat ? leads(finding) : []
      if leads.isEmpty { return ["\(program) show \(record)"] }
      return leads.map { "\(program) set \(record) lead=\(ShellWord.quoted($0))" }
    }
  }

  /// What may be written behind `lead=`.
  private func leads(_ finding: Finding) -> [String] {
    if finding.kind == .handOver {
      return finding.detail.split(separator: ",").map { name(String($0)) } + ["keep"]
    }
    return (register.action(finding.record)?.leadMinistry).map { [name($0)] } ?? []
  }

  private func name(_ id: String) -> String { names[id] ?? id }

  /// What is to be written once someone has thought of what is missing; nil where a command says it
  /// all.
  func advice(_ finding: Finding) -> String? {
    switch finding.kind {
    case .noOwner: words("check.then", "set \(finding.record) lead=MINISTRY")
    case .noDue: words("check.then", "set \(finding.record) due=DAY")
    case .noReason:
      register.action(finding.record)?.due.map {
        words("check.then", "set \(finding.record) due=\($0) --reason TEXT")
      }
    case .review: words("check.then", "note \(finding.record) TEXT")
    case .stepAfterDue:
      words("check.then", "step edit \(finding.record)/\(finding.detail) --due DAY")
    case .noAction: words("check.then", "add \(finding.record) TITLE")
    case .noTranslation:
      words("check.then", "\(editing(finding.record)) \(finding.detail)=TITLE")
    case .proposedOwner, .handOver:
      role == .secretariat ? nil : words("check.secretariat")
    case .conflict: nil
    }
  }

  /// The command that changes the fields of a record, with its id.
  private func editing(_ record: String) -> String {
    switch register.place(of: record)?.section {
    case .ministries: "ministry edit \(record)"
    case .meetings: "meeting edit \(record)"
    case .outcomes: "outcome edit \(record)"
    case .actions, nil: "set \(record)"
    }
  }
}
