import HusokModel
import HusokWords

extension CommandTable {
  static let program: [CommandInfo] = [
    .init(
      .palette, "palette", .program, .letter(":"), footer: 12, rank: 0,
      does: { $0.openPalette() }),
    .init(
      .help, "help", .program, .strokes([[.letter("?")], [.function(1)]], "? F1"), footer: 13,
      rank: 0, does: { $0.openHelp() }),
    .init(
      .settings, "settings", .program, .palette,
      does: { $0.layers.append(.form($0.settingsForm(isFirst: false))) }),
    .init(.language, "language", .program, .palette, effects: { $0.toggleLanguage() }),
    .init(.theme, "theme", .program, .palette, effects: { $0.nextTheme() }),
    .init(
      .backups, "backups", .program, .palette, off: { $0.reasonAgainstFiles },
      effects: { _ in [.listBackups] }),
    .init(
      .saveElsewhere, "saveElsewhere", .program, .palette, off: { $0.reasonAgainstFiles },
      effects: { state in
        state.layers.append(.prompt(Prompt(.saveElsewhere)))
        return [.findFreeName("")]
      }),
    .init(
      .retrySave, "retrySave", .program, .palette,
      off: { if case .failed = $0.save { nil } else { $0.words("off.saved") } },
      effects: { _ in [.retrySave] }),
    .init(.redraw, "redraw", .program, .control("l"), effects: { _ in [.redraw] }),
    .init(.suspend, "suspend", .program, .control("z"), effects: { _ in [.suspend] }),
    .init(
      .quit, "quit", .program, .strokes([[.letter("q")], [.control("c")]], "q ^c"), footer: 14,
      rank: 3, effects: { $0.quit() }),
  ]
}

extension AppState {
  /// Why there are no files to keep versions in.
  fileprivate var reasonAgainstFiles: String? { save == .demo ? words("off.demo") : nil }

  /// Runs a command, or says why it cannot be run.
  mutating func run(_ command: Command) -> [Effect] {
    guard let info = CommandTable.info(command) else { return [] }
    if let reason = info.reason(in: self) {
      say(reason, .warning)
      return []
    }
    notice = nil
    return info.run(&self)
  }

  fileprivate mutating func openPalette() {
    // What can be run hangs on the history, too: it is read once.
    _ = assessment
    layers.append(.picker(Picker(.command, paletteItems)))
  }

  fileprivate mutating func openHelp() {
    _ = assessment
    layers.append(.help(position: 0, top: 0))
  }

  mutating func quit() -> [Effect] {
    // In details and pages over the view, q goes back as Esc does.
    switch layers.last {
    case .detail, .page:
      layers.removeLast()
      return []
    default: break
    }
    guard case .failed(let reason) = save, !isLeaving else {
      return [.keepSettings(rememberedSettings), .quit]
    }
    isLeaving = true
    say(words("said.notSavedLeaving", unsaved.count, reason), .warning)
    return [.retrySave]
  }

  /// All commands with their keys, and why those that cannot be run now cannot.
  var paletteItems: [Picker.Item] {
    let english = Words(.english)
    let korean = Words(.korean)
    // What acts and finds comes before what moves: that is what is looked for by name.
    let groups: [CommandInfo.Group] = [.act, .record, .find, .program, .move]
    let ordered = groups.flatMap { group in CommandTable.all.filter { $0.group == group } }
    return ordered.compactMap { info in
      if info.command == .palette || info.isOfDigits { return nil }
      let key = "help.\(info.word)"
      return Picker.Item(
        id: info.word, code: "", name: words(key), note: info.keyText,
        words: [
          english(key), korean(key), english("command.\(info.word)"),
          korean("command.\(info.word)"),
        ], off: info.reason(in: self))
    }
  }
}
