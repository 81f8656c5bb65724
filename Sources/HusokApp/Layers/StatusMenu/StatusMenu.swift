import HusokCanvas
import HusokModel

extension AppState {
  mutating func pressInStatusMenu(_ key: Key, _ menu: StatusMenu) -> [Effect] {
    var menu = menu
    let last = StatusMenu.letters.count - 1
    switch key {
    case .escape, .character("q"), .control("c"): layers.removeLast()
    case .up, .character("k"):
      menu.position = max(0, menu.position - 1)
      replaceLayer(.statusMenu(menu))
    case .down, .character("j"):
      menu.position = min(last, menu.position + 1)
      replaceLayer(.statusMenu(menu))
    case .enter: return choose(StatusMenu.letters[menu.position].status, menu)
    case .control("l"): return [.redraw]
    case .control("z"): return [.suspend]
    default:
      let choice = StatusMenu.letters.first { key == .character($0.letter) }
      if let choice { return choose(choice.status, menu) }
    }
    return []
  }

  private mutating func choose(_ status: Status, _ menu: StatusMenu) -> [Effect] {
    if let refusal = refusal(of: status, for: menu.ids) {
      say(words.refusal(refusal), .warning)
      return []
    }
    layers.removeLast()
    let needsReason = menu.ids.contains { id in
      register.action(id).map { StatusRules.needsReason(from: $0.status, to: status) } ?? false
    }
    if needsReason {
      layers.append(.prompt(Prompt(.reason(menu.ids, status))))
      return []
    }
    return changeStatus(of: menu.ids, to: status, reason: nil)
  }

  /// Why one of the actions may not take a status; a reason that is still to be asked for is none.
  func refusal(of status: Status, for ids: [String]) -> Refusal? {
    for id in ids {
      guard let action = register.action(id) else { return .noSuchRecord(id) }
      do throws(Refusal) {
        try StatusRules.check(action, to: status, role: profile.role, reason: "?")
      } catch {
        return error
      }
    }
    return nil
  }

  /// Moves through the help; Enter runs the command of the row.
  mutating func pressInHelp(_ key: Key, _ position: Int, _ top: Int) -> [Effect] {
    let page = max(1, size.height - 5)
    let rows = HelpView(self).runnable
    var position = position
    switch key {
    case .escape, .character("q"), .character("?"), .function(1), .control("c"):
      layers.removeLast()
      return []
    case .enter:
      layers.removeLast()
      return rows.indices.contains(position) ? run(rows[position].command) : []
    case .up, .character("k"): position -= 1
    case .down, .character("j"): position += 1
    case .pageUp, .control("u"): position -= page
    case .pageDown, .character(" "), .control("d"): position += page
    case .home, .character("g"): position = 0
    case .end: position = rows.count - 1
    case .control("l"): return [.redraw]
    case .control("z"): return [.suspend]
    default: return []
    }
    position = max(0, min(rows.count - 1, position))
    replaceLayer(.help(position: position, top: HelpView(self).top(for: position, top, page)))
    return []
  }

  mutating func pressInWelcome(_ key: Key, _ choice: WelcomeChoice) -> [Effect] {
    var choice = choice
    let options = WelcomeChoice.Option.allCases
    switch key {
    case .up, .character("k"): choice.position = max(0, choice.position - 1)
    case .down, .character("j"): choice.position = min(options.count - 1, choice.position + 1)
    case .character("e"): return begin(.empty)
    case .character("i"): return begin(.importing)
    case .character("l"): return begin(.language)
    case .character("q"), .control("c"): return begin(.quit)
    case .control("l"): return [.redraw]
    case .control("z"): return [.suspend]
    case .enter: return begin(options[choice.position])
    default: break
    }
    replaceLayer(.welcome(choice))
    return []
  }

  mutating func begin(_ option: WelcomeChoice.Option) -> [Effect] {
    notice = nil
    switch option {
    case .bundled: return [.makeStore(.bundled)]
    case .empty: return [.makeStore(.empty)]
    case .importing:
      layers.append(.prompt(Prompt(.importing)))
      return []
    case .language: return toggleLanguage()
    case .quit: return [.quit]
    }
  }
}
