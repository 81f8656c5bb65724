import HusokCanvas
import HusokModel

/// What a field of a form holds.
struct FormFieldView {
  let scene: Scene
  let field: FormField
  /// Whether the cursor is on it.
  let isCurrent: Bool

  func draw(on screen: inout Screen, in room: Rect) {
    switch field.content {
    case .text(let text): draw(text, on: &screen, in: room)
    case .choice(let chosen): draw(choice: chosen, on: &screen, in: room)
    case .picks(let ids): draw(picks: ids, on: &screen, in: room)
    }
  }

  private func draw(_ text: TextField, on screen: inout Screen, in room: Rect) {
    let preview = preview(text.text)
    let previewWidth = preview.isEmpty ? 0 : min(room.width / 2, TextWidth.of(preview) + 1)
    let own = Rect(x: room.x, y: room.y, width: room.width - previewWidth, height: 1)
    if isCurrent, !field.isFixed {
      TextFieldView(field: text).draw(on: &screen, in: own)
    } else {
      screen.writeFitted(
        text.text, x: own.x, y: own.y, width: own.width,
        style: scene.style(field.isFixed ? .quiet : .plain), ellipsis: scene.glyphs.ellipsis)
    }
    screen.writeFitted(
      preview, x: room.right - previewWidth + 1, y: room.y, width: previewWidth - 1,
      style: scene.style(.quiet), ellipsis: scene.glyphs.ellipsis)
  }

  /// What a date that is typed means.
  private func preview(_ text: String) -> String {
    if text.isBlank { return "" }
    switch field.reading {
    case .due: return scene.glyphs.arrow + " " + scene.duePreview(text)
    case .day: return scene.dayPreview(text)
    case .plain, .number: return ""
    }
  }

  private func word(_ choice: Int) -> String {
    let value = field.choices[choice]
    return field.family.isEmpty ? value : scene.words(field.family + value)
  }

  private func draw(choice chosen: Int, on screen: inout Screen, in room: Rect) {
    var x = room.x
    for index in field.choices.indices {
      let isOn = index == chosen
      let text = isOn ? "[\(word(index))]" : " \(word(index)) "
      // Where there is no room for all, those before the chosen one give way.
      let kept = index < chosen ? TextWidth.of(word(chosen)) + 2 : 0
      if !isOn, x + TextWidth.of(text) > room.right - kept { continue }
      let role: Theme.Role = isOn && isCurrent ? .key : isOn || isCurrent ? .plain : .quiet
      x += screen.write(
        text, x: x, y: room.y, limit: room.right - x, style: scene.style(role))
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
      isEmpty ? scene.words(isCurrent ? "form.pickHint" : "form.nothing") : text, x: room.x,
      y: room.y, width: room.width,
      style: scene.style(isEmpty || field.isFixed ? .quiet : isCurrent ? .key : .plain),
      ellipsis: scene.glyphs.ellipsis)
  }
}
