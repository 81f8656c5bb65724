import HusokWords

/// What is done on the command line and not on the screen: the palette knows its names and says where
/// it is.
extension Picker {
  /// The word of each, whose name is `elsewhere.` with it, and how it is written.
  static let elsewhere: [(word: String, line: String)] = [
    ("setup", "husok sync --setup REMOTE"), ("clone", "husok clone REMOTE"),
    ("merge", "husok merge"),
    ("repair", "husok check --repair"), ("completions", "husok completions"),
    ("manual", "husok manual"), ("info", "husok info"),
  ]

  /// The rows of the palette for it.
  static func elsewhereItems(_ words: Words) -> [Item] {
    elsewhere.map { word, line in
      let key = "elsewhere.\(word)"
      var item = Item(
        id: word, code: "", name: words(key),
        words: WordTable.shared.texts(key) + WordTable.shared.parts("also.\(word)"))
      item.sentence = words("said.elsewhere", line)
      return item
    }
  }
}
