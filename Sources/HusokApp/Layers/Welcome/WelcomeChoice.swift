import HusokCanvas

/// What the first start offers, and which of it is under the cursor.
public struct WelcomeChoice: LayerContent, Equatable {
  /// What a register can begin with.
  public enum Beginning: Sendable, Equatable {
    /// The bundled register of the 262nd meeting.
    case bundled
    /// Korea's ministries of today, without meetings.
    case ministries
    /// A register without records.
    case empty
    /// The register in a file.
    case file(String)
  }

  /// The lines of the first start.
  enum Option: CaseIterable {
    case bundled, ministries, empty, importing, language, quit
  }

  /// The place of the cursor.
  var position = 0

  var place: LayerPlace { .cover }

  func press(_ key: Key, in state: inout AppState) -> [Effect] {
    let last = Option.allCases.count - 1
    var choice = self
    switch key {
    case .up, .character("k"): choice.position = max(0, position - 1)
    case .down, .character("j"): choice.position = min(last, position + 1)
    case .character("m"): return begin(.ministries, in: &state)
    case .character("e"): return begin(.empty, in: &state)
    case .character("i"): return begin(.importing, in: &state)
    case .character("l"): return begin(.language, in: &state)
    case .character("q"), .control("c"): return begin(.quit, in: &state)
    case .enter: return begin(Option.allCases[position], in: &state)
    default: break
    }
    state.layers.replaceFront(with: .welcome(choice))
    return []
  }

  private func begin(_ option: Option, in state: inout AppState) -> [Effect] {
    state.notice = nil
    switch option {
    case .bundled: return [.makeStore(.bundled)]
    case .ministries: return [.makeStore(.ministries)]
    case .empty: return [.makeStore(.empty)]
    case .importing:
      state.layers.append(.prompt(Prompt(.importing)))
      return []
    case .language: return state.toggleLanguage()
    case .quit: return [.quit]
    }
  }

  func click(_ place: Int, isDouble: Bool, in state: inout AppState) -> [Effect] {
    state.layers.replaceFront(with: .welcome(WelcomeChoice(position: place)))
    return state.press(.enter)
  }

  func hints(in state: AppState) -> [Hint] {
    let scene = state.scene
    return [scene.hint("Enter", "pick"), scene.hint("↑ ↓", "move"), scene.hint("q", "quit")]
  }

  func draw(on screen: inout Screen, in area: Rect, of state: AppState) {
    WelcomeView(scene: state.scene, choice: self, notice: state.notice)
      .draw(on: &screen, in: area)
  }
}
