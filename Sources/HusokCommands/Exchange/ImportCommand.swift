import HusokExchange
import HusokModel
import HusokStore
import HusokWords

/// `husok import`: what a ministry sent back, shown field by field and then taken over as one act.
struct ImportCommand: Command {
  /// What the file is.
  enum Format: String, CaseIterable {
    case csv
    case xlsx
    case json
  }

  /// What a file would do to the register.
  struct Plan {
    /// The acts; none where nothing changes.
    var acts: [Act] = []
    /// That the report of the ministry is back; nil where no meeting waits for it.
    var returned: Act?
    /// What is not taken, in sentences that begin with the place in the file.
    var refused: [String] = []
    /// Whether some of it is what the ministry neither leads nor supports.
    var isBeyondReach = false
    /// What is passed over without harm.
    var remarks: [String] = []
    /// How many rows or records are as they were.
    var unchanged = 0
    /// The actions that a log makes, in lines that say more than those of the history; nil for what
    /// is no log.
    var made: (lines: [String], count: Int)?
  }

  static let spec = CommandSpec(
    name: "import", operands: [.file.orInput],
    options: [
      .format(Format.self), CommandSpec.Option(name: "--by", value: .ministry), .encoding,
      .dryRun, CommandSpec.Option(name: "--skip-bad"), CommandSpec.Option(name: "--map"),
      CommandSpec.Option(name: "--map-file", value: .file),
      CommandSpec.Option(name: "--into", value: .place),
    ],
    examples: [
      "husok import mcst.csv --by MCST --dry-run", "husok import mcst.csv --by MCST",
      "husok import reply.csv --encoding cp949 --skip-bad",
      "husok import log.csv --map --dry-run > log.map",
      "husok import log.csv --map-file log.map --into F262",
    ], run: .of(ImportCommand.self))

  let context: CommandContext

  func run(_ output: inout Output) throws(Failure) -> Int32 {
    let (store, loaded) = try context.opened()
    try context.checkWritable(loaded)
    try LogImport.checkAnswers(context)
    let path = context.invocation.operands[0]
    let bytes = try read(path)
    let circumstances = try self.circumstances(loaded.register)
    if LogImport.isAsked(context.invocation) {
      let log = LogImport(context, try tables(bytes, from: path), from: path)
      if !log.isOwn {
        return try take(log, into: store, loaded.register, by: circumstances, &output)
      }
    }
    var plan = try plan(bytes, from: path, for: loaded.register, by: circumstances)
    plan.returned = try returned(loaded.register, by: circumstances)
    return try carryOut(plan, loaded.register, store, &output)
  }

  /// Takes over an action log, or prints how that would be proposed.
  private func take(
    _ log: LogImport, into store: any DocumentStore, _ register: Register,
    by circumstances: ActContext, _ output: inout Output
  ) throws(Failure) -> Int32 {
    do throws(Refusal) {
      try Permissions.check(circumstances.role, toChange: Change.wholeRecord, of: .actions)
    } catch {
      throw Failure(error, context.words)
    }
    if let text = try log.proposal(register) {
      context.writeText(text, to: &output)
      return ExitCode.success
    }
    let (plan, mapping) = try log.plan(for: register, by: circumstances)
    let code = try carryOut(plan, register, store, &output)
    if !context.invocation.has("--dry-run") { log.keep(mapping) }
    return code
  }

  /// Shows what changes, and changes it, where nothing is refused or what is refused is left out.
  private func carryOut(
    _ plan: Plan, _ register: Register, _ store: any DocumentStore, _ output: inout Output
  ) throws(Failure) -> Int32 {
    show(plan, on: register, to: &output)
    if !plan.refused.isEmpty, !context.invocation.has("--skip-bad") {
      // What would change was asked for; it is worth showing although it is not done.
      if let number = context.print(output) {
        throw Failure(ExitCode.inputOutput, context.words.reason(number))
      }
      output = Output()
      throw Failure(
        plan.isBeyondReach ? ExitCode.noPermission : ExitCode.badData,
        context.words("import.refused", plan.refused.count))
    }
    if context.invocation.has("--dry-run") {
      output.line(context.words("import.dryRun"))
    } else {
      try save(plan, store)
      let count = Set(plan.acts.flatMap(\.records)).count
      output.line(
        plan.made.map { context.words("import.made", $0.count) }
          ?? context.words("import.done", count, plan.unchanged))
      for line in returns(plan, on: register) { output.line(context.visible(line)) }
    }
    return ExitCode.success
  }

  private func read(_ path: String) throws(Failure) -> [UInt8] {
    do throws(Input.Fault) {
      return try path == "-"
        ? context.streams.read(upTo: Input.largest) : Input.bytes(path, upTo: Input.largest)
    } catch {
      throw Failure(error, reading: path, words: context.words)
    }
  }

  /// Who makes the changes: the ministry of `--by`, which may do what a desk may; else the person.
  private func circumstances(_ register: Register) throws(Failure) -> ActContext {
    let circumstances = context.circumstances(of: try context.profile(in: register))
    guard let name = context.invocation.options["--by"] else { return circumstances }
    return circumstances.entering(returnOf: try context.references(in: register).ministry(name))
  }

  private func plan(
    _ bytes: [UInt8], from path: String, for register: Register,
    by circumstances: ActContext
  ) throws(Failure) -> Plan {
    switch try format(bytes) {
    case .csv, .xlsx:
      try sheetPlan(tables(bytes, from: path), from: path, for: register, by: circumstances)
    case .json: try slicePlan(bytes, from: path, for: register, by: circumstances)
    }
  }

  /// What `--format` says, else what the file begins with: a slice is an object, a sheet never is.
  private func format(_ bytes: [UInt8]) throws(Failure) -> Format {
    if let format: Format = try context.choice("--format") { return format }
    if WorkbookReader.isArchive(bytes) { return .xlsx }
    if AlienFile(bytes) != nil { return .csv }
    let blanks: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF]
    let text = bytes.prefix(4096).drop(while: blanks.contains)
    return text.first == UInt8(ascii: "{") ? .json : .csv
  }

  private func slicePlan(
    _ bytes: [UInt8], from path: String, for register: Register,
    by circumstances: ActContext
  ) throws(Failure) -> Plan {
    let returned = try parsed(bytes, path)
    let slice = SliceImport(
      returned.register, into: register, since: context.register(at: returned.commit),
      circumstances)
    return Plan(
      acts: slice.acts,
      refused: slice.refused.map { context.words.sentence($0, in: register, on: context.today) },
      isBeyondReach: slice.refused.contains { refused in
        if case .refusal(.notYours) = refused.reason { true } else { false }
      },
      unchanged: slice.unchanged)
  }

  private func parsed(_ bytes: [UInt8], _ path: String) throws(Failure) -> Loaded {
    do throws(StoreError) {
      return try JSONFileStore.loaded(from: bytes)
    } catch {
      throw Failure(error, importing: path, context)
    }
  }

  private func sheetPlan(
    _ tables: [Table], from path: String, for register: Register,
    by circumstances: ActContext
  ) throws(Failure) -> Plan {
    let words = context.words
    let sheets: SheetsImport
    do throws(SheetImport.Fault) {
      sheets = try SheetsImport(tables, into: register, today: context.today, circumstances)
    } catch {
      throw Failure(ExitCode.badData, "\(path): \(words.sentence(error))")
    }
    let isBeyondReach = sheets.refused.contains {
      if case .refusal(.notYours) = $0.content.reason { true } else { false }
    }
    return Plan(
      acts: sheets.act.map { [$0] } ?? [],
      refused: words.refusals(sheets), isBeyondReach: isBeyondReach,
      remarks: words.remarks(sheets), unchanged: sheets.unchanged)
  }

  /// The tables of a file.
  private func tables(_ bytes: [UInt8], from path: String) throws(Failure) -> [Table] {
    let encoding = try Delivery(context).encoding
    do throws(Table.Fault) {
      return context.withEarlier(try Table.all(bytes, encoding: encoding))
    } catch {
      throw Failure(ExitCode.badData, "\(path): \(context.words.sentence(error))")
    }
  }

  private func show(_ plan: Plan, on register: Register, to output: inout Output) {
    for line in plan.made?.lines ?? [] { output.line(context.visible(line)) }
    for change in plan.made == nil ? plan.acts.flatMap(\.changes) : [] {
      output.line(context.visible(context.words.imported(change, in: register)))
    }
    for remark in plan.remarks { context.complain(context.visible(remark)) }
    for refusal in plan.refused { context.complain(context.visible(refusal)) }
  }

  /// That the report of the ministry of `--by` is back: what it sent is what it was asked for.
  private func returned(
    _ register: Register, by circumstances: ActContext
  ) throws(Failure) -> Act? {
    guard context.invocation.has("--by"), let ministry = circumstances.by.ministry else {
      return nil
    }
    var circumstances = circumstances
    // Not from the same seed as the acts of the file.
    circumstances.identifiers = IdentifierSource(seed: context.environment.seed() &+ 1)
    do throws(Refusal) {
      return try register.returning(ministry, in: &circumstances)
    } catch {
      throw Failure(error, context.words)
    }
  }

  /// A line for each meeting for which the report is back.
  private func returns(_ plan: Plan, on register: Register) -> [String] {
    (plan.returned?.changes ?? []).map { change in
      let ministry = change.to["ministry"]?.text ?? ""
      let name = context.words.short(ministry, in: register, on: context.today)
      return context.words("call.returned", name, change.record)
    }
  }

  /// Saves what the file changes. That the report is back is part of the act by which it is entered;
  /// what the ministry did itself, with its own copy of the register, stays as it did it.
  private func save(_ plan: Plan, _ store: any DocumentStore) throws(Failure) {
    var acts = plan.acts
    if let returned = plan.returned {
      let place = acts.lastIndex { act in
        act.changes.allSatisfy { change in
          returned.changes.allSatisfy { $0.by == change.by && $0.at == change.at }
        }
      }
      if let place {
        acts[place] = Act(joining: [acts[place], returned])
      } else {
        acts.append(returned)
      }
    }
    if acts.isEmpty { return }
    do throws(StoreError) {
      _ = try store.save(acts)
    } catch {
      throw Failure(error, context)
    }
  }
}
