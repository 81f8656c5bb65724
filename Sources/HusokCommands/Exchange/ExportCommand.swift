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
      CommandSpec.Option(name: "--sheets", value: .choice(["ministry"])), .encoding, .output,
    ],
    examples: [
      "husok export --ministry MCST -o mcst.xlsx", "husok export --sheets ministry -o all.xlsx",
      "husok export is:open --format ics -o due.ics",
      "husok export --encoding cp949 -o all.csv",
    ], run: .of(ExportCommand.self))

  let context: CommandContext

  func run(_ output: inout Output) throws(Failure) -> Int32 {
    let register = try context.opened().loaded.register
    let ministry = try context.invocation.options["--ministry"].map(
      context.references(in: register).ministry)
    let rows = try context.matching(in: register).filter { row in
      ministry.map { register.actions[row].involves($0) } ?? true
    }
    let isWhole = ministry == nil && context.invocation.operands.isEmpty
    guard let bytes = try self.bytes(register, isWhole ? nil : rows, of: ministry) else {
      context.complain(context.words("ics.nothing"))
      return ExitCode.nothingMatched
    }
    try Delivery(context).deliver(bytes, to: &output)
    return rows.isEmpty ? ExitCode.nothingMatched : ExitCode.success
  }

  /// The file; nil for a calendar in which nothing is due.
  ///
  /// - Parameters:
  ///   - rows: the rows of the actions asked for; nil for all of the register.
  ///   - ministry: whose they are, where one was asked for.
  private func bytes(
    _ register: Register, _ rows: [Int]?, of ministry: String?
  ) throws(Failure) -> [UInt8]? {
    let format = try self.format
    if context.invocation.has("--sheets"), format != .xlsx {
      throw Failure(ExitCode.usage, context.words("cli.sheetsExcel"))
    }
    try Delivery(context).checkEncoding(isTable: format == .csv)
    switch format {
    case .csv:
      let sheet = ActionSheet(register: register, words: context.words, today: context.today)
      return try Delivery(context).bytes(
        sheet.records(rows ?? Array(register.actions.indices)), try Delivery(context).encoding)
    case .xlsx:
      var sheet = ActionSheet(register: register, words: context.words, today: context.today)
      sheet.commit = context.commitHandedOut()
      return try Delivery(context).workbook { () throws(WorkbookFault) in
        try ActionWorkbook(sheet, ministry: ministry).bytes(
          rows ?? Array(register.actions.indices), byMinistry: context.invocation.has("--sheets"))
      }
    case .json:
      guard let rows else { return RegisterText.bytes(of: register) }
      let slice = RegisterSlice(register, actions: rows)
      return RegisterText.bytes(
        ministries: slice.ministries, meetings: slice.meetings, outcomes: slice.outcomes,
        actions: slice.actions, changes: slice.changes, commit: context.commitHandedOut())
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
