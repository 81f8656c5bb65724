import HusokCanvas
import HusokModel
import HusokWords

/// Titles of actions in the room that there is for them. Of titles of one outcome that begin alike
/// it is the beginning that is cut, so that what tells them apart is seen.
struct SiblingTitles {
  let register: Register
  let tree: RegisterTree
  let language: Language
  let ellipsis: String

  /// Titles that stand further from each other are not compared.
  private static let reach = 25

  /// The title of an action, cut where it is longer than a width.
  func title(_ row: Int, to width: Int) -> String {
    let title = register.actions[row].title.text(in: language)
    if TextWidth.of(title) <= width { return title }
    let beginning = beginning(of: title, row)
    // Where the beginning leaves room for what tells the titles apart, it stays.
    guard TextWidth.of(beginning) * 3 >= width else { return fitted(title, to: width) }
    var rest = title[...]
    while rest.startIndex < beginning.endIndex, let blank = rest.firstIndex(of: " ") {
      rest = rest[title.index(after: blank)...]
      if TextWidth.of(rest) + TextWidth.of(ellipsis) <= width { return ellipsis + rest }
    }
    return fitted(ellipsis + title[beginning.endIndex...], to: width)
  }

  private func fitted(_ text: String, to width: Int) -> String {
    TextWidth.fitted(text, to: width, ellipsis: ellipsis)
  }

  /// The whole words that a title has in common with another of its outcome, the most of any, with
  /// the blank behind them.
  private func beginning(of title: String, _ row: Int) -> Substring {
    let siblings = tree.actions[register.outcomeRows[row]]
    let place = siblings.firstIndex(of: row) ?? 0
    let near =
      siblings[
        max(0, place - SiblingTitles.reach)..<min(siblings.count, place + SiblingTitles.reach)]
    return near.filter { $0 != row }
      .map { common(title, register.actions[$0].title.text(in: language)) }
      .max { $0.endIndex < $1.endIndex } ?? title[..<title.startIndex]
  }

  private func common(_ title: String, _ other: String) -> Substring {
    var end = title.startIndex
    var index = title.startIndex
    for (one, two) in zip(title, other) {
      guard one == two else { break }
      index = title.index(after: index)
      if one == " " { end = index }
    }
    return title[..<end]
  }
}
