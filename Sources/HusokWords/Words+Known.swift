import HusokModel

extension Words {
  /// A text of the register in the language of the words, where it is one of those that the bundled
  /// register was written with; any other as it stands.
  public func known(_ text: String) -> String {
    let article = "article of "
    if text.hasPrefix(article), let day = Day(String(text.dropFirst(article.count))) {
      return self("known.article", self.day(day))
    }
    return ["known.plantIndustry"].first { WordTable.shared[$0]?.en == text }.map { self($0) }
      ?? text
  }
}
