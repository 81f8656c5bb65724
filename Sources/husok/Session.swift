import Glibc
import HusokApp
import HusokCanvas
import HusokCommands
import HusokExchange
import HusokModel
import HusokStore
import HusokTerminal
import HusokThreads
import HusokWords

/// The screen from its start to its end: waits, hands what comes to the state, carries out the
/// effects, draws.
final class Session {
  let context: CommandContext
  private let terminal: CursesTerminal
  private let saver: Saver
  private let mailbox: Mailbox
  private let signals: Int32
  private var watch: StoreWatch
  /// The file of the register.
  var path: String
  var state: AppState
  private var shown = ShownScreen()
  private var pace = FramePace()
  private var isRunning = true
  private let syncer: Syncer
  /// The register that is opened after this one.
  private var next: String?
  private var endingSignal: Int32?
  /// Where the history is read beside the screen.
  private let reading = WorkQueue()
  /// Milliseconds between two looks at what cannot be waited for.
  private static let pause: Int32 = 3000

  /// Runs the screen and gives the exit code.
  static func run(_ context: CommandContext) throws(Failure) -> Int32 {
    var context = context
    while true {
      // What was read for it is let go of before: whoever else held the register would have it copied
      // with the first change.
      let (code, next) = try begin(context).run()
      guard let next else { return code }
      context = context.opening(next)
    }
  }

  private static func begin(_ context: CommandContext) throws(Failure) -> Session {
    let isUTF8 = context.environment.adoptLocale()
    let store = context.store()
    let opened = try load(store, context)
    var setup = try setup(context, loaded: opened?.loaded, from: store)
    setup.notice = opened?.remark ?? setup.notice
    setup.isASCII = !isUTF8 || context.invocation.has("--ascii")
    if !isUTF8 { setup.notice = Words(.english)("cli.asciiLocale") }
    // Before the terminal is changed: then nothing ends the program without it being set back.
    guard let mailbox = Mailbox(), let signals = TerminalGuard.forwardSignals() else {
      throw Failure(ExitCode.inputOutput, context.words("cli.noPipe"))
    }
    let terminal: CursesTerminal
    do throws(TerminalError) {
      terminal = try CursesTerminal(isUTF8: isUTF8)
    } catch {
      throw Failure(ExitCode.usage, context.words.sentence(error))
    }
    setup.size = terminal.size
    let saver = Saver(
      store, words: context.words, mailbox: mailbox, settings: context.settingsFile,
      environment: context.environment
    ) { error in (try? context.merged(error)) ?? nil }
    return Session(
      context, terminal: terminal, saver: saver, mailbox: mailbox, signals: signals,
      state: AppState(setup))
  }

  private init(
    _ context: CommandContext, terminal: CursesTerminal, saver: Saver, mailbox: Mailbox,
    signals: Int32, state: AppState
  ) {
    self.context = context
    self.terminal = terminal
    self.saver = saver
    self.mailbox = mailbox
    self.signals = signals
    self.state = state
    syncer = Syncer(context, mailbox: mailbox)
    path = context.path
    watch = StoreWatch(path: context.path)
  }
}

extension Session {
  /// Runs it, and says which register is to be opened next; nil for the end.
  private func run() -> (code: Int32, next: String?) {
    if state.person.settings.syncs.contains(.opening) { sync(isAsked: false) }
    if let path = context.logToMap { perform(.readFile(path)) }
    draw()
    while isRunning {
      readAhead()
      wait()
      state.now = context.now
      takeEvents()
      if pace.isDue { draw() }
      saver.begin()
    }
    let (unsaved, doubt) = saver.finish(isHurried: endingSignal != nil)
    terminal.close()
    if unsaved.isEmpty {
      for path in state.rescues.taken { context.environment.rescueFolder.remove(path) }
    } else {
      keep(unsaved)
    }
    if let doubt { context.complain(context.visible(doubt)) }
    if let endingSignal { TerminalGuard.end(by: endingSignal) }
    let isDone = unsaved.isEmpty && doubt == nil
    return (isDone ? ExitCode.success : ExitCode.inputOutput, isDone ? next : nil)
  }

  /// Leaves what could not be saved for the next start, and says where.
  private func keep(_ unsaved: [Act]) {
    let words = state.words
    let said = words("cli.notSaved", unsaved.count) + " " + lastReason
    let rescue = Rescue(
      unsaved, of: context.environment.absolute(path), at: context.now,
      shown: state.present)
    do throws(StoreError) {
      let folder = context.environment.rescueFolder
      let path = try folder.keep(rescue)
      // What was taken over from earlier files and is not saved is in the new one.
      for path in state.rescues.taken { folder.remove(path) }
      context.complain(context.visible(said + " " + words("rescue.keptAt", path)))
    } catch {
      context.complain(context.visible(said + " " + words.sentence(error, in: context.environment)))
    }
  }

  /// Why the last save failed.
  private var lastReason: String {
    for message in mailbox.takeAll().reversed() {
      if case .saveFailed(let reason) = message { return context.visible(reason) }
    }
    if case .failed(let reason) = state.save { return context.visible(reason) }
    return context.visible(context.words("store.busy", path, ""))
  }

  /// Everything that came since, before the screen is drawn once.
  private func takeEvents() {
    for message in mailbox.takeAll() { handle(message) }
    while isRunning, let number = TerminalGuard.nextSignal() { takeSignal(number) }
    while isRunning, let event = terminal.nextEvent() { handle(.terminal(event)) }
  }

  private func takeSignal(_ number: Int32) {
    if number == SIGTSTP { return perform(.suspend) }
    endingSignal = number
    handle(.terminate)
  }

  private func handle(_ message: Message) {
    let effects = update(&state, message)
    pace.take(message)
    switch message {
    case .saved(let count, let register):
      if register != nil { saver.screenCaughtUp() }
      if count > 0, state.person.settings.syncs.contains(.saving) { sync(isAsked: false) }
    case .cameIn: saver.screenCaughtUp()
    case .savedElsewhere(let path):
      self.path = path
      watch = StoreWatch(path: path)
    case .storeMade: watch = StoreWatch(path: context.path)
    case .terminal, .saveFailed, .storeSays, .storeNotMade, .notSavedElsewhere, .backups,
      .restored, .notRestored, .paperWritten, .paperExists, .otherExists, .freeName,
      .paperNotWritten, .lettersWritten, .lettersNotWritten, .settingsNotKept, .pathsFound,
      .fileRead, .fileNotRead, .notOpened, .digested, .edited, .historyRead, .tick, .syncing,
      .synced,
      .notSynced, .terminate:
      break
    }
    for effect in effects { perform(effect) }
  }

  private func perform(_ effect: Effect) {
    switch effect {
    case .save(let act): saver.take(act)
    case .retrySave: saver.retry()
    case .makeStore(.bundled): saver.make(BundledData.bytes)
    case .makeStore(.ministries): saver.make(BundledData.ministriesBytes)
    case .makeStore(.empty): saver.make(BundledData.emptyBytes)
    case .makeStore(.file(let path)): saver.make(from: path)
    case .edit(let draft):
      var result: EditorResult?
      terminal.lend {
        result = Editor(words: state.words, environment: context.environment).edit(draft.text)
      }
      if let result { handle(.edited(result, draft)) }
    case .copy(let text): terminal.copy(text)
    case .openEvidence(let address):
      if let reason = context.reasonAgainstOpening(address, state.words) {
        handle(.notOpened(reason))
      }
    case .digest(let draft):
      handle(.digested(draft, sha256: context.sha256(of: draft.evidence)))
    case .writePaper(let bytes, let path, let replacing):
      handle(written(bytes, to: context.environment.expanded(path), replacing: replacing))
    case .writeLetters(let letters, let folder, let plan):
      handle(written(letters, folder: folder, plan))
    case .saveElsewhere(let path, let replacing):
      saver.saveElsewhere(context.environment.expanded(path), replacing: replacing)
    case .completePath(let text):
      let paths = PathCompletion.paths(beginning: text, expanded: context.environment.expanded)
      handle(.pathsFound(paths, beginning: text))
    case .readFile(let path): handle(TableFile.read(path, context, state.words))
    case .findFreeName(let name): handle(.freeName(free(name), asked: name))
    case .sync: sync(isAsked: true)
    case .open(let path):
      next = path
      isRunning = false
    case .removeRescue(let path): context.environment.rescueFolder.remove(path)
    case .listBackups: saver.listBackups()
    case .restoreBackup(let number): saver.restoreBackup(number)
    case .keepSettings(let settings):
      // Nothing is kept of looking around; of the tutor, how far it went.
      if state.save != .demo || state.tutor != nil { saver.keep(settings) }
    case .suspend:
      terminal.suspend()
      handle(.terminal(.resize(width: terminal.size.width, height: terminal.size.height)))
    case .redraw: terminal.redraw()
    case .quit: isRunning = false
    }
  }

  /// Brings the register together with that of others, where they share it.
  private func sync(isAsked: Bool) {
    if !state.person.sharing.isShared || state.save == .demo || state.save == .readOnly { return }
    syncer.begin(after: saver, isAsked: isAsked)
  }

  private func draw() {
    guard isRunning else { return }
    shown.show(state)
    terminal.present(shown.screen)
    pace.drew()
  }

  /// Reads what may be asked for next: the history beside the screen, the rest a little at a time
  /// until something comes in.
  private func readAhead() {
    if let read = state.beginReading() {
      reading.add { [mailbox] in mailbox.post(read()) }
    }
    var sources = self.sources
    while poll(&sources, nfds_t(sources.count), 0) == 0, state.readOn() {}
  }

  /// What is waited for: keys, results, signals, changes of the store.
  private var sources: [pollfd] {
    [STDIN_FILENO, mailbox.descriptor, signals, watch.descriptor].map {
      pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
    }
  }

  /// Waits for keys, results, signals, midnight, or a frame that was put off.
  private func wait() {
    var sources = self.sources
    let before = state.today
    let untilFrame = pace.patience
    let count = poll(&sources, nfds_t(sources.count), untilFrame ?? patience)
    if sources[3].revents != 0, watch.takeEvents() { saver.lookOutside() }
    if count == 0, untilFrame == nil { tryAgain() }
    if count > 0, sources[0].revents & Int16(POLLHUP | POLLERR | POLLNVAL) != 0 {
      endingSignal = SIGHUP
      handle(.terminate)
    }
    if context.now.day != before {
      state.now = context.now
      handle(.tick)
    }
  }

  /// Does again what has to be done from time to time.
  private func tryAgain() {
    if isFailing { saver.retry(isQuiet: true) }
    guard isPolling else { return }
    watch.renew()
    if !isFailing { saver.lookOutside() }
  }

  private var isFailing: Bool { if case .failed = state.save { true } else { false } }

  /// Whether the store must be looked at from time to time.
  private var isPolling: Bool { watch.mustLook && state.save != .demo }

  /// How long to wait: until the day changes, or until what failed is to be tried again.
  private var patience: Int32 {
    guard isFailing || isPolling else { return untilMidnight }
    return untilMidnight < 0 ? Session.pause : min(Session.pause, untilMidnight)
  }

  /// Milliseconds until the day changes; for ever on a day that stands still.
  private var untilMidnight: Int32 {
    if context.day != nil { return -1 }
    let now = context.now
    let midnight = Instant(
      day: now.day.adding(days: 1), secondOfDay: 0, offsetMinutes: now.offsetMinutes)
    return Int32(clamping: (midnight.seconds - now.seconds) * 1000 + 500)
  }
}
