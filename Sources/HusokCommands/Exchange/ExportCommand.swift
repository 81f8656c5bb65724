import HusokExchange
import HusokModel
import HusokStore

/// `husok export`: actions for a spreadsheet, another husok or a calendar: all, those of one
/// ministry, or those that a query asks for.
struct ExportCommand: Command {
  /// What the file is for.
  enum Format: String, CaseIterable {
    case csv
    case xlsx
    case json
    case ics
  }

  static let spec = CommandSpec(
    name: "export", operands: [.query.repeated.optional],
    options: [
      .format(Format.self), .ofMinistry,
      CommandSpec.Option(name: "--sheets", value: .choice(["ministry"])),
      CommandSpec.Option(name: "--contacts"), .isPublic, .encoding, .output,
    ],
    examples: [
      "husok export --ministry MCST -o mcst.xlsx", "husok export --sheets ministry -o all.xlsx",
      "husok export is:open --format ics -o due.ics",
      "husok export --encoding cp949 -o all.csv", "husok export --contacts -o contacts.csv",
    ], run: .of(ExportCommand.self))

  let context: CommandContext

  func run(_ output: inout Output) throws(Failure) -> Int32 {
    let loaded = try context.opened().loaded
    let register = isPublic ? loaded.register.published : loaded.register
    let ministry = try context.invocation.options["--ministry"].map(
      context.references(in: register).ministry)
    var sheet = ActionSheet(
      register: register, words: context.words, today: context.today, ministry: ministry)
    sheet.isPublic = isPublic
    if context.invocation.has("--contacts") {
      try Delivery(context).deliver(try contacts(ContactSheet(sheet), sheet), to: &output)
      return ExitCode.success
    }
    let rows = try context.matching(in: loaded.register).filter { row in
      ministry.map { register.actions[row].involves($0) } ?? true
    }
    let isWhole = ministry == nil && context.invocation.operands.isEmpty
    guard let bytes = try bytes(sheet, loaded, register, isWhole ? nil : rows) else {
      context.complain(context.words("ics.nothing"))
      return ExitCode.nothingMatched
    }
    try Delivery(context).deliver(bytes, to: &output)
    return rows.isEmpty ? ExitCode.nothingMatched : ExitCode.success
  }

  /// Whether anybody may read the file.
  private var isPublic: Bool { context.invocation.has("--public") }

  /// The file of who answers at ministries.
  private func contacts(_ contacts: ContactSheet, _ sheet: ActionSheet) throws(Failure) -> [UInt8] {
    let delivery = Delivery(context)
    let others =
      ["--sheets", "--public"].filter { context.invocation.has($0) } + context.invocation.operands
    if let other = others.first {
      let fault = UsageFault.together(
        command: ExportCommand.spec.name, options: "--contacts, \(other)")
      throw Failure(ExitCode.usage, context.words.sentence(fault))
    }
    let format = try self.format
    try delivery.checkEncoding(isTable: format == .csv)
    switch format {
    case .csv: return try delivery.bytes(contacts.records, try delivery.encoding)
    case .xlsx:
      return try delivery.file(isWorkbook: true) { () throws(WorkbookFault) in
        try ActionWorkbook(sheet).contacts()
      }
    case .json, .ics: throw Failure(ExitCode.usage, context.words("cli.contactsTable"))
    }
  }

  /// The file; nil for a calendar in which nothing is due.
  ///
  /// - Parameter rows: the rows of the actions asked for; nil for all of the register.
  private func bytes(
    _ sheet: ActionSheet, _ loaded: Loaded, _ register: Register, _ rows: [Int]?
  ) throws(Failure) -> [UInt8]? {
    let format = try self.format
    if context.invocation.has("--sheets"), format != .xlsx {
      throw Failure(ExitCode.usage, context.words("cli.sheetsExcel"))
    }
    try Delivery(context).checkEncoding(isTable: format == .csv)
    switch format {
    case .csv:
      return try Delivery(context).bytes(
        sheet.records(rows ?? Array(register.actions.indices)), try Delivery(context).encoding)
    case .xlsx:
      var handedOut = sheet
      handedOut.commit = isPublic ? nil : context.commitHandedOut(loaded)
      return try Delivery(context).file(isWorkbook: true) { () throws(WorkbookFault) in
        try ActionWorkbook(handedOut).bytes(
          rows ?? Array(register.actions.indices), byMinistry: context.invocation.has("--sheets"))
      }
    case .json:
      guard let rows else { return RegisterText.bytes(of: register) }
      let slice = RegisterSlice(register, actions: rows)
      return RegisterText.bytes(
        ministries: slice.ministries, meetings: slice.meetings, outcomes: slice.outcomes,
        actions: slice.actions, changes: slice.changes,
        commit: isPublic ? nil : context.commitHandedOut(loaded))
    case .ics:
      return ICalendar.text(register, actions: rows, words: context.words, now: context.now)
        .map { Array($0.utf8) }
    }
  }

  /// What `--format` says, else what the name of the file does.
  private var format: Format {
    get throws(Failure) {
      if let format: Format = try context.choice("--format") { return format }
      return Delivery(context).ending.flatMap { Format(rawValue: $0) } ?? .csv
    }
  }
}
