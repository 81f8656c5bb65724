import HusokCanvas

/// The whole screen of a state.
public struct RootView {
  let state: AppState

  /// The screen of a state.
  public init(_ state: AppState) {
    self.state = state
  }

  /// Draws it.
  public func draw(on screen: inout Screen) {
    let layout = Layout(size: (screen.width, screen.height))
    if layout.isTooSmall { return drawTooSmall(on: &screen) }
    if case .welcome(let choice) = state.layers.first {
      WelcomeView(state: state, choice: choice).draw(on: &screen, in: screen.bounds)
      if state.layers.count > 1 {
        MessageView(state: state).draw(on: &screen, in: layout.message)
        FooterView(state: state).draw(on: &screen, in: layout.footer)
      }
      return
    }
    HeaderView(state: state).draw(on: &screen, in: layout.header)
    drawBody(on: &screen, layout)
    FooterView(state: state).draw(on: &screen, in: layout.footer)
    MessageView(state: state).draw(on: &screen, in: layout.message)
  }

  private func drawTooSmall(on screen: inout Screen) {
    let smallest = Layout.smallest
    let text = state.words("screen.tooSmall", smallest.width, smallest.height)
    let lines = TextWidth.wrapped(text, to: screen.width)
    for (row, line) in lines.prefix(screen.height).enumerated() {
      screen.write(line, x: 0, y: row)
    }
  }

  /// The view, then what covers it, then what lies over that.
  private func drawBody(on screen: inout Screen, _ layout: Layout) {
    let whole = Rect(x: 0, y: 1, width: screen.width, height: layout.message.y - 1)
    let cover = state.layers.last {
      switch $0 {
      case .help, .detail, .page: true
      default: false
      }
    }
    switch cover {
    case .help(let position, let top):
      HelpView(state).draw(on: &screen, in: whole, position: position, top: top)
    case .detail: FullDetailView(state: state).draw(on: &screen, in: whole)
    case .page(let front):
      if let page = state.pages.layer?.page {
        PageView(state: state, page: page, cursor: front.cursor, title: title(of: front))
          .draw(on: &screen, layout)
      }
    default: drawView(on: &screen, layout)
    }
    drawFrontLayer(on: &screen, layout)
  }

  private func title(of front: LayerPage) -> String {
    switch front.kind {
    case .history(let record): state.words("historyPage.title", record)
    case .report(nil): state.words("report.title")
    case .report(let ministry?):
      state.words(
        "report.ofMinistry", state.words.short(ministry, in: state.register, on: state.today))
    }
  }

  private func drawView(on screen: inout Screen, _ layout: Layout) {
    guard state.view != .actions, let page = state.pages.view?.page else {
      return drawList(on: &screen, layout)
    }
    let cursor = state.cursors[state.view] ?? PageCursor()
    PageView(
      state: state, page: page, cursor: cursor, title: state.words("view.\(state.view.rawValue)")
    )
    .draw(on: &screen, layout)
  }

  private func drawList(on screen: inout Screen, _ layout: Layout) {
    FilterView(state: state).draw(on: &screen, in: layout.filter)
    if layout.isWide {
      FrameView(state: state, layout: layout).draw(on: &screen)
      MinistriesView(state: state).draw(on: &screen, in: layout.ministries)
    } else {
      ChipsView(state: state).draw(on: &screen, in: layout.chips)
      RuleView(state: state, title: nil).draw(on: &screen, in: layout.rule)
    }
    ActionListView(state: state).draw(on: &screen, in: layout.list)
    guard layout.hasDetail else { return }
    if !layout.isWide {
      let rule = Rect(x: 0, y: layout.detail.y - 1, width: screen.width, height: 1)
      RuleView(state: state, title: state.selectedTitle).draw(on: &screen, in: rule)
    }
    DetailView(state: state).draw(on: &screen, in: layout.detail)
  }

  private func drawFrontLayer(on screen: inout Screen, _ layout: Layout) {
    let area = state.view == .actions && state.layers.count == 1 ? layout.list : layout.page
    if !state.pending.isEmpty {
      PopupView(state: state).draw(on: &screen, in: area)
    }
    for layer in state.layers {
      switch layer {
      case .picker(let picker):
        let room = picker.purpose == .command ? layout.page : area
        PickerView(state: state, picker: picker).draw(on: &screen, in: room)
      case .statusMenu(let menu):
        StatusMenuView(state: state, menu: menu).draw(on: &screen, in: area)
      case .form(let form): FormView(state: state, form: form).draw(on: &screen, in: layout.page)
      case .question(let question):
        QuestionView(state: state, question: question).draw(on: &screen, in: layout.page)
      default: break
      }
    }
  }
}

/// A line across the screen, with a title in it.
struct RuleView {
  let state: AppState
  let title: String?

  func draw(on screen: inout Screen, in area: Rect) {
    guard !area.isEmpty else { return }
    let line = String(repeating: state.glyphs.horizontal, count: area.width)
    screen.write(line, x: area.x, y: area.y, style: state.theme.style(.quiet))
    guard let title, !title.isEmpty else { return }
    let role: Theme.Role = state.list.pane == .detail ? .key : .heading
    screen.write(
      " \(title) ", x: area.x + 1, y: area.y, limit: area.width - 2,
      style: state.theme.style(role))
  }
}

/// The frames around ministries, list and details, with their titles.
struct FrameView {
  let state: AppState
  let layout: Layout

  func draw(on screen: inout Screen) {
    let glyphs = state.glyphs
    let frame = layout.frame
    let bars = [layout.ministries.right, layout.detail.x - 1]
    let bottom = frame.bottom - 1
    line(on: &screen, frame.y, glyphs.corners.topLeft, glyphs.tees.down, glyphs.corners.topRight)
    line(
      on: &screen, bottom, glyphs.corners.bottomLeft, glyphs.tees.up, glyphs.corners.bottomRight)
    for y in frame.y + 1..<bottom {
      for x in [0] + bars + [frame.width - 1] {
        screen.write(glyphs.vertical, x: x, y: y, style: state.theme.style(.quiet))
      }
    }
    title(state.words("pane.ministries"), layout.ministries, nil, on: &screen)
    title(state.words("pane.actions"), layout.list, .list, on: &screen)
    title(state.selectedTitle, layout.detail, .detail, on: &screen)
  }

  private func line(
    on screen: inout Screen, _ y: Int, _ left: String, _ tee: String, _ right: String
  ) {
    let style = state.theme.style(.quiet)
    let width = layout.frame.width
    screen.write(
      String(repeating: state.glyphs.horizontal, count: width), x: 0, y: y, style: style)
    screen.write(left, x: 0, y: y, style: style)
    screen.write(tee, x: layout.ministries.right, y: y, style: style)
    screen.write(tee, x: layout.detail.x - 1, y: y, style: style)
    screen.write(right, x: width - 1, y: y, style: style)
  }

  private func title(
    _ text: String, _ area: Rect, _ pane: ActionList.Pane?, on screen: inout Screen
  ) {
    if text.isEmpty { return }
    let role: Theme.Role = state.list.pane == pane ? .key : .heading
    let fitting = TextWidth.fitted(text, to: area.width - 3, ellipsis: state.glyphs.ellipsis)
    screen.write(" \(fitting) ", x: area.x, y: area.y - 1, style: state.theme.style(role))
  }
}

extension AppState {
  /// The id of the record under the cursor, for the title of its details.
  var selectedTitle: String {
    guard let row = selectedRow else { return "" }
    if case .group(let place) = row { return title(of: list.groups[place]) }
    return id(of: row)
  }
}
