import HusokExchange
import HusokModel
import HusokStore
import HusokWords

/// `husok report`: the papers for a meeting.
struct ReportCommand: Command {
  /// How the papers are written.
  enum Format: String, CaseIterable {
    case text
    case md
    case html
    case xlsx
    case csv
  }

  static let spec = CommandSpec(
    name: "report",
    options: [
      CommandSpec.Option(name: "--meeting", value: .meeting), .ofMinistry, .format(Format.self),
      CommandSpec.Option(name: "--lang", value: .choice(["ko", "en", "both"])), .since, .asOf,
      .encoding, .output,
    ],
    examples: [
      "husok report --meeting F263 --format html --lang both -o pack.html",
      "husok report --ministry MOFA --lang ko", "husok report --format xlsx -o pack.xlsx",
      "husok report --as-of 2026-03-31 --since F262",
    ], run: .of(ReportCommand.self))

  let context: CommandContext

  func run(_ output: inout Output) throws(Failure) -> Int32 {
    let format = try self.format
    try Delivery(context).checkEncoding(isTable: format == .csv)
    let register = try context.opened().loaded.register
    let document = try pack(register).document
    let bytes = try self.bytes(document, format)
    try Delivery(context).deliver(bytes, to: &output)
    return ExitCode.success
  }

  /// What `--format` says, else what the name of the file does.
  private var format: Format {
    get throws(Failure) {
      if let format: Format = try context.choice("--format") { return format }
      switch Delivery(context).ending {
      case "html", "htm": return .html
      case "md", "markdown": return .md
      case "csv": return .csv
      case "xlsx": return .xlsx
      default: return .text
      }
    }
  }

  private func pack(_ register: Register) throws(Failure) -> MeetingPack {
    let options = context.invocation.options
    let references = context.references(in: register)
    let meeting = try options["--meeting"].map(references.meeting)
    let ministry = try options["--ministry"].map(references.ministry)
    let since = try context.changePoint("--since", in: register)
    return MeetingPack(
      register: register, meeting: meeting, ministry: ministry, today: context.today,
      asOf: try context.dayThatCame("--as-of"), since: since)
  }

  private func bytes(_ document: PackDocument, _ format: Format) throws(Failure) -> [UInt8] {
    let languages = context.paperLanguages
    switch format {
    case .text: return PackText.bytes(document, languages)
    case .md: return Array(PackMarkdown.text(document, languages).utf8)
    case .xlsx:
      return try Delivery(context).workbook { () throws(WorkbookFault) in
        try PackWorkbook.bytes(document, languages)
      }
    case .html: return Array(PackHTML.text(document, languages).utf8)
    case .csv:
      let encoding = try Delivery(context).encoding
      return try Delivery(context).bytes(PackCSV.records(document, languages), encoding)
    }
  }
}
