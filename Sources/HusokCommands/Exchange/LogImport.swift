import HusokExchange
import HusokModel
import HusokStore
import HusokWords

/// What `--map` makes of an action log: the proposal, and the plan by a file that answers it.
struct LogImport {
  private let context: CommandContext
  private let tables: [Table]
  private let path: String

  init(_ context: CommandContext, _ tables: [Table], from path: String) {
    self.context = context
    self.tables = tables
    self.path = path
  }

  /// Whether a log is to be taken over, as far as the command line says.
  static func isAsked(_ invocation: Invocation) -> Bool {
    invocation.has("--map") || invocation.has("--map-file")
  }

  /// Throws where nothing answers what has to be asked.
  static func checkAnswers(_ context: CommandContext) throws(Failure) {
    let invocation = context.invocation
    if !isAsked(invocation), invocation.has("--into") {
      throw Failure(ExitCode.usage, context.words("import.intoWithoutMap"))
    }
    if invocation.has("--map"), !invocation.has("--map-file"), !invocation.has("--dry-run") {
      throw Failure(ExitCode.usage, context.words("import.mapNeedsFile"))
    }
  }

  /// Whether the file is a sheet of husok itself, which needs no mapping.
  var isOwn: Bool { SheetImport.isOwn(tables) }

  /// What is proposed for the log, as the text of a map file; nil where a map file says it.
  func proposal(_ register: Register) throws(Failure) -> [UInt8]? {
    if context.invocation.has("--map-file") { return nil }
    let table = try table()
    var mapping = LogProposal(table, for: register, today: context.today)
      .mapping(context.settings.mapping(of: table.headings))
    mapping.into = context.invocation.options["--into"] ?? mapping.into
    return MappingFile.text(mapping)
  }

  /// What the log would do to a register, by the map file.
  func plan(
    for register: Register, by circumstances: ActContext
  ) throws(Failure) -> (plan: ImportCommand.Plan, mapping: LogMapping) {
    let table = try table()
    var mapping = try mapping()
    mapping.into = context.invocation.options["--into"] ?? mapping.into
    let log: LogPlan
    do throws(LogPlan.Fault) {
      log = try LogPlan(
        table, mapping, into: register, named: LogPlan.name(of: path),
        today: context.today, circumstances)
    } catch {
      throw failure(error)
    }
    let words = context.words
    let preview = LogPreview(words: words, today: context.today, width: .max)
    let plan = ImportCommand.Plan(
      acts: log.act.map { [$0] } ?? [],
      refused: log.unknown.map { words.sentence($0) } + log.refused.map { words.sentence($0) },
      remarks: words.remarks(log),
      made: (preview.made(log).map(\.text), log.made.count))
    return (plan, mapping)
  }

  /// Keeps a mapping in the settings, for the next log with its headings.
  func keep(_ mapping: LogMapping) {
    if context.isDemo { return }
    var settings = context.settings
    settings.keep(mapping)
    do throws(StoreError) {
      try context.settingsFile.save(settings)
    } catch {
      context.complain(
        context.visible(context.words.settingsSentence(error, in: context.environment)))
    }
  }

  private func table() throws(Failure) -> LogTable {
    do throws(LogTable.Fault) {
      return try LogTable(tables)
    } catch {
      throw Failure(ExitCode.badData, "\(path): \(context.words.sentence(error))")
    }
  }

  private func mapping() throws(Failure) -> LogMapping {
    let path = context.invocation.options["--map-file"] ?? ""
    let bytes: [UInt8]
    do throws(Input.Fault) {
      bytes = try Input.bytes(path, upTo: Input.largest)
    } catch {
      throw Failure(error, reading: path, words: context.words)
    }
    do throws(StoreError) {
      return try MappingFile.read(bytes, path: path)
    } catch {
      throw Failure(error, importing: path, context)
    }
  }

  private func failure(_ fault: LogPlan.Fault) -> Failure {
    switch fault {
    case .twice: Failure(ExitCode.badData, context.words.sentence(fault))
    case .refusal(.nothingNamed): Failure(ExitCode.usage, context.words.sentence(fault))
    case .refusal(let refusal): Failure(refusal, context.words)
    }
  }
}

extension CommandContext {
  /// The log that is to be taken over on the screen; nil where the command line does not ask for
  /// that, or no terminal is there.
  public var logToMap: String? {
    guard invocation.command?.name == ImportCommand.spec.name, invocation.has("--map"),
      !invocation.has("--map-file"), !invocation.has("--dry-run"), streams.isTerminal
    else { return nil }
    return invocation.operands.first { $0 != "-" }
  }
}
