import HusokCanvas
import HusokModel

/// Things to pick from, with the letters typed.
struct PickerView {
  let state: AppState
  let picker: Picker

  func draw(on screen: inout Screen, in area: Rect) {
    let height = max(5, min(area.height, picker.items.count + 3))
    let inside = BoxView(state: state, title: title).draw(
      on: &screen, in: area, width: min(area.width - 2, isWide ? 96 : 64), height: height)
    screen.write(">", x: inside.x + 1, y: inside.y, style: state.theme.style(.key))
    TextFieldView(state: state, field: picker.field).draw(
      on: &screen,
      in: Rect(x: inside.x + 3, y: inside.y, width: inside.width - 4, height: 1))
    drawItems(
      on: &screen,
      in: Rect(x: inside.x, y: inside.y + 1, width: inside.width, height: inside.height - 1))
  }

  private var isWide: Bool {
    switch picker.purpose {
    case .command, .formField, .keptView: true
    default: false
    }
  }

  private var title: String {
    let words = state.words
    switch picker.purpose {
    case .ministryFilter: return words("picker.ministries")
    case .meetingFilter: return words("picker.meetings")
    case .owner(let ids):
      return words(picker.isProposal ? "picker.ownerProposed" : "picker.owner", subject(ids))
    case .supporting(let ids): return words("picker.supporting", subject(ids))
    case .handOver(let ids): return words("picker.handOver", subject(ids))
    case .keptView: return words("picker.keptViews")
    case .command: return words("picker.commands")
    case .backup: return words("picker.backups")
    case .rename: return words("picker.rename")
    case .split: return words("picker.split")
    case .closeMeeting: return words("picker.closeMeeting")
    case .formField(let place):
      if case .form(let form)? = state.layers.dropLast().last, form.fields.indices.contains(place) {
        return words("form.\(form.fields[place].name.rawValue)")
      }
      return ""
    }
  }

  private func subject(_ ids: [String]) -> String {
    ids.count == 1 ? ids.first ?? "" : state.words("act.actions", ids.count)
  }

  private func drawItems(on screen: inout Screen, in area: Rect) {
    if picker.found.isEmpty {
      screen.writeFitted(
        state.words("picker.none"), x: area.x + 1, y: area.y, width: area.width - 2,
        style: state.theme.style(.quiet), ellipsis: state.glyphs.ellipsis)
      return
    }
    let codeWidth = min(16, picker.items.map { TextWidth.of($0.code) }.max() ?? 0)
    let top = max(0, picker.position - area.height + 1)
    for (row, index) in picker.found.dropFirst(top).prefix(area.height).enumerated() {
      let place = Rect(x: area.x, y: area.y + row, width: area.width, height: 1)
      draw(picker.items[index], on: &screen, place, codeWidth)
      screen.mark(place, ClickTarget.item(top + row).text)
      if top + row == picker.position { screen.restyle(place) { $0.attributes.insert(.reversed) } }
    }
  }

  private func draw(
    _ item: Picker.Item, on screen: inout Screen, _ place: Rect, _ codeWidth: Int
  ) {
    let style = state.theme.style(item.off == nil ? .plain : .quiet)
    let isOn = picker.chosen.contains(item.id) || isFilter(item.id)
    screen.write(isOn ? state.glyphs.done : " ", x: place.x + 1, y: place.y, style: style)
    screen.writeFitted(
      item.code, x: place.x + 3, y: place.y, width: codeWidth, style: style,
      ellipsis: state.glyphs.ellipsis)
    let nameX = place.x + 3 + codeWidth + (codeWidth == 0 ? 0 : 2)
    let room = place.right - 1 - nameX
    let note = TextWidth.fitted(
      item.off ?? item.note, to: room / 2, ellipsis: state.glyphs.ellipsis)
    let noteX = place.right - 1 - TextWidth.of(note)
    screen.writeFitted(
      item.name, x: nameX, y: place.y, width: noteX - 1 - nameX, style: style,
      ellipsis: state.glyphs.ellipsis)
    screen.write(
      note, x: noteX, y: place.y, style: state.theme.style(item.off == nil ? .key : .quiet))
  }

  /// Whether an item is a filter that is on.
  private func isFilter(_ id: String) -> Bool {
    switch picker.purpose {
    case .ministryFilter: state.list.ministries.contains(id)
    case .meetingFilter: state.list.filters.contains("#" + id)
    default: false
    }
  }
}
