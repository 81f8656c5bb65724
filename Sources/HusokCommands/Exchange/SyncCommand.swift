import HusokModel
import HusokStore
import HusokWords

/// `husok sync`: sends what was done here, and takes over what others did, through git.
struct SyncCommand: Command {
  static let spec = CommandSpec(
    name: "sync", operands: [.text("REMOTE").optional],
    options: [
      CommandSpec.Option(name: "--setup"), CommandSpec.Option(name: "--here"),
      CommandSpec.Option(name: "--trust"), .dryRun,
    ],
    examples: [
      "husok sync --setup git@git.example.org:office/register.git", "husok sync",
      "husok sync --setup --dry-run",
    ], run: .of(SyncCommand.self))

  let context: CommandContext

  func run(_ output: inout Output) throws(Failure) -> Int32 {
    let words = context.words
    try context.checkSharing()
    try context.checkNoReader()
    let isSetup = context.invocation.has("--setup")
    if !isSetup, let word = context.invocation.operands.first ?? hereAlone {
      throw Failure(ExitCode.usage, words("sync.setupOnly", word))
    }
    if context.invocation.has("--trust") { try trust() }
    do throws(GitFault) {
      if isSetup { return try setUp(&output) }
      if context.invocation.has("--dry-run") { return try rehearse(&output) }
      let report = try context.synced(mayAsk: context.streams.isTerminal)
      tell(report, to: &output)
      return ExitCode.success
    } catch {
      throw Failure(error, context)
    }
  }

  private var hereAlone: String? { context.invocation.has("--here") ? "--here" : nil }

  /// Notes that the person trusts the accounts to which the folders of the register belong.
  private func trust() throws(Failure) {
    let folders = RegisterSync.folders(of: context.path)
    if folders.isEmpty { throw Failure(.notSetUp(path: context.path), context) }
    try context.keep { settings in
      settings.trusted += folders.filter { !settings.trusted.contains($0) }
    }
  }

  /// What a commit would say now.
  private func rehearse(_ output: inout Output) throws(GitFault) -> Int32 {
    let (changes, register) = try context.sync(mayAsk: false).waiting()
    let lines = context.words.actLines(changes, in: register, upTo: Int.max)
    for line in lines { output.line(context.visible(context.words("cli.dryRun", line))) }
    if lines.isEmpty { output.line(context.words("sync.nothing")) }
    return ExitCode.success
  }

  /// What came of it, in lines.
  private func tell(_ report: SyncReport, to output: inout Output) {
    let words = context.words
    let acts = words.actCount(report.sent)
    if report.isFirst {
      output.line(words("sync.isFirst", report.register.actions.count))
    }
    if let reason = report.offline {
      output.line(
        context.visible(words("sync.offline", report.remote ?? "", reason, acts)))
      return
    }
    if !report.isFirst || !report.received.isEmpty {
      output.line(
        words.synced(sent: acts, received: words.actCount(report.received), remote: report.remote))
    }
    for line in words.actLines(report.received, in: report.register, upTo: 20) {
      output.line("  " + context.visible(line))
    }
    for line in words.mergeLines(report.renumbered, report.conflicts) {
      output.line(context.visible(line))
    }
    if !report.conflicts.isEmpty { output.line(words("sync.seeCheck")) }
    if report.leftOthers { context.complain(words("sync.leftOthers")) }
    if report.remote == nil { output.line(words("sync.noRemote", context.program)) }
  }
}

extension SyncCommand {
  /// Makes the register a shared one, and says what that means.
  private func setUp(_ output: inout Output) throws(GitFault) -> Int32 {
    let environment = context.environment
    let setup = try SyncSetup(
      context.sync(mayAsk: context.streams.isTerminal), program: environment.programWord,
      isHere: context.invocation.has("--here"), remote: context.invocation.operands.first,
      from: environment.workingFolder() ?? "/")
    let isRehearsal = context.invocation.has("--dry-run")
    let report = try isRehearsal ? setup.plan() : setup.run()
    explain(report, isRehearsal: isRehearsal, to: &output)
    if let first = report.first {
      tell(first, to: &output)
      note(report)
    }
    return ExitCode.success
  }

  private func explain(_ report: SyncSetup.Report, isRehearsal: Bool, to output: inout Output) {
    let words = context.words
    output.line(words(isRehearsal ? "setup.would" : "setup.done"))
    let place = words(report.isNew ? "setup.newRepository" : "setup.repository", report.top)
    let remote = report.remote.map {
      words(report.madeRemote ? "setup.madeRemote" : "setup.remote", $0)
    }
    for line in [
      words("setup.register", report.file), place, remote ?? words("setup.alone"),
      words("setup.kept"), words("setup.merged"),
    ] { output.line("  " + context.visible(line)) }
    if isRehearsal { return }
    output.line(context.visible(words("setup.next", context.program)))
    if let remote = report.remote { output.line(context.visible(words("setup.colleague", remote))) }
  }

  /// Notes the register among those that the person works with.
  private func note(_ report: SyncSetup.Report) {
    let folder = report.top.split(separator: "/").last.map(String.init) ?? "register"
    let name = report.remote.flatMap { GitAddress($0, from: "/")?.name } ?? folder
    try? context.keep { settings in
      _ = settings.note(KnownRegister(name: name, path: report.file, remote: report.remote))
    }
  }
}
