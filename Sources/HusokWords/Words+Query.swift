import HusokModel

extension Words {
  /// A query with the words that the language shows, as far as it has others than the store: what
  /// stands on a Korean screen is `is:지연`, which finds the same as `is:overdue`.
  public func shown(query: String) -> String {
    if language == .english { return query }
    return query.split(separator: " ", omittingEmptySubsequences: false).map { word in
      let sign = word.hasPrefix("-") ? "-" : ""
      return sign + shown(word: String(word.dropFirst(sign.count)))
    }.joined(separator: " ")
  }

  private func shown(word: String) -> String {
    if word == "@none" { return "@없음" }
    guard let colon = word.firstIndex(of: ":"),
      let family = Words.families[String(word[..<colon])],
      let value = FieldWords.shared.value(String(word[word.index(after: colon)...]), in: family),
      let choice = FieldWords.shared.choices(of: family).first(where: { $0.value == value }),
      let name = choice.shown[language]
    else { return word }
    return word[...colon] + (name.contains(" ") ? "\"\(name)\"" : name)
  }

  private static let families: [String: FieldWords.Family] = [
    "is": .state, "no": .lacking, "st": .status,
  ]
}
