import HusokApp
import HusokCanvas
import HusokModel
import HusokStore

/// A person at the keyboard: keys go in, effects are carried out at once, the screen can be read.
public struct Journey {
  /// The state after the keys so far.
  public private(set) var state: AppState
  /// The store that the effects reach.
  public let store: MemoryStore
  /// The effects other than saves, in order.
  public private(set) var effects: [Effect] = []
  /// Whether saves are carried out; when false, they stay on their way.
  public var isSaving = true

  /// A session on the bundled register, unless told otherwise.
  public init(
    width: Int = 80, height: Int = 24, language: Language = .english,
    register: Register? = nil, isFirstStart: Bool = false,
    _ configure: (inout AppSetup) -> Void = { _ in }
  ) throws {
    let register = try register ?? Fixtures.bundled()
    store = MemoryStore(register)
    var setup = AppSetup(register: isFirstStart ? nil : register, now: Fixtures.now)
    setup.size = (width, height)
    setup.language = language
    setup.profile = Profile(name: "kim")
    setup.seed = 7
    configure(&setup)
    state = AppState(setup)
  }

  /// Presses keys. Characters stand for themselves; `<enter>`, `<esc>`, `<tab>`, `<up>`, `<down>`,
  /// `<left>`, `<right>`, `<home>`, `<end>`, `<pgup>`, `<pgdn>`, `<bs>`, `<del>`, `<space>`,
  /// `<f1>` and `<c-r>` for keys.
  public mutating func press(_ keys: String) throws {
    for key in Journey.keys(keys) { try send(.terminal(.key(key))) }
  }

  /// Moves the clock.
  public mutating func setNow(_ now: Instant) {
    state.now = now
  }

  /// Hands over any message.
  public mutating func send(_ message: Message) throws {
    for effect in update(&state, message) {
      guard case .save(let act) = effect else {
        effects.append(effect)
        continue
      }
      if !isSaving { continue }
      _ = try store.save([act])
      try send(.saved(count: 1, register: nil))
    }
  }

  /// The screen, drawn.
  public var screen: Screen {
    var screen = Screen(width: state.size.width, height: state.size.height)
    RootView(state).draw(on: &screen)
    return screen
  }

  /// The lines of the screen.
  public var lines: [String] { screen.lines }

  /// The screen as one text.
  public var text: String { lines.joined(separator: "\n") }

  /// The keys of a key string.
  public static func keys(_ text: String) -> [Key] {
    var keys: [Key] = []
    var rest = Substring(text)
    while let first = rest.popFirst() {
      if first == "<", let end = rest.firstIndex(of: ">"), let key = named(rest[..<end]) {
        keys.append(key)
        rest = rest[rest.index(after: end)...]
      } else {
        keys.append(.character(first))
      }
    }
    return keys
  }

  private static let names: [String: Key] = [
    "enter": .enter, "esc": .escape, "tab": .tab, "up": .up, "down": .down, "left": .left,
    "right": .right, "home": .home, "end": .end, "pgup": .pageUp, "pgdn": .pageDown,
    "bs": .backspace, "del": .delete, "space": .character(" "), "f1": .function(1),
  ]

  private static func named(_ name: Substring) -> Key? {
    if name.hasPrefix("c-"), let letter = name.last { return .control(letter) }
    return names[String(name)]
  }
}
