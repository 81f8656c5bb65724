import HusokModel
import HusokStore
import HusokWords

extension CheckCommand {
  private var store: JSONFileStore { JSONFileStore(path: context.path) }

  /// Everything that is wrong with the file; nothing for a register that can be opened.
  func damage() throws(Failure) -> [StoreFault] {
    do throws(StoreError) {
      return context.isDemo ? [] : try store.faults()
    } catch {
      throw Failure(error, context)
    }
  }

  /// Prints what is wrong with the file, line by line.
  func report(_ faults: [StoreFault], to output: inout Output) -> Int32 {
    let words = context.words
    if context.invocation.has("--json") {
      let list = faults.map { fault in
        Value.object([
          .init("kind", .string("damage")), .init("line", .number("\(fault.line)")),
          .init("column", .number("\(fault.column)")),
          .init("reason", .string(words.reason(fault.reason))),
        ])
      }
      output.write(JSONWriter.text(.list(list)) + [0x0A])
      return ExitCode.badData
    }
    for fault in faults {
      output.line(
        context.visible(words("check.fault", fault.line, fault.column, words.reason(fault.reason))))
    }
    let command = context.program + " check --repair"
    output.line(context.visible(words("check.canRepair", context.path, command)))
    return ExitCode.badData
  }

  /// Mends the file and says what it did.
  func repair(_ output: inout Output) throws(Failure) -> Int32 {
    if context.invocation.has("--read-only") { throw Failure(.readOnly, context.words) }
    try context.checkNoReader()
    if context.isDemo { return ExitCode.success }
    do throws(StoreError) {
      let report = try store.repair(context.mending)
      let words = context.words
      for step in report.steps { output.line(context.visible(words.sentence(step))) }
      if let rest = report.rest { output.line(context.visible(words("repair.rest", rest))) }
      guard let damaged = report.damaged else {
        output.line(words("repair.nothing"))
        return ExitCode.success
      }
      output.line(words("repair.counts", report.before, report.after))
      output.line(context.visible(words("repair.done", context.path, report.after, damaged)))
      if let sentence = words.newestBackup(
        of: store, comparedTo: report, in: context.environment)
      {
        output.line(context.visible(sentence))
      }
      return report.isIncomplete ? ExitCode.badData : ExitCode.success
    } catch {
      throw Failure(error, context)
    }
  }
}

extension Words {
  /// What a repair did.
  fileprivate func sentence(_ step: RepairStep) -> String {
    switch step {
    case .converted: self("repair.converted")
    case .emptyBytesCut(let count): self("repair.emptyBytes", count)
    case .conflictsMerged(let count): self("repair.conflicts", count)
    case .doubleRemoved(let id): self("repair.doubled", id)
    case .renumbered(let old, let new): self("repair.renumbered", old, new)
    case .placeholder(let id): self("repair.placeholder", id)
    case .cleared(let record, let field, let target):
      self("repair.cleared", record, self.field(field), target)
    case .moved(let record, let field, let old, let new):
      self("repair.moved", record, self.field(field), old, new)
    case .charactersEscaped(let id): self("repair.escaped", id)
    case .charactersReplaced(let id): self("repair.replaced", id)
    case .partPutAside(let record, "status"): self("repair.status", record)
    case .partPutAside(let record, let field): self("repair.part", record, self.field(field))
    case .leftOut(let line): self("repair.leftOut", line)
    }
  }

  /// The newest version that can be read, and how it comes back where it has more; nil where it
  /// has no more than the repaired file and nothing was put aside.
  fileprivate func newestBackup(
    of store: JSONFileStore, comparedTo report: RepairReport,
    in environment: ProcessEnvironment
  ) -> String? {
    guard let (number, backup) = store.newestGoodBackup,
      let count = try? JSONFileStore.register(of: backup).actions.count
    else { return nil }
    let isBetter = count > report.after
    if !isBetter, !report.isIncomplete { return nil }
    let at = Instant(
      seconds: backup.at.seconds, offsetMinutes: environment.clock().offsetMinutes)
    let text = self("repair.backup", "\(at.day) \(at.clockTime)", count)
    return isBetter
      ? text + " " + self("repair.backupBetter", restoring(number, of: store.path, in: environment))
      : text
  }
}
