import HusokCanvas
import HusokModel

/// Things to pick from, with the letters typed.
struct PickerView {
  let scene: Scene
  let picker: Picker
  /// The ids that are on.
  let on: Set<String>

  func draw(on screen: inout Screen, in area: Rect) {
    let preview = picker.selected?.record.map(scene.preview)
    let below = preview == nil ? 0 : 1
    let height = max(5, min(area.height - 2, picker.items.count + 3))
    let inside = BoxView(scene: scene, title: title).draw(
      on: &screen, in: area, width: min(area.width - 2, isWide ? 96 : 64), height: height)
    screen.write(">", x: inside.x + 1, y: inside.y, style: scene.style(.key))
    TextFieldView(field: picker.field).draw(
      on: &screen,
      in: Rect(x: inside.x + 3, y: inside.y, width: inside.width - 4, height: 1))
    drawItems(
      on: &screen,
      in: Rect(x: inside.x, y: inside.y + 1, width: inside.width, height: inside.height - 1 - below)
    )
    if let preview {
      screen.writeFitted(
        preview, x: inside.x + 1, y: inside.bottom - 1, width: inside.width - 2,
        style: scene.style(.quiet), ellipsis: scene.glyphs.ellipsis)
    }
  }

  private var isWide: Bool {
    switch picker.purpose {
    case .command, .formField, .keptView, .register, .settle, .mapping, .stepList: true
    case .ministryFilter, .meetingFilter, .owner, .supporting, .handOver, .backup, .rename,
      .split, .closeMeeting:
      false
    }
  }

  private var title: String {
    let words = scene.words
    return switch picker.purpose {
    case .ministryFilter: words("picker.ministries")
    case .meetingFilter: words("picker.meetings")
    case .owner(let ids): ownerTitle(ids)
    case .supporting(let ids): words("picker.supporting", scene.subject(ids))
    case .handOver(let ids): words("picker.handOver", scene.subject(ids))
    case .stepList(let ids, _): words("picker.stepList", scene.subject(ids))
    case .keptView: words("picker.keptViews")
    case .command: words("picker.commands")
    case .backup: words("picker.backups")
    case .rename: words("picker.rename")
    case .split: words("picker.split")
    case .closeMeeting: words("picker.closeMeeting")
    case .settle(let record, let name):
      words("picker.settle", record, words.name(ofDispute: name, in: scene.register))
    case .register: words("picker.registers")
    case .mapping: words("picker.mapping")
    case .formField(_, let name): words("form.\(name.rawValue)")
    }
  }

  /// Of one action, how its owner stands now.
  private func ownerTitle(_ ids: [String]) -> String {
    guard ids.count == 1, let action = scene.register.action(ids[0]) else {
      return scene.words("picker.owner", scene.subject(ids))
    }
    guard let lead = action.lead else {
      return scene.words("picker.ownerNow", action.id, scene.words("owner.none"))
    }
    let state = lead.confirmed ? "owner.confirmed" : "owner.proposed"
    let owner = scene.words(state, scene.short(lead.ministry))
    return scene.words("picker.ownerNow", action.id, owner)
  }

  /// What is said where nothing is left to pick from.
  private var nothing: String {
    scene.register.ministries.isEmpty && picker.isOfMinistries
      ? "picker.noMinistry" : "picker.none"
  }

  private func drawItems(on screen: inout Screen, in area: Rect) {
    if picker.found.isEmpty {
      screen.writeFitted(
        scene.words(nothing), x: area.x + 1, y: area.y, width: area.width - 2,
        style: scene.style(.quiet), ellipsis: scene.glyphs.ellipsis)
      return
    }
    let codeWidth = min(16, shown.map { TextWidth.of($0.code) }.max() ?? 0)
    let nameWidth = min(
      area.width / 3, shown.map { $0.sentence == nil ? 0 : TextWidth.of($0.name) }.max() ?? 0)
    let top = max(0, picker.position - area.height + 1)
    for (row, index) in picker.found.dropFirst(top).prefix(area.height).enumerated() {
      let place = Rect(x: area.x, y: area.y + row, width: area.width, height: 1)
      draw(
        picker.items[index], on: &screen, in: place, codeWidth: codeWidth, nameWidth: nameWidth)
      screen.mark(place, ClickTarget.item(top + row).text)
      if top + row == picker.position { screen.restyle(place) { $0.putUnderCursor() } }
    }
    drawMore(
      above: top, below: max(0, picker.found.count - top - area.height), on: &screen, in: area)
  }

  /// How many items there are out of sight, on the frame.
  private func drawMore(above: Int, below: Int, on screen: inout Screen, in area: Rect) {
    for (count, y, key) in [
      (above, area.y - 2, "picker.above"), (below, area.bottom, "picker.below"),
    ] where count > 0 {
      let text = " " + scene.words(key, count) + " "
      let x = area.right - 1 - TextWidth.of(text)
      if x > area.x { screen.write(text, x: x, y: y, style: scene.style(.key)) }
    }
  }

  /// The items that fit what was typed.
  private var shown: [Picker.Item] { picker.found.map { picker.items[$0] } }

  private func draw(
    _ item: Picker.Item, on screen: inout Screen, in place: Rect, codeWidth: Int, nameWidth: Int
  ) {
    let style = scene.style(item.off == nil ? .plain : .quiet)
    screen.write(
      on.contains(item.id) ? scene.glyphs.done : " ", x: place.x + 1, y: place.y, style: style)
    screen.writeFitted(
      item.code, x: place.x + 3, y: place.y, width: codeWidth, style: style,
      ellipsis: scene.glyphs.ellipsis)
    let nameX = place.x + 3 + codeWidth + (codeWidth == 0 ? 0 : 2)
    let room = place.right - 1 - nameX
    let note = TextWidth.fitted(
      item.off ?? item.note, to: room / 2, ellipsis: scene.glyphs.ellipsis)
    let noteX = place.right - 1 - TextWidth.of(note)
    if let sentence = item.sentence {
      screen.writeFitted(
        item.name, x: nameX, y: place.y, width: min(nameWidth, noteX - 1 - nameX),
        style: scene.style(item.off == nil ? .heading : .quiet), ellipsis: scene.glyphs.ellipsis)
      let x = nameX + nameWidth + 2
      screen.writeFitted(
        sentence, x: x, y: place.y, width: max(0, noteX - 1 - x), style: style,
        ellipsis: scene.glyphs.ellipsis)
    } else {
      screen.writeFitted(
        item.name, x: nameX, y: place.y, width: noteX - 1 - nameX, style: style,
        ellipsis: scene.glyphs.ellipsis)
    }
    screen.write(
      note, x: noteX, y: place.y, style: scene.style(item.off == nil ? .key : .quiet))
  }
}
