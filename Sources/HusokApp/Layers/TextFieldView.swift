import HusokCanvas

/// A field of text with the terminal's cursor in it, so that an input method shows there what it
/// composes. A text that is longer than the field moves under it.
struct TextFieldView {
  let field: TextField
  var wrong: [Range<Int>] = []
  /// What stands at the end of what is cut.
  var ellipsis = ""

  func draw(on screen: inout Screen, in area: Rect) {
    guard area.width > 1 else { return }
    var start = 0
    // What is selected as a whole is there to be read: it is shown from its beginning.
    if !field.isSelected {
      while start < field.cursor, width(start..<field.cursor) >= area.width { start += 1 }
    }
    var x = area.x
    for index in start..<field.characters.count {
      let isWrong = wrong.contains { $0.contains(index) }
      var style = isWrong ? Style(.standard, on: .standard, attributes: .underlined) : .plain
      if field.isSelected { style.attributes.insert(.reversed) }
      let text = String(field.characters[index])
      if x + TextWidth.of(text) > area.right {
        if field.isSelected { screen.write(ellipsis, x: area.right - 1, y: area.y) }
        break
      }
      x += screen.write(text, x: x, y: area.y, style: style)
    }
    screen.cursor = (min(area.right - 1, area.x + width(start..<field.cursor)), area.y)
  }

  private func width(_ range: Range<Int>) -> Int {
    TextWidth.of(String(field.characters[range]))
  }
}
