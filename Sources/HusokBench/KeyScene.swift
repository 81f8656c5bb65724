import HusokApp
import HusokCanvas
import HusokModel

/// Keys that are measured on the screen, each with the drawing of the frame after it.
struct KeyScene {
  /// What is measured.
  let name: String
  /// Keys that lead to where it begins, once.
  var before: [Key] = []
  /// Keys that lead back to where it begins, before each run.
  var back: [Key] = []
  /// The keys that are measured together.
  let keys: [Key]

  /// The moment at which all of it happens.
  static let now = Instant(seconds: 1_790_000_000, offsetMinutes: 0)
  /// Its day.
  static var today: Day { now.day }

  static let all = [
    KeyScene(name: "key: one row down", keys: [.down]),
    KeyScene(name: "key: mark done", back: [.down], keys: letters("x")),
    KeyScene(name: "key: undo", back: letters("x"), keys: letters("u")),
    KeyScene(
      name: "key: first letter of a search", back: [.escape] + letters("/"), keys: letters("c")),
    KeyScene(
      name: "key: later letter of a search", back: [.escape] + letters("/cult"), keys: letters("u")),
    KeyScene(name: "key: sort", keys: letters(",d")),
    KeyScene(name: "key: group", back: letters(".e"), keys: letters(".m")),
    KeyScene(name: "key: one ministry", keys: letters("3")),
    KeyScene(name: "key: another view", back: [.function(3)], keys: [.function(2)]),
  ]

  private static func letters(_ text: String) -> [Key] { text.map(Key.character) }

  /// The screen of a register, in a window of 120 by 36.
  static func state(_ register: Register) -> AppState {
    var setup = AppSetup(register: register, now: now)
    setup.size = (120, 36)
    return AppState(setup)
  }
}
