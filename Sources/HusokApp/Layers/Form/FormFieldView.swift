import HusokCanvas
import HusokModel

/// What a field of a form holds.
struct FormFieldView {
  let scene: Scene
  let field: FormField
  /// What the number in it measures, where it holds an amount.
  var measure: FormMeasure?
  /// Whether the cursor is on it.
  let isCurrent: Bool

  func draw(on screen: inout Screen, in room: Rect) {
    if isCurrent { screen.cursor = (room.x, room.y) }
    switch field.content {
    case .text(let text): draw(text, on: &screen, in: room)
    case .choice(let chosen): draw(choice: chosen, on: &screen, in: room)
    case .picks(let ids): draw(picks: ids, on: &screen, in: room)
    }
  }

  private func draw(_ text: TextField, on screen: inout Screen, in room: Rect) {
    let preview = preview(text.text)
    // It has the room that the text leaves, and half of all at least.
    let most = max(room.width / 2, room.width - TextWidth.of(text.text) - 2)
    let previewWidth = preview.isEmpty ? 0 : min(most, TextWidth.of(preview) + 1)
    let own = Rect(x: room.x, y: room.y, width: room.width - previewWidth, height: 1)
    if isCurrent, !field.isFixed {
      TextFieldView(field: text, ellipsis: scene.glyphs.ellipsis).draw(on: &screen, in: own)
    } else {
      screen.writeFitted(
        text.text, x: own.x, y: own.y, width: own.width,
        style: scene.style(field.isFixed ? .quiet : .plain), ellipsis: scene.glyphs.ellipsis)
    }
    screen.writeFitted(
      preview, x: room.right - previewWidth + 1, y: room.y, width: previewWidth - 1,
      style: scene.style(.quiet), ellipsis: scene.glyphs.ellipsis)
  }

  /// What a date or an amount that is typed means.
  private func preview(_ text: String) -> String {
    if field.isFixed { return "" }
    if field.reading == .unit {
      return text.isBlank
        ? scene.words("form.unitHint") : scene.words.unit(AmountInput.storedUnit(text))
    }
    if text.isBlank { return "" }
    if let measure { return scene.amountPreview(text, measure) }
    switch field.reading {
    case .due: return scene.glyphs.arrow + " " + scene.duePreview(text)
    case .day: return scene.dayPreview(text)
    case .plain, .number, .unit: return ""
    }
  }

  private func word(_ choice: Int) -> String {
    let value = field.choices[choice]
    return field.family.isEmpty ? value : scene.words(field.family + value)
  }

  /// The choices in their order; where there is no room for all, those around the chosen one, with a
  /// sign on each side that has more.
  private func draw(choice chosen: Int, on screen: inout Screen, in room: Rect) {
    let shown = shownChoices(around: chosen, in: room.width)
    let more = scene.style(.key)
    var x = room.x
    if shown.lowerBound > 0 {
      x += screen.write(scene.glyphs.ellipsis, x: x, y: room.y, limit: room.width, style: more)
    }
    for index in shown {
      let isOn = index == chosen
      let text = isOn ? "[\(word(index))]" : " \(word(index)) "
      let role: Theme.Role = isOn && isCurrent ? .key : isOn || isCurrent ? .plain : .quiet
      x += screen.write(
        text, x: x, y: room.y, limit: room.right - x, style: scene.style(role))
    }
    if shown.upperBound < field.choices.count {
      screen.write(
        scene.glyphs.ellipsis, x: x, y: room.y, limit: room.right - x, style: more)
    }
  }

  /// As many of the choices as there is room for, from the first on as long as the chosen one is
  /// among them.
  private func shownChoices(around chosen: Int, in width: Int) -> Range<Int> {
    let widths = field.choices.indices.map { TextWidth.of(word($0)) + 2 }
    let sign = TextWidth.of(scene.glyphs.ellipsis)
    var start = 0
    while true {
      var room = width - (start > 0 ? sign : 0)
      var end = start
      while end < widths.count {
        let isLast = end == widths.count - 1
        if widths[end] + (isLast ? 0 : sign) > room { break }
        room -= widths[end]
        end += 1
      }
      if chosen < end || start >= chosen { return start..<max(end, min(chosen, start) + 1) }
      start += 1
    }
  }

  private func draw(picks ids: [String], on screen: inout Screen, in room: Rect) {
    let names = ids.map { id in
      switch field.source {
      case .ministries: scene.short(id)
      case .outcomes, .meetings: id + " " + scene.words.title(id, in: scene.register)
      case .actions: id
      }
    }
    let text = names.joined(separator: ", ")
    let isEmpty = text.isEmpty
    screen.writeFitted(
      isEmpty
        ? scene.words(
          !isCurrent ? "form.nothing" : field.isRequired ? "form.pickHint" : "form.pickOptional")
        : text, x: room.x,
      y: room.y, width: room.width,
      style: scene.style(isEmpty || field.isFixed ? .quiet : isCurrent ? .key : .plain),
      ellipsis: scene.glyphs.ellipsis)
  }
}
