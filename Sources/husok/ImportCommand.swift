import HusokExchange
import HusokModel
import HusokStore
import HusokWords

/// `husok import`: what a ministry sent back, shown field by field and then taken over as one act.
struct ImportCommand {
  /// What the file is.
  enum Format: String, CaseIterable {
    case csv
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

  let context: CommandContext

  init(_ context: CommandContext) {
    self.context = context
  }

  func run(_ output: inout Output) throws(Failure) -> Int32 {
    let (store, loaded) = try context.opened()
    try context.checkWritable(loaded)
    let path = context.invocation.operands[0]
    let bytes = try read(path)
    var circumstances = try self.circumstances(loaded.register)
    let plan = try plan(bytes, path, loaded.register, &circumstances)
    show(plan, loaded.register, to: &output)
    if !plan.refused.isEmpty, !context.invocation.has("--skip-bad") {
      // What would change was asked for; it is worth showing although it is not done.
      if let number = output.flush() {
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
      return try Input.bytes(path)
    } catch {
      throw Failure(error, path, context.words)
    }
  }

  /// Who makes the changes: the ministry of `--by`, which may do what a desk may; else the person.
  private func circumstances(_ register: Register) throws(Failure) -> ActContext {
    let profile = try context.profile(in: register)
    var circumstances = ActContext(
      at: context.now, by: profile.author, role: profile.role,
      identifiers: IdentifierSource(seed: Surroundings.seed))
    if let name = context.invocation.options["--by"] {
      circumstances.by.ministry = try Reference.ministry(name, in: register, context.words)
      if circumstances.role == .secretariat { circumstances.role = .desk }
    }
    return circumstances
  }

  private func plan(
    _ bytes: [UInt8], _ path: String, _ register: Register, _ circumstances: inout ActContext
  ) throws(Failure) -> Plan {
    switch try format(bytes) {
    case .csv: try sheetPlan(bytes, path, register, circumstances)
    case .json:
      try SliceImport(context: context).plan(bytes, path, into: register, &circumstances)
    }
  }

  /// What `--format` says, else what the file begins with: a slice is an object, a sheet never is.
  private func format(_ bytes: [UInt8]) throws(Failure) -> Format {
    if let name = context.invocation.options["--format"] {
      return try EditCommand(context).choice("--format", name)
    }
    let first = bytes.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
    return first == UInt8(ascii: "{") ? .json : .csv
  }

  private func sheetPlan(
    _ bytes: [UInt8], _ path: String, _ register: Register, _ circumstances: ActContext
  ) throws(Failure) -> Plan {
    let words = context.words
    let sheet: SheetImport
    do {
      let text = try Delivery(context).encoding.decoded(bytes)
      sheet = try SheetImport(
        CSVReader.records(text), into: register, today: context.today, circumstances)
    } catch let fault as TextEncoding.Fault {
      throw Failure(ExitCode.badData, "\(path): \(words.sentence(fault))")
    } catch let fault as CSVReader.Fault {
      throw Failure(ExitCode.badData, "\(path): \(words.sentence(fault))")
    } catch let fault as SheetImport.Fault {
      throw Failure(ExitCode.badData, "\(path): \(words.sentence(fault))")
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Failure(ExitCode.badData, "\(path): \(error)")
    }
    let isBeyondReach = sheet.refused.contains {
      if case .refusal(.notYours) = $0.reason { true } else { false }
    }
    return Plan(
      acts: sheet.act.map { [$0] } ?? [], refused: sheet.refused.map { words.sentence($0) },
      isBeyondReach: isBeyondReach,
      remarks: sheet.unknown.map { words("import.unknownColumn", $0) }
        + (sheet.lacksBase ? [words("import.noBase", words("sheet.base"))] : []),
      unchanged: sheet.unchanged)
  }

  private func show(_ plan: Plan, _ register: Register, to output: inout Output) {
    for change in plan.acts.flatMap(\.changes) {
      let line = context.words.line(change, in: register)
      let field = change.field == "status" ? context.words.field("status") + ": " : ""
      output.line(context.visible("\(change.record)  \(field)\(line)"))
    }
    for remark in plan.remarks { Output.complain(context.visible(remark)) }
    for refusal in plan.refused { Output.complain(context.visible(refusal)) }
  }

  private func save(_ plan: Plan, _ store: any DocumentStore) throws(Failure) {
    if plan.acts.isEmpty { return }
    do throws(StoreError) {
      _ = try store.save(plan.acts)
    } catch {
      throw Failure(error, context.words)
    }
  }
}

/// A slice of the register that came back as a register of its own. What both came from is the
/// register without the lines of the history that the slice does not know.
struct SliceImport {
  let context: CommandContext

  /// What the slice would do.
  func plan(
    _ bytes: [UInt8], _ path: String, into register: Register, _ circumstances: inout ActContext
  ) throws(Failure) -> ImportCommand.Plan {
    let slice = try parsed(bytes, path)
    let known = Set((0..<slice.history.count).map { slice.history[$0].id })
    let ids = Set(
      slice.actions.map(\.id) + slice.outcomes.map(\.id) + slice.meetings.map(\.id)
        + slice.ministries.map(\.id))
    let base = register.without { ids.contains($0.record) && !known.contains($0.id) }
    var plan = ImportCommand.Plan()
    let theirs = try self.theirs(slice, base, register, &circumstances, &plan)
    let result = Merge.merge(base: base, ours: register, theirs: theirs)
    plan.acts = acts(of: result.register, after: register)
    let changed = Set(plan.acts.flatMap(\.records))
    plan.unchanged = slice.actions.count { !changed.contains($0.id) }
    return plan
  }

  private func parsed(_ bytes: [UInt8], _ path: String) throws(Failure) -> Register {
    do throws(StoreError) {
      return try JSONFileStore.parse(bytes)
    } catch {
      if case .damaged(_, let line, let column, let reason) = error {
        throw Failure(
          .damaged(path: path, line: line, column: column, reason), context.words)
      }
      throw Failure(error, context.words)
    }
  }

  /// The register as the slice would have it: with its own lines of the history first, then with
  /// lines for what was changed by hand.
  private func theirs(
    _ slice: Register, _ base: Register, _ ours: Register, _ circumstances: inout ActContext,
    _ plan: inout ImportCommand.Plan
  ) throws(Failure) -> Register {
    var theirs = base
    let held = Set((0..<ours.history.count).map { ours.history[$0].id })
    let own = (0..<slice.history.count).map { slice.history[$0] }.filter { !held.contains($0.id) }
    for change in own { take(Act([change]), into: &theirs, circumstances, &plan) }
    let act = circumstances.identifiers.next()
    for row in slice.meetings { compare(row, ours, act, &theirs, &circumstances, &plan) }
    for row in slice.outcomes { compare(row, ours, act, &theirs, &circumstances, &plan) }
    for row in slice.actions { compare(row, ours, act, &theirs, &circumstances, &plan) }
    return theirs
  }

  /// The lines that lead from a record as it is to what the slice says, where the slice says
  /// something new: what the register holds already needs no line.
  private func compare<R: Record>(
    _ record: R, _ ours: Register, _ act: String, _ theirs: inout Register,
    _ circumstances: inout ActContext, _ plan: inout ImportCommand.Plan
  ) {
    let held: R? = RecordLookup.record(record.id, in: ours)
    if held == record { return }
    guard let present = RecordLookup.record(record.id, in: theirs) as R? else {
      let change = line(record.id, Change.wholeRecord, .null, record.value, act, &circumstances)
      return take(Act([change]), into: &theirs, circumstances, &plan)
    }
    var lines: [Change] = []
    // What follows from another field comes by itself.
    for field in R.fields.map({ "\($0.name)" }) where !["doneOn", "firstDue"].contains(field) {
      let before = present.read(field) ?? .null
      let after = record.read(field) ?? .null
      let now = held?.read(field) ?? .null
      if before == after || after == now { continue }
      if R.field(field)?.isSet == true {
        let old = before.elements ?? []
        let new = after.elements ?? []
        let present = now.elements ?? []
        for element in old where !new.contains(element) && present.contains(element) {
          lines.append(line(record.id, field, element, .null, act, &circumstances))
        }
        for element in new where !old.contains(element) && !present.contains(element) {
          lines.append(line(record.id, field, .null, element, act, &circumstances))
        }
      } else {
        lines.append(line(record.id, field, before, after, act, &circumstances))
      }
    }
    if !lines.isEmpty { take(Act(lines), into: &theirs, circumstances, &plan) }
  }

  private func line(
    _ record: String, _ field: String, _ from: Value, _ to: Value, _ act: String,
    _ circumstances: inout ActContext
  ) -> Change {
    let id = circumstances.identifiers.next()
    return Change(id, of: act, by: circumstances, record, field, from, to)
  }

  /// Carries out what the role may do, and notes what it may not.
  private func take(
    _ act: Act, into theirs: inout Register, _ circumstances: ActContext,
    _ plan: inout ImportCommand.Plan
  ) {
    do {
      for change in act.changes { try SliceImport.check(change, in: theirs, circumstances.role) }
      try theirs.checkReach(of: act, circumstances)
      try theirs.apply(act)
    } catch let refusal as Refusal {
      if case .notYours = refusal { plan.isBeyondReach = true }
      plan.refused.append(context.words.refusal(refusal))
    } catch {
      let record = act.records.first ?? ""
      plan.refused.append(context.words("said.cannotApply", record))
    }
  }

  private static func check(
    _ change: Change, in register: Register, _ role: Role
  ) throws(Refusal) {
    if role == .reader { throw .readerChangesNothing }
    if change.field == "status", let action = register.action(change.record),
      let status = change.to.text.flatMap({ Status(rawValue: $0) })
    {
      try StatusRules.check(action, to: status, role: role, reason: change.reason ?? Merge.reason)
    }
    let isDesks =
      ["status", "title", "due", "priority", "kind", "waitingOn", "tags"]
      + ["supporting", "dependsOn", "notes", "evidence", "targets"]
    if role == .desk, !isDesks.contains(change.field) {
      throw .fieldForSecretariat(change.field)
    }
  }

  /// The acts that lead from a register to what a merge made of it.
  private func acts(of merged: Register, after register: Register) -> [Act] {
    let held = Set((0..<register.history.count).map { register.history[$0].id })
    let new = (0..<merged.history.count).map { merged.history[$0] }.filter {
      !held.contains($0.id)
    }
    var order: [String] = []
    var lines: [String: [Change]] = [:]
    for change in new {
      if lines[change.actID] == nil { order.append(change.actID) }
      lines[change.actID, default: []].append(change)
    }
    return order.compactMap { lines[$0] }.map(Act.init)
  }
}

/// Finds a record of a kind.
private enum RecordLookup {
  static func record<R: Record>(_ id: String, in register: Register) -> R? {
    let record: (any Record)? =
      register.action(id) ?? register.outcome(id) ?? register.meeting(id) ?? register.ministry(id)
    return record as? R
  }
}
