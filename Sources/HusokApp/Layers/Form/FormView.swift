import HusokCanvas
import HusokModel

/// A form: its fields under each other, what the one under the cursor means, and the row that saves.
struct FormView {
  let state: AppState
  let form: Form

  func draw(on screen: inout Screen, in area: Rect) {
    let width = min(area.width, 78)
    let rows = form.fields.count + 2
    let inside = BoxView(state: state, title: title).draw(
      on: &screen,
      in: Rect(
        x: max(0, (area.width - width) / 2 - 1), y: area.y - 1, width: area.width,
        height: area.height),
      width: width, height: rows + 2)
    let room = max(1, inside.height)
    let position = form.isOnSave ? rows - 1 : form.position
    let top = max(0, min(position - room + 2, rows - room))
    for row in top..<min(rows, top + room) {
      let place = Rect(x: inside.x, y: inside.y + row - top, width: inside.width, height: 1)
      if row < form.fields.count {
        draw(form.fields[row], isCurrent: row == form.position, on: &screen, place)
        screen.mark(place, ClickTarget.item(row).text)
      } else if row == rows - 1 {
        drawSave(on: &screen, place)
      }
    }
  }

  private var title: String {
    let words = state.words
    switch form.purpose {
    case .action(let id): return id.map { words("form.editing", $0) } ?? words("form.newAction")
    case .outcome(let id): return id.map { words("form.editing", $0) } ?? words("form.newOutcome")
    case .meeting(let id): return id.map { words("form.editing", $0) } ?? words("form.newMeeting")
    case .ministry(let id):
      return id.map { words("form.editing", words.short($0, in: state.register, on: state.today)) }
        ?? words("form.newMinistry")
    case .rename(let id):
      return words("form.rename", words.short(id, in: state.register, on: state.today))
    case .split(let id):
      return words("form.split", words.short(id, in: state.register, on: state.today))
    case .blocked(let ids): return words("form.blocked", subject(ids))
    case .value(let outcome): return words("form.newValue", outcome)
    case .target(let outcome): return words("form.newTarget", outcome)
    case .evidence(let ids): return words("form.newEvidence", subject(ids))
    case .report: return words("form.report")
    case .settings(let isFirst): return words(isFirst ? "form.whoAmI" : "form.settings")
    }
  }

  private func subject(_ ids: [String]) -> String {
    ids.count == 1 ? ids.first ?? "" : state.words("act.actions", ids.count)
  }

  private func label(_ field: FormField) -> String {
    state.words("form.\(field.name.rawValue)") + (field.isRequired && !field.isFixed ? " *" : "")
  }

  private var labelWidth: Int {
    min(26, form.fields.map { TextWidth.of(label($0)) }.max() ?? 0)
  }

  private func draw(
    _ field: FormField, isCurrent: Bool, on screen: inout Screen, _ place: Rect
  ) {
    let theme = state.theme
    if isCurrent {
      screen.write(state.glyphs.cursor, x: place.x, y: place.y, style: theme.style(.key))
    }
    screen.writeFitted(
      label(field), x: place.x + 2, y: place.y, width: labelWidth,
      style: theme.style(field.isFixed ? .quiet : isCurrent ? .heading : .plain),
      ellipsis: state.glyphs.ellipsis)
    let x = place.x + 4 + labelWidth
    let room = Rect(x: x, y: place.y, width: place.right - 1 - x, height: 1)
    switch field.content {
    case .text(let text): drawText(text, field, isCurrent, on: &screen, room)
    case .choice(let chosen): drawChoice(field, chosen, isCurrent, on: &screen, room)
    case .picks(let ids): drawPicks(field, ids, isCurrent, on: &screen, room)
    }
  }

  private func drawText(
    _ text: TextField, _ field: FormField, _ isCurrent: Bool, on screen: inout Screen, _ room: Rect
  ) {
    let preview = preview(field, text.text)
    let previewWidth = preview.isEmpty ? 0 : min(room.width / 2, TextWidth.of(preview) + 1)
    let own = Rect(x: room.x, y: room.y, width: room.width - previewWidth, height: 1)
    if isCurrent, !field.isFixed {
      TextFieldView(state: state, field: text).draw(on: &screen, in: own)
    } else {
      screen.writeFitted(
        text.text, x: own.x, y: own.y, width: own.width,
        style: state.theme.style(field.isFixed ? .quiet : .plain), ellipsis: state.glyphs.ellipsis)
    }
    screen.writeFitted(
      preview, x: room.right - previewWidth + 1, y: room.y, width: previewWidth - 1,
      style: state.theme.style(.quiet), ellipsis: state.glyphs.ellipsis)
  }

  /// What a date that is typed means.
  private func preview(_ field: FormField, _ text: String) -> String {
    if text.isBlank { return "" }
    switch field.reading {
    case .due: return state.glyphs.arrow + " " + state.duePreview(text)
    case .day:
      guard let day = DueInput.readDay(text, today: state.today) else {
        return state.unreadDay(text)
      }
      return state.glyphs.arrow + " "
        + state.words("preview.day", state.words.day(day), state.words.weekday(day))
    case .plain, .number: return ""
    }
  }

  private func drawChoice(
    _ field: FormField, _ chosen: Int, _ isCurrent: Bool, on screen: inout Screen, _ room: Rect
  ) {
    var x = room.x
    for (index, value) in field.choices.enumerated() {
      let word = field.family.isEmpty ? value : state.words(field.family + value)
      let isOn = index == chosen
      let isNear = isCurrent || isOn
      let text = isOn ? "[\(word)]" : " \(word) "
      // Where there is no room for all, those before the chosen one give way.
      if !isOn,
        x + TextWidth.of(text) > room.right - (index < chosen ? chosenWidth(field, chosen) : 0)
      {
        continue
      }
      x += screen.write(
        text, x: x, y: room.y, limit: room.right - x,
        style: state.theme.style(isOn ? (isCurrent ? .key : .plain) : isNear ? .plain : .quiet))
    }
  }

  private func chosenWidth(_ field: FormField, _ chosen: Int) -> Int {
    let value = field.choices[chosen]
    return TextWidth.of(field.family.isEmpty ? value : state.words(field.family + value)) + 2
  }

  private func drawPicks(
    _ field: FormField, _ ids: [String], _ isCurrent: Bool, on screen: inout Screen, _ room: Rect
  ) {
    let names = ids.map { id in
      switch field.source {
      case .ministries: state.words.short(id, in: state.register, on: state.today)
      case .outcomes, .meetings: id + " " + state.words.title(id, in: state.register)
      case .actions: id
      }
    }
    let text = names.joined(separator: ", ")
    let isEmpty = text.isEmpty
    screen.writeFitted(
      isEmpty ? state.words(isCurrent ? "form.pickHint" : "form.nothing") : text, x: room.x,
      y: room.y, width: room.width,
      style: state.theme.style(isEmpty || field.isFixed ? .quiet : isCurrent ? .key : .plain),
      ellipsis: state.glyphs.ellipsis)
  }

  private func drawSave(on screen: inout Screen, _ place: Rect) {
    let isSkip: Bool
    if case .settings(isFirst: true) = form.purpose, !form.isChanged {
      isSkip = true
    } else {
      isSkip = false
    }
    let text = "[ \(state.words(isSkip ? "form.skip" : "form.save")) ]"
    let style = state.theme.style(form.isOnSave ? .chip : .key)
    let used = screen.write(text, x: place.x + 2, y: place.y, style: style)
    screen.mark(
      Rect(x: place.x + 2, y: place.y, width: used, height: 1),
      ClickTarget.item(form.fields.count).text)
  }
}

/// A question in a frame.
struct QuestionView {
  let state: AppState
  let question: Question

  func draw(on screen: inout Screen, in area: Rect) {
    let width = min(area.width, 66)
    let lines = TextWidth.wrapped(question.text, to: width - 4)
    let inside = BoxView(state: state, title: state.words("question.title")).draw(
      on: &screen, in: area, width: width, height: lines.count + 4)
    for (row, line) in lines.enumerated() { screen.write(line, x: inside.x + 1, y: inside.y + row) }
    screen.write(
      state.words(question.keys), x: inside.x + 1, y: inside.bottom - 1,
      style: state.theme.style(.key))
  }
}
