import HusokExchange
import HusokModel
import HusokStore
import HusokWords

/// `husok report`: the papers for a meeting.
struct ReportCommand: Command {
  static let spec = CommandSpec(
    name: "report",
    options: [
      CommandSpec.Option(name: "--meeting", value: .meeting), .ofMinistry,
      .format(PaperFormat.self),
      CommandSpec.Option(name: "--lang", value: .choice(["ko", "en", "both"])), .since, .asOf,
      .isPublic,
      .encoding, .output,
    ],
    examples: [
      "husok report --meeting F263 --format html --lang both -o pack.html",
      "husok report --ministry MOFA --lang ko", "husok report --format xlsx -o pack.xlsx",
      "husok report --public --format html -o public.html",
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
  private var format: PaperFormat {
    get throws(Failure) {
      if let format: PaperFormat = try context.choice("--format") { return format }
      return Delivery(context).ending.flatMap { PaperFormat(ending: $0) } ?? .text
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
      asOf: try context.pastDay("--as-of", in: register), since: since,
      isPublic: context.invocation.has("--public"))
  }

  private func bytes(
    _ document: PackDocument, _ format: PaperFormat
  ) throws(Failure) -> [UInt8] {
    let languages = context.paperLanguages
    let delivery = Delivery(context)
    if format == .csv {
      return try delivery.bytes(PackCSV.records(document, languages), try delivery.encoding)
    }
    return try delivery.file(isWorkbook: format == .xlsx) { () throws(WorkbookFault) in
      try format.bytes(document, languages)
    }
  }
}
