import HusokCanvas
import HusokModel

/// A form: its fields under each other, what the one under the cursor means, and the row that saves.
struct FormView {
  let scene: Scene
  let form: Form

  func draw(on screen: inout Screen, in area: Rect) {
    let rows = form.fields.count + 2
    let inside = BoxView(scene: scene, title: form.subject.title(scene)).draw(
      on: &screen, in: area, width: min(area.width - 2, 78), height: rows + 2)
    let room = max(1, inside.height)
    let position = form.isOnSave ? rows - 1 : form.position
    let top = max(0, min(position - room + 2, rows - room))
    for row in top..<min(rows, top + room) {
      let place = Rect(x: inside.x, y: inside.y + row - top, width: inside.width, height: 1)
      if row < form.fields.count {
        draw(row, on: &screen, in: place)
        screen.mark(place, ClickTarget.item(row).text)
      } else if row == rows - 1 {
        drawSave(on: &screen, in: place)
      }
    }
  }

  private func label(_ field: FormField) -> String {
    let unit = form.subject.measure(of: field.name, in: form).map {
      scene.words.typedUnit($0.unit).name
    }
    let behind = unit.map { $0.isEmpty ? "" : " (\($0))" } ?? ""
    return scene.words(form.labelKey(of: field.name)) + behind
      + (field.isRequired && !field.isFixed ? " *" : "")
  }

  private var labelWidth: Int {
    min(26, form.fields.map { TextWidth.of(label($0)) }.max() ?? 0)
  }

  private func draw(_ row: Int, on screen: inout Screen, in place: Rect) {
    let field = form.fields[row]
    let isCurrent = row == form.position
    if isCurrent {
      screen.write(scene.glyphs.cursor, x: place.x, y: place.y, style: scene.style(.key))
    }
    screen.writeFitted(
      label(field), x: place.x + 2, y: place.y, width: labelWidth,
      style: scene.style(field.isFixed ? .quiet : isCurrent ? .heading : .plain),
      ellipsis: scene.glyphs.ellipsis)
    let x = place.x + 4 + labelWidth
    let measure = form.subject.measure(of: field.name, in: form)
    FormFieldView(scene: scene, field: field, measure: measure, isCurrent: isCurrent).draw(
      on: &screen, in: Rect(x: x, y: place.y, width: place.right - 1 - x, height: 1))
  }

  private func drawSave(on screen: inout Screen, in place: Rect) {
    let isSkip = form.subject.canBeSkipped && !form.isChanged
    let text = "[ \(scene.words(isSkip ? "form.skip" : "form.save")) ]"
    let style = scene.style(form.isOnSave ? .chip : .key)
    if form.isOnSave { screen.cursor = (place.x + 2, place.y) }
    let used = screen.write(text, x: place.x + 2, y: place.y, style: style)
    screen.mark(
      Rect(x: place.x + 2, y: place.y, width: used, height: 1),
      ClickTarget.item(form.fields.count).text)
  }
}
