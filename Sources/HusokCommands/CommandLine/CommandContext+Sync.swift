import HusokExchange
import HusokModel
import HusokStore
import HusokWords

extension CommandContext {
  /// Brings the register together with that of others; where git left both sides of a conflict in it,
  /// merges these first.
  ///
  /// - Parameter mayAsk: whether git may ask for a password at the terminal.
  public func synced(
    mayAsk: Bool, progress: @escaping @Sendable (SyncStep) -> Void = { _ in }
  ) throws(GitFault) -> SyncReport {
    let sync = sync(mayAsk: mayAsk, progress: progress)
    do throws(GitFault) {
      return try sync.run()
    } catch {
      guard case .store(let damage) = error, (try? merged(damage)) ?? nil != nil else {
        throw error
      }
      return try sync.run()
    }
  }

  /// The commit that has what the register holds, made where there is none yet; of a register that is
  /// itself a slice, the one that it came from. Nil where the register is not shared, or this person
  /// changes nothing. What is handed out carries it, so that what comes back is compared with what it
  /// was made from.
  func commitHandedOut(_ loaded: Loaded) -> String? {
    if isDemo { return nil }
    guard RegisterSync.isShared(path) else { return loaded.commit }
    if invocation.has("--read-only") || (try? checkNoReader()) == nil { return nil }
    return (try? sync(mayAsk: false).commitHere()) ?? nil
  }

  /// What the register held at a commit that came back; nil where that cannot be told.
  public func register(at commit: String?) -> Register? {
    if isDemo { return nil }
    return commit.flatMap { sync(mayAsk: false).register(at: $0) }
  }

  /// Tables with what the register held when husok wrote them.
  public func withEarlier(_ tables: [Table]) -> [Table] {
    var known: [String: Register] = [:]
    return tables.map { table in
      guard let commit = table.commit else { return table }
      if known[commit] == nil { known[commit] = register(at: commit) }
      var table = table
      table.earlier = known[commit]
      return table
    }
  }

  /// What brings the register together with that of others.
  func sync(
    mayAsk: Bool, progress: @escaping @Sendable (SyncStep) -> Void = { _ in }
  ) -> RegisterSync {
    let words = words
    let person = GitPerson(
      name: settings.name ?? environment.userName ?? "husok", mail: settings.mail)
    let sentences = SyncWords(
      first: { words("sync.first", $0.actions.count) },
      changes: { words.commitMessage($0, in: $1) },
      merging: { words.mergeMessage($0, in: $1) })
    let trusted =
      invocation.has("--trust")
      ? settings.trusted + RegisterSync.folders(of: path) : settings.trusted
    return RegisterSync(
      path, person: person, words: sentences, trusted: trusted, mayAsk: mayAsk,
      progress: progress)
  }

  /// Throws where nothing is shared: practice data, and where nothing is to be written.
  func checkSharing() throws(Failure) {
    if isDemo { throw Failure(ExitCode.noPermission, words("sync.demo")) }
    if invocation.has("--read-only") { throw Failure(.readOnly, words) }
  }

  /// Changes the settings of the person, as they stand now.
  func keep(_ change: (inout Settings) -> Void) throws(Failure) {
    var changed = settingsFile.load().settings
    change(&changed)
    do throws(StoreError) {
      try settingsFile.save(changed)
    } catch {
      throw Failure(
        ExitCode.cannotCreate, words.settingsSentence(error, in: environment))
    }
  }
}

extension Failure {
  /// Why a register cannot be shared.
  init(_ fault: GitFault, _ context: CommandContext) {
    if case .store(let error) = fault {
      self.init(error, context)
      return
    }
    self.init(ExitCode.of(fault), context.words.sentence(fault, in: context.environment))
  }
}

extension ExitCode {
  fileprivate static func of(_ fault: GitFault) -> Int32 {
    switch fault {
    case .noGit, .unreachable, .system, .git: inputOutput
    case .notSetUp, .emptyRemote, .noRegister: noInput
    case .insideRepository, .badRemote: usage
    case .foreignOwner, .refused, .newer: noPermission
    case .unfinished, .noBranch, .otherFiles, .store: badData
    case .alwaysLate, .moved: busy
    case .exists: cannotCreate
    }
  }
}

extension Words {
  /// Why a register cannot be shared: what, where, what to do.
  public func sentence(_ fault: GitFault, in environment: ProcessEnvironment) -> String {
    switch fault {
    case .noGit: self("git.none")
    case .notSetUp(let path): self("git.notSetUp", path, program(path, in: environment))
    case .insideRepository(let path): self("git.inside", path)
    case .foreignOwner(let path, let owner): self("git.foreignOwner", path, owner)
    case .unfinished(let what): self("git.unfinished", what)
    case .noBranch: self("git.noBranch")
    case .badRemote(let text): self("git.badRemote", text)
    case .emptyRemote(let remote): self("git.emptyRemote", remote)
    case .noRegister(let remote): self("git.noRegister", remote)
    case .store(let error): sentence(error, in: environment)
    case .newer(let remote, let version): self("git.newer", remote, version)
    case .otherFiles(let names): self("git.otherFiles", names.joined(separator: ", "))
    case .alwaysLate(let remote): self("git.alwaysLate", remote)
    case .moved: self("git.moved")
    case .exists(let path): self("git.exists", path)
    case .git(let reason): self("git.says", reason)
    case .refused(let remote, let reason): self("git.refused", remote, reason)
    case .unreachable(let remote, let reason): self("git.unreachable", remote, reason)
    case .system(let fault): self("git.system", fault.path ?? fault.call, reason(fault.number))
    }
  }
}
