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
    /// What is not taken, in sentences that begin with the place in the file.
    var refused: [String] = []
    /// Whether some of it is what the ministry neither leads nor supports.
    var isBeyondReach = false
    /// What is passed over without harm.
    var remarks: [String] = []
    /// How many rows or records are as they were.
    var unchanged = 0
  }

  static let spec = CommandSpec(
    name: "import", operands: [.file.orInput],
    options: [
      .format(Format.self), CommandSpec.Option(name: "--by", value: .ministry), .encoding,
      .dryRun, CommandSpec.Option(name: "--skip-bad"),
    ],
    examples: [
      "husok import mcst.csv --by MCST --dry-run", "husok import mcst.csv --by MCST",
      "husok import reply.csv --encoding cp949 --skip-bad",
    ], run: .of(ImportCommand.self))

  let context: CommandContext

  func run(_ output: inout Output) throws(Failure) -> Int32 {
    let (store, loaded) = try context.opened()
    try context.checkWritable(loaded)
    let path = context.invocation.operands[0]
    let bytes = try read(path)
    let circumstances = try self.circumstances(loaded.register)
    let plan = try plan(bytes, from: path, for: loaded.register, by: circumstances)
    show(plan, on: loaded.register, to: &output)
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
      output.line(context.words("import.done", count, plan.unchanged))
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
    var circumstances = context.circumstances(of: try context.profile(in: register))
    if let name = context.invocation.options["--by"] {
      circumstances.by.ministry = try context.references(in: register).ministry(name)
      if circumstances.role == .secretariat { circumstances.role = .desk }
    }
    return circumstances
  }

  private func plan(
    _ bytes: [UInt8], from path: String, for register: Register,
    by circumstances: ActContext
  ) throws(Failure) -> Plan {
    return switch try format(bytes) {
    case .csv, .xlsx: try sheetPlan(bytes, from: path, for: register, by: circumstances)
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
    let slice = SliceImport(try parsed(bytes, path), into: register, circumstances)
    return Plan(
      acts: slice.acts,
      refused: slice.refused.map { context.words.sentence($0, in: register, on: context.today) },
      isBeyondReach: slice.refused.contains { refused in
        if case .refusal(.notYours) = refused.reason { true } else { false }
      },
      unchanged: slice.unchanged)
  }

  private func parsed(_ bytes: [UInt8], _ path: String) throws(Failure) -> Register {
    do throws(StoreError) {
      return try JSONFileStore.parse(bytes)
    } catch {
      if case .damaged(_, let line, let column, let reason) = error {
        throw Failure(
          .damaged(path: path, line: line, column: column, reason), context)
      }
      throw Failure(error, context)
    }
  }

  private func sheetPlan(
    _ bytes: [UInt8], from path: String, for register: Register,
    by circumstances: ActContext
  ) throws(Failure) -> Plan {
    let words = context.words
    let encoding = try Delivery(context).encoding
    let tables: [Table]
    do throws(Table.Fault) {
      tables = try Table.all(bytes, encoding: encoding)
    } catch {
      throw Failure(ExitCode.badData, "\(path): \(words.sentence(error))")
    }
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
      refused: sheets.unknown.map { words.sentence($0) { words.sentence($0) } }
        + sheets.refused.map { words.sentence($0) { words.sentence($0) } },
      isBeyondReach: isBeyondReach,
      remarks: sheets.remarks.map { words.sentence($0) { words.sentence($0) } }
        + sheets.passedOver.map { words("import.passedSheet", $0) },
      unchanged: sheets.unchanged)
  }

  private func show(_ plan: Plan, on register: Register, to output: inout Output) {
    for change in plan.acts.flatMap(\.changes) {
      let line = context.words.line(change, in: register)
      let field = change.field == "status" ? context.words.field("status") + ": " : ""
      output.line(context.visible("\(change.record)  \(field)\(line)"))
    }
    for remark in plan.remarks { context.complain(context.visible(remark)) }
    for refusal in plan.refused { context.complain(context.visible(refusal)) }
  }

  private func save(_ plan: Plan, _ store: any DocumentStore) throws(Failure) {
    if plan.acts.isEmpty { return }
    do throws(StoreError) {
      _ = try store.save(plan.acts)
    } catch {
      throw Failure(error, context)
    }
  }
}
