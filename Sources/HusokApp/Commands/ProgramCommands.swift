import HusokModel
import HusokWords

extension CommandTable {
  static let program: [CommandInfo] = [
    .init(
      .palette, word: "palette", in: .program, on: .letter(":"), footer: 12, rank: 0,
      does: openPalette),
    .init(
      .help, word: "help", in: .program, on: .strokes([[.letter("?")], [.function(1)]], "? F1"),
      footer: 13,
      rank: 0, does: openHelp),
    .init(
      .settings, word: "settings", in: .program, on: .palette,
      does: { $0.layers.append(.form(SettingsForm.form($0, isFirst: false))) }),
    .init(
      .language, word: "language", in: .program, on: .palette, effects: { $0.toggleLanguage() }),
    .init(.theme, word: "theme", in: .program, on: .palette, effects: nextTheme),
    .init(
      .backups, word: "backups", in: .program, on: .palette, off: reasonAgainstFiles,
      effects: { _ in [.listBackups] }),
    .init(
      .saveElsewhere, word: "saveElsewhere", in: .program, on: .palette, off: reasonAgainstFiles,
      effects: { state in
        state.layers.append(.prompt(Prompt(.saveElsewhere)))
        return [.findFreeName("")]
      }),
    .init(
      .importFile, word: "importFile", in: .program, on: .palette, changes: .records,
      takesLine: true, off: reasonAgainstFiles,
      does: { $0.layers.append(.prompt(Prompt(.importFile))) }),
    .init(
      .sync, word: "sync", in: .program, on: .after("r", "y"), changes: .records,
      off: { state in
        reasonAgainstFiles(state)
          ?? (state.person.sharing.isShared ? nil : state.words("off.notShared"))
      }, effects: { $0.beginSync() }),
    .init(
      .registers, word: "registers", in: .program, on: .palette,
      off: { state in
        reasonAgainstFiles(state)
          ?? (state.person.sharing.registers.count > 1 ? nil : state.words("off.noRegisters"))
      }, does: { $0.pickRegister() }),
    .init(
      .retrySave, word: "retrySave", in: .program, on: .palette,
      off: { if case .failed = $0.save { nil } else { $0.words("off.saved") } },
      effects: { _ in [.retrySave] }),
    .init(.redraw, word: "redraw", in: .program, on: .control("l"), effects: { _ in [.redraw] }),
    .init(.suspend, word: "suspend", in: .program, on: .control("z"), effects: { _ in [.suspend] }),
    .init(
      .quit, word: "quit", in: .program, on: .strokes([[.letter("q")], [.control("c")]], "q ^c"),
      footer: 14,
      rank: 3, effects: quit),
  ]

  /// Why there are no files to keep versions in, or why this is not the time for them.
  private static func reasonAgainstFiles(_ state: AppState) -> String? {
    if let past = state.pages.past { return state.words("off.past", state.words.day(past.day)) }
    return state.save == .demo ? state.words("off.demo") : nil
  }

  private static func openPalette(_ state: inout AppState) {
    // What can be run hangs on the history, too: it is read once.
    state.figures.readHistory(of: state.register)
    state.layers.append(.picker(Picker(.command, items: paletteItems(state))))
  }

  private static func openHelp(_ state: inout AppState) {
    state.figures.readHistory(of: state.register)
    state.layers.append(.help(HelpList(rows: helpRows(state))))
  }

  private static func nextTheme(_ state: inout AppState) -> [Effect] {
    let names = Theme.Name.allCases
    let place = names.firstIndex(of: state.theme.name) ?? 0
    state.look(like: names[(place + 1) % names.count])
    let name = state.words("theme.\(state.theme.name.rawValue)")
    state.say(state.words("said.theme", name))
    return [.keepSettings(state.rememberedSettings)]
  }

  /// Ends the program; where something is not saved, it is tried once more first.
  static func quit(_ state: inout AppState) -> [Effect] {
    // In details and pages over the view, q goes back as Esc does.
    if state.layers.last?.isOfView == true {
      state.layers.removeLast()
      return []
    }
    guard case .failed(let reason) = state.save, !state.isLeaving else {
      return [.keepSettings(state.rememberedSettings), .quit]
    }
    state.isLeaving = true
    state.say(state.words("said.notSavedLeaving", state.unsaved.count, reason), .warning)
    return [.retrySave]
  }
}
