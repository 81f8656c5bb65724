import HusokApp
import HusokCommands
import HusokModel
import HusokStore

/// With what the screen begins.
extension Session {
  /// What the store holds; nil where there is none yet.
  static func load(
    _ store: any DocumentStore, _ context: CommandContext
  ) throws(Failure) -> (loaded: Loaded, remark: String?)? {
    do throws(StoreError) {
      return try context.load(store)
    } catch {
      if case .missing = error { return nil }
      throw Failure(error, context)
    }
  }

  /// Work on the store that could not be saved by earlier runs. A file of which the register has
  /// everything is not needed any more.
  private static func rescues(
    in register: Register, _ context: CommandContext
  ) -> [RescueEntry] {
    let folder = context.environment.rescueFolder
    return folder.files(of: context.path).compactMap { kept in
      let (acts, unfit) = register.takingOver(kept.rescue)
      if acts.isEmpty, unfit == 0 {
        folder.remove(kept.path)
        return nil
      }
      return RescueEntry(path: kept.path, rescue: kept.rescue)
    }
  }

  static func setup(
    _ context: CommandContext, loaded: Loaded?, from store: any DocumentStore
  ) throws(Failure) -> AppSetup {
    var setup = AppSetup(register: loaded?.register, now: context.now)
    setup.profile = try context.profile(in: loaded?.register ?? BundledData.register)
    setup.language = context.words.language
    setup.sharing = sharing(context)
    setup.seed = context.environment.seed()
    setup.settings = context.settings
    setup.readStepLists = context.readStepLists
    setup.notice =
      context.settingsMistake.map { context.words.settingsSentence($0, in: context.environment) }
      ?? context.unknownMinistry(in: setup.register ?? BundledData.register)
      ?? context.unknownTheme
    setup.hasColor = context.environment.variable("NO_COLOR") == nil
    if context.isDemo {
      setup.save = .demo
      if setup.notice == nil { setup.notice = context.words("first.demo") }
    }
    if context.tutor.isAsked {
      setup.tutor = context.tutor.isFromStart ? 0 : context.settings.tutorTask
    }
    if context.invocation.has("--read-only") { setup.save = .readOnly }
    if store.isReadOnly {
      setup.save = .readOnly
      setup.notice = context.words("store.readOnlyFile", context.path)
    }
    if loaded?.isNewer == true {
      setup.save = .readOnly
      let version = loaded?.version ?? StoreFormat.version
      setup.notice = context.words("cli.newer", context.path, version)
    }
    if setup.save == .saved, let register = loaded?.register {
      setup.rescues = rescues(in: register, context)
    }
    return setup
  }
}
