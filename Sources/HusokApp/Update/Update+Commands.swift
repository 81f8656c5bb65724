import HusokModel
import HusokWords

extension AppState {
  /// Runs a command, or says why it cannot be run.
  mutating func run(_ command: Command) -> [Effect] {
    if let reason = reasonAgainst(command) {
      say(reason, .warning)
      return []
    }
    notice = nil
    switch command {
    case .moveUp, .moveDown, .pageUp, .pageDown, .halfPageUp, .halfPageDown, .first, .last:
      move(command)
    case .fold, .unfold, .foldAll, .unfoldAll, .open, .back, .nextPane: return walk(command)
    case .view, .nextView, .previousView, .earlier, .later, .sinceDay, .history: look(command)
    case .ministry, .allMinistries, .pickMinistry, .mine, .search, .filter, .filterMeeting, .group,
      .sort, .keepView, .keptView, .keptViews:
      find(command)
    case .done, .status, .mark, .markRange, .note, .longNote, .due, .tag, .priority, .ongoing,
      .confirm, .sendBack, .undo, .redo, .copy:
      return act(command)
    case .report, .ministryReport, .saveReport: return report(command)
    case .owner, .supporting, .handOver, .edit, .add, .blocked, .value, .evidence, .remove,
      .addMeeting, .addOutcome, .addTarget, .addMinistry, .renameMinistry, .splitMinistry,
      .closeMeeting:
      openForm(command)
    case .palette, .help, .settings, .language, .theme, .backups, .saveElsewhere, .retrySave,
      .quit, .suspend, .redraw:
      return runProgram(command)
    }
    return []
  }

  private mutating func runProgram(_ command: Command) -> [Effect] {
    switch command {
    case .palette:
      // What can be run hangs on the history, too: it is read once.
      _ = assessment
      layers.append(.picker(Picker(.command, paletteItems)))
    case .help:
      _ = assessment
      layers.append(.help(position: 0, top: 0))
    case .settings: layers.append(.form(settingsForm(isFirst: false)))
    case .language: return toggleLanguage()
    case .theme: return nextTheme()
    case .backups: return [.listBackups]
    case .saveElsewhere:
      layers.append(.prompt(Prompt(.saveElsewhere)))
      return [.findFreeName("")]
    case .retrySave: return [.retrySave]
    case .suspend: return [.suspend]
    case .redraw: return [.redraw]
    default: return quit()
    }
    return []
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
      if [.palette, .ministry(0), .keptView(0)].contains(info.command) { return nil }
      let key = "help.\(info.word)"
      return Picker.Item(
        id: info.word, code: "", name: words(key), note: info.keyText,
        words: [
          english(key), korean(key), english("command.\(info.word)"),
          korean("command.\(info.word)"),
        ], off: reasonAgainst(info.command))
    }
  }
}
