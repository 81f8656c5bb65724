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

  /// A session on the register of four months later, by the ministry of culture.
  public static func eventful(
    width: Int = 80, height: Int = 24, language: Language = .english,
    _ configure: (inout AppSetup) -> Void = { _ in }
  ) throws -> Journey {
    try Journey(
      width: width, height: height, language: language, register: Fixtures.eventful()
    ) { setup in
      setup.now = Instant(day: Fixtures.eventfulToday, secondOfDay: 9 * 3600, offsetMinutes: 540)
      setup.profile = Profile(name: "park", ministry: "culture")
      configure(&setup)
    }
  }

  /// Presses keys. Characters stand for themselves; `<enter>`, `<esc>`, `<tab>`, `<up>`, `<down>`,
  /// `<left>`, `<right>`, `<home>`, `<end>`, `<pgup>`, `<pgdn>`, `<bs>`, `<del>`, `<space>`,
  /// `<backtab>`, `<f1>` to `<f7>` and `<c-r>` for keys.
  public mutating func press(_ keys: String) throws {
    for key in Journey.keys(keys) { try send(.terminal(.key(key))) }
  }

  /// Moves the clock.
  public mutating func setNow(_ now: Instant) {
    state.now = now
  }

  /// Puts the cursor of the list to pick from on a line, as a run of arrow keys would.
  public mutating func choose(_ position: Int) {
    state.movePicker(to: position)
  }

  /// Reads the history beside the screen; what that gives is to be sent. Nil where nothing is to be
  /// read.
  public mutating func beginReading() -> Message? { state.beginReading()?() }

  /// Reads a little more, as in an idle moment.
  public mutating func readOn() { _ = state.readOn() }

  /// Makes another person sit down at the keyboard.
  public mutating func become(_ profile: Profile) {
    state.become(profile)
  }

  /// Hands over any message.
  public mutating func send(_ message: Message) throws {
    for effect in update(&state, message) {
      if case .digest(let draft) = effect {
        try send(.digested(draft, sha256: nil))
        continue
      }
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
    "f2": .function(2), "f3": .function(3), "f4": .function(4), "f5": .function(5),
    "f6": .function(6), "f7": .function(7), "backtab": .backTab,
  ]

  private static func named(_ name: Substring) -> Key? {
    if name.hasPrefix("c-"), let letter = name.last { return .control(letter) }
    return names[String(name)]
  }
}
