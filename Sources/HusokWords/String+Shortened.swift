extension String {
  /// A value in a sentence: of a long one the beginning and the end, which tell it from others.
  public var shortened: String { shortened(to: 60) }

  /// A part of a sentence that says what is wrong: a value from a file or a command line, which has
  /// any length, a path, a list, or a sentence of its own. A word that is no path is as long as a
  /// value may be, and the whole never fills a screen.
  var inComplaint: String {
    if utf8.count <= 60 { return self }
    let words = split(separator: " ", omittingEmptySubsequences: false).map { word in
      word.utf8.count <= 60 || word.hasPrefix("/") ? String(word) : String(word).shortened
    }
    return words.joined(separator: " ").shortened(to: 400)
  }

  /// The text, or its beginning and end with an ellipsis between, so many characters in all.
  private func shortened(to length: Int) -> String {
    // Most are shorter in bytes already; a character is not looked for where there is no need.
    if utf8.count <= length || count <= length { return self }
    let end = length / 3
    return prefix(length - 1 - end) + "…" + suffix(end)
  }
}
