import HusokExchange
import HusokModel
import HusokStore
import HusokWords

/// `husok call`: asks ministries to report to a meeting, reminds those whose report is missing, and
/// tells who was asked and whose is back.
struct CallCommand: Command {
  static let spec = CommandSpec(
    name: "call", operands: [.meeting],
    options: [
      .due, .output, CommandSpec.Option(name: "--lang", value: .choice(["ko", "en", "both"])),
      CommandSpec.Option(name: "--not-needed", value: .ministries),
      CommandSpec.Option(name: "--remind"), CommandSpec.Option(name: "--status"), .json, .isPublic,
      .dryRun,
    ],
    examples: [
      "husok call F263 --due 2026-04-17 -o f263", "husok call F263 --status",
      "husok call F263 --remind -o f263", "husok call F263 --not-needed MOEL,MOJ -o f263",
    ], run: .of(CallCommand.self))

  let context: CommandContext

  private var words: Words { context.words }
  private func has(_ option: String) -> Bool { context.invocation.has(option) }

  func run(_ output: inout Output) throws(Failure) -> Int32 {
    try checkOptions()
    let (store, loaded) = try context.opened()
    let id = try context.references(in: loaded.register).meeting(context.invocation.operands[0])
    if has("--status") || has("--json") {
      return try CallStatus(context: context, register: loaded.register).write(id, to: &output)
    }
    if context.isDemo { throw Failure(ExitCode.noPermission, words("call.demo")) }
    try context.checkWritable(loaded)
    let asking = try Asking(context, loaded, meeting: id)
    if !has("--dry-run") {
      if asking.hasLetters { try asking.write(to: try folder(id), &output) }
      try save(asking.act, store)
    }
    for line in asking.summary { output.line(context.visible(line)) }
    if let remark = asking.addressless { context.complain(context.visible(remark)) }
    return ExitCode.success
  }

  /// Each of these is another thing to do.
  private func checkOptions() throws(Failure) {
    let isStatus = has("--status") || has("--json")
    let others =
      isStatus ? ["--remind", "--due", "--not-needed", "-o"] : ["--due", "--not-needed"]
    let chosen = isStatus ? "--status" : "--remind"
    if !isStatus, !has("--remind") { return }
    guard let other = others.first(where: has) else { return }
    let fault = UsageFault.together(
      command: CallCommand.spec.name, options: "\(chosen), \(other)")
    throw Failure(ExitCode.usage, words.sentence(fault))
  }

  private func folder(_ meeting: String) throws(Failure) -> CallFolder {
    guard let path = context.invocation.options["-o"], path != "-", !path.isEmpty else {
      throw Failure(ExitCode.usage, words("call.noFolder", meeting))
    }
    return CallFolder(path)
  }

  private func save(_ act: Act?, _ store: any DocumentStore) throws(Failure) {
    guard let act else { return }
    do throws(StoreError) {
      let saved = try store.save([act])
      if let fault = saved.backupFault { context.complain(words.backupMissing(fault)) }
    } catch {
      throw Failure(error, context)
    }
  }
}

/// What a call or a reminder is to do, before any of it is done.
private struct Asking {
  private let context: CommandContext
  private let prepared: PreparedCall
  private let plan: CallPlan

  private var words: Words { context.words }
  private var register: Register { prepared.register }
  private var letters: [CallLetter] { prepared.letters }

  /// What the register notes; nil where it notes nothing new.
  var act: Act? { prepared.act }

  init(_ context: CommandContext, _ loaded: Loaded, meeting id: String) throws(Failure) {
    self.context = context
    let before = loaded.register
    plan = CallPlan(
      meeting: id, due: try context.comingDay("--due"),
      unneeded: try context.ministries("--not-needed", in: before),
      isReminder: context.invocation.has("--remind"))
    var circumstances = context.circumstances(of: try context.profile(in: before))
    let settings = context.settings
    do throws(PreparedCall.Fault) {
      prepared = try PreparedCall(
        plan, on: before, now: context.now, languages: context.paperLanguages,
        sender: (settings.name ?? context.environment.userName, settings.mail),
        at: context.invocation.has("--dry-run") ? nil : context.commitHandedOut(loaded),
        isPublic: context.invocation.has("--public"), in: &circumstances)
    } catch {
      throw Asking.failure(error, context)
    }
  }

  private static func failure(_ fault: PreparedCall.Fault, _ context: CommandContext) -> Failure {
    switch fault {
    case .refusal(let refusal): Failure(refusal, context.words)
    case .nobody(let isReminder):
      Failure(
        ExitCode.nothingMatched, context.words(isReminder ? "call.noneMissing" : "call.nobody"))
    case .noSender:
      Failure(ExitCode.usage, context.words("call.noSender", context.settingsFile.path))
    case .workbook(let fault): Failure(fault, context.words)
    }
  }

  /// Whether anyone is written to.
  var hasLetters: Bool { !letters.isEmpty }

  /// Writes the files, and a line for each ministry.
  func write(to folder: CallFolder, _ output: inout Output) throws(Failure) {
    for letter in letters {
      do throws(CallFolder.Fault) {
        let path = try folder.write(letter)
        output.line(context.visible("\(name(letter.ministry))  \(path)"))
      } catch {
        throw Failure(ExitCode.cannotCreate, words.sentence(error.reason, error.path))
      }
    }
  }

  /// What was done, or would be.
  var summary: [String] {
    let count = letters.count
    let said =
      plan.isReminder
      ? words("call.reminded", plan.meeting, count)
      : plan.due.map { words("call.doneUntil", plan.meeting, count, words.headingDay($0)) }
        ?? words("call.done", plan.meeting, count)
    let lines = unneeded + (letters.isEmpty ? [] : [said])
    return context.invocation.has("--dry-run") ? lines.map { words("cli.dryRun", $0) } : lines
  }

  /// Who need not report since now.
  private var unneeded: [String] {
    let changes = act?.changes ?? []
    return changes.filter { $0.to["unneeded"] != nil }
      .map { "\(plan.meeting): \(words.line($0, in: register))." }
  }

  /// Whose address is not known; nil where all are.
  var addressless: String? {
    let ministries = letters.filter { !$0.isAddressed }.map(\.ministry)
    guard let first = ministries.first else { return nil }
    let code = register.ministry(first)?.name(on: context.today).code ?? first
    let command = "\(context.program) ministry edit \(code)"
    return words("call.noAddress", ministries.map(name).joined(separator: ", "), command)
  }

  private func name(_ ministry: String) -> String {
    words.short(ministry, in: register, on: context.today)
  }
}

extension CommandContext {
  /// The day of an option that is still to come.
  fileprivate func comingDay(_ option: String) throws(Failure) -> Day? {
    let day = try day(option)
    if let day, day < today { throw Failure(ExitCode.usage, words("call.pastDue", "\(day)")) }
    return day
  }

  /// The ministries that an option names.
  fileprivate func ministries(
    _ option: String, in register: Register
  ) throws(Failure) -> [String] {
    guard let text = invocation.options[option] else { return [] }
    do throws(Refusal) {
      return try input(register).ministries(text).ids
    } catch {
      throw Failure(error, words)
    }
  }
}
