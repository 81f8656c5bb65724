import HusokCanvas
import HusokModel
import HusokWords

/// The keys and what they do, from the table of commands, with the marks of the list.
struct HelpView {
  let state: AppState

  init(_ state: AppState) {
    self.state = state
  }

  struct Line {
    let key: String
    let text: String
    let isHeading: Bool
  }

  var lines: [Line] {
    var lines: [Line] = []
    for group in CommandInfo.Group.allCases {
      if !lines.isEmpty { lines.append(Line(key: "", text: "", isHeading: false)) }
      lines.append(Line(key: "", text: state.words("help.\(group.rawValue)"), isHeading: true))
      for info in CommandTable.all where info.group == group {
        let text = state.words("help.\(info.word)")
        lines.append(Line(key: info.keyText, text: text, isHeading: false))
      }
    }
    lines.append(Line(key: "", text: "", isHeading: false))
    lines.append(Line(key: "", text: state.words("help.marks"), isHeading: true))
    for status in Status.allCases {
      let mark = state.glyphs.mark(status)
      lines.append(Line(key: mark, text: state.words.status(status), isHeading: false))
    }
    lines.append(
      Line(key: "(MCST)", text: state.words("help.proposedMark"), isHeading: false))
    lines.append(
      Line(key: state.glyphs.inherited, text: state.words("help.inheritedMark"), isHeading: false))
    lines.append(Line(key: "!", text: state.words("help.lateMark"), isHeading: false))
    return lines
  }

  func draw(on screen: inout Screen, in area: Rect, top: Int) {
    RuleView(state: state, title: state.words("command.help")).draw(
      on: &screen, in: Rect(x: 0, y: area.y, width: area.width, height: 1))
    let page = area.height - 1
    for (row, line) in lines.dropFirst(top).prefix(page).enumerated() {
      let y = area.y + 1 + row
      if line.isHeading {
        screen.write(line.text, x: 2, y: y, style: state.theme.style(.heading))
      } else {
        screen.write(line.key, x: 4, y: y, limit: 10, style: state.theme.style(.key))
        screen.writeFitted(
          line.text, x: 15, y: y, width: area.width - 16, ellipsis: state.glyphs.ellipsis)
      }
    }
    if lines.count > top + page {
      screen.write(
        state.glyphs.ellipsis, x: area.right - 2, y: area.bottom - 1,
        style: state.theme.style(.quiet))
    }
  }
}

/// A frame in the middle of an area, with a title.
struct BoxView {
  let state: AppState
  let title: String

  /// Draws the frame and gives the room inside.
  func draw(on screen: inout Screen, in area: Rect, width: Int, height: Int) -> Rect {
    let bounds = screen.bounds
    let height = min(height, bounds.height - 2)
    // Inside the area where there is room, else above the lines for messages and keys.
    let lowest = area.height >= height ? area.bottom - height : bounds.height - 2 - height
    let box = Rect(
      x: max(0, min(area.x + 2, bounds.width - width)),
      y: max(0, min(area.y + 1, lowest)),
      width: min(width, bounds.width), height: height)
    screen.fill(box, style: .plain)
    let glyphs = state.glyphs
    let style = state.theme.style(.quiet)
    let line = String(repeating: glyphs.horizontal, count: max(0, box.width - 2))
    screen.write(
      glyphs.corners.topLeft + line + glyphs.corners.topRight, x: box.x, y: box.y, style: style)
    screen.write(
      glyphs.corners.bottomLeft + line + glyphs.corners.bottomRight, x: box.x, y: box.bottom - 1,
      style: style)
    for y in box.y + 1..<max(box.y + 1, box.bottom - 1) {
      screen.write(glyphs.vertical, x: box.x, y: y, style: style)
      screen.write(glyphs.vertical, x: box.right - 1, y: y, style: style)
    }
    screen.writeFitted(
      " \(title) ", x: box.x + 1, y: box.y, width: box.width - 2,
      style: state.theme.style(.heading), ellipsis: glyphs.ellipsis)
    return box.inset(x: 1, y: 1)
  }
}

/// The ministries to pick from, with the letters typed.
struct PickerView {
  let state: AppState
  let picker: Picker

  func draw(on screen: inout Screen, in area: Rect) {
    let height = max(5, min(area.height, picker.items.count + 3))
    let inside = BoxView(state: state, title: state.words("picker.ministries")).draw(
      on: &screen, in: area, width: min(area.width - 2, 60), height: height)
    screen.write(">", x: inside.x + 1, y: inside.y, style: state.theme.style(.key))
    TextFieldView(state: state, field: picker.field).draw(
      on: &screen,
      in: Rect(x: inside.x + 3, y: inside.y, width: inside.width - 4, height: 1))
    drawItems(
      on: &screen,
      in: Rect(x: inside.x, y: inside.y + 1, width: inside.width, height: inside.height - 1))
  }

  private func drawItems(on screen: inout Screen, in area: Rect) {
    if picker.found.isEmpty {
      screen.writeFitted(
        state.words("picker.none"), x: area.x + 1, y: area.y, width: area.width - 2,
        style: state.theme.style(.quiet))
      return
    }
    let top = max(0, picker.position - area.height + 1)
    for (row, index) in picker.found.dropFirst(top).prefix(area.height).enumerated() {
      let item = picker.items[index]
      let y = area.y + row
      let isOn = state.list.ministries.contains(item.id)
      screen.write(isOn ? state.glyphs.done : " ", x: area.x + 1, y: y)
      screen.write(TextWidth.padded(item.code, to: 8), x: area.x + 3, y: y)
      screen.writeFitted(
        item.name, x: area.x + 12, y: y, width: area.right - 13 - area.x,
        ellipsis: state.glyphs.ellipsis)
      if top + row == picker.position {
        screen.restyle(Rect(x: area.x, y: y, width: area.width, height: 1)) {
          $0.attributes.insert(.reversed)
        }
      }
    }
  }
}

/// The statuses that actions may take, with the letter of each; those that they may not take are
/// dimmed, and choosing one says why.
struct StatusMenuView {
  let state: AppState
  let menu: StatusMenu

  func draw(on screen: inout Screen, in area: Rect) {
    let title =
      menu.ids.count == 1 ? menu.ids.first ?? "" : state.words("act.actions", menu.ids.count)
    let inside = BoxView(state: state, title: title).draw(
      on: &screen, in: area, width: min(area.width - 2, 44),
      height: StatusMenu.letters.count + 2)
    let top = max(0, menu.position - inside.height + 1)
    for (row, choice) in StatusMenu.letters.dropFirst(top).prefix(inside.height).enumerated() {
      draw(
        choice, isCurrent: top + row == menu.position, on: &screen,
        Rect(x: inside.x, y: inside.y + row, width: inside.width, height: 1))
    }
  }

  private func draw(
    _ choice: (letter: Character, status: Status), isCurrent: Bool, on screen: inout Screen,
    _ area: Rect
  ) {
    let isOff = state.refusal(of: choice.status, for: menu.ids) != nil
    let style = state.theme.style(isOff ? .quiet : .plain)
    screen.write(
      String(choice.letter), x: area.x + 1, y: area.y,
      style: state.theme.style(isOff ? .quiet : .key))
    screen.write(state.glyphs.mark(choice.status), x: area.x + 3, y: area.y, style: style)
    screen.writeFitted(
      state.words.status(choice.status), x: area.x + 5, y: area.y, width: area.width - 6,
      style: style, ellipsis: state.glyphs.ellipsis)
    if isCurrent { screen.restyle(area) { $0.attributes.insert(.reversed) } }
  }
}

/// The first start: what husok is, and what to begin with.
struct WelcomeView {
  let state: AppState
  let choice: WelcomeChoice

  func draw(on screen: inout Screen, in area: Rect) {
    let width = min(area.width - 4, 72)
    var y = area.y + max(0, (area.height - 12) / 3)
    let x = area.x + (area.width - width) / 2
    screen.write(state.words("app.name"), x: x, y: y, style: state.theme.style(.heading))
    y += 1
    for line in TextWidth.wrapped(state.words("welcome.what"), to: width) {
      screen.write(line, x: x, y: y)
      y += 1
    }
    y += area.height > 10 ? 1 : 0
    for (index, option) in options.enumerated() where y < area.bottom - 2 {
      draw(option, isCurrent: index == choice.position, on: &screen, x, y, width)
      y += 1
    }
    drawNotice(on: &screen, in: area)
    FooterView(state: state).draw(
      on: &screen, in: Rect(x: 0, y: area.bottom - 1, width: area.width, height: 1))
  }

  private var options: [(key: String, text: String)] {
    [
      ("Enter", state.words("welcome.bundled")), ("e", state.words("welcome.empty")),
      ("q", state.words("welcome.quit")),
    ]
  }

  private func draw(
    _ option: (key: String, text: String), isCurrent: Bool, on screen: inout Screen, _ x: Int,
    _ y: Int, _ width: Int
  ) {
    screen.write(isCurrent ? state.glyphs.cursor : " ", x: x, y: y)
    screen.write(option.key, x: x + 2, y: y, style: state.theme.style(.key))
    screen.writeFitted(
      option.text, x: x + 9, y: y, width: width - 9, ellipsis: state.glyphs.ellipsis)
    if isCurrent {
      screen.restyle(Rect(x: x, y: y, width: width, height: 1)) {
        $0.attributes.insert(.reversed)
      }
    }
  }

  private func drawNotice(on screen: inout Screen, in area: Rect) {
    guard let notice = state.notice else { return }
    screen.writeFitted(
      notice.text, x: 1, y: area.bottom - 2, width: area.width - 2,
      style: state.theme.style(notice.kind == .warning ? .bad : .plain),
      ellipsis: state.glyphs.ellipsis)
  }
}
