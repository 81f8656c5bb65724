import HusokCanvas
import HusokModel
import HusokWords

/// What every view draws with: the records and the day, the words, and how they look. Handed on as one
/// reference, since every view and every row has it.
final class Scene: Sendable {
  /// The records.
  let register: Register
  /// The day that the screen shows.
  let today: Day
  /// The words of the language in use.
  let words: Words
  /// Colours.
  let theme: Theme
  /// Frames and marks.
  let glyphs: Glyphs

  init(register: Register, today: Day, words: Words, theme: Theme, glyphs: Glyphs) {
    self.register = register
    self.today = today
    self.words = words
    self.theme = theme
    self.glyphs = glyphs
  }

  /// The style of what a piece of text means.
  func style(_ role: Theme.Role) -> Style { theme.style(role) }

  /// The short name of a ministry today.
  func short(_ ministry: String) -> String { words.short(ministry, in: register, on: today) }

  /// How actions are called in a title: the id of one, the number of several.
  func subject(_ ids: [String]) -> String {
    ids.count == 1 ? ids.first ?? "" : words("act.actions", ids.count)
  }
}
