import HusokCanvas

/// The whole screen of a state: gives each part what it shows.
public struct RootView {
  private let state: AppState
  private let scene: Scene

  /// The screen of a state.
  public init(_ state: AppState) {
    self.state = state
    scene = state.scene
  }

  /// Draws it.
  public func draw(on screen: inout Screen) {
    let layout = state.layout
    if layout.isTooSmall { return drawTooSmall(on: &screen) }
    if case .welcome(let choice)? = state.layers.first {
      choice.draw(on: &screen, in: screen.bounds, of: state)
      if state.layers.count > 1 {
        drawFooter(on: &screen, layout)
      } else {
        footer.draw(on: &screen, in: layout.footer)
      }
      return
    }
    HeaderView(
      scene: scene, view: state.view, profile: state.person.profile, save: state.save,
      isPast: state.pages.past != nil, register: state.person.sharing.name,
      isHangulMode: state.isHangulMode
    )
    .draw(on: &screen, in: layout.header)
    drawBody(on: &screen, layout)
    drawFooter(on: &screen, layout)
  }

  /// Draws anew what hangs on the cursor of the list, on a screen of the same state where that was on
  /// another row and the list began with another.
  func drawMoved(from before: (position: Int, top: Int), on screen: inout Screen) {
    let layout = state.layout
    screen.cursor = nil
    for area in [layout.detail, layout.message, layout.footer] { screen.clear(area) }
    if layout.hasList { listView.drawMoved(from: before, on: &screen, in: layout.list) }
    drawDetail(on: &screen, layout)
    drawFooter(on: &screen, layout)
  }

  /// The line that says something and the keys. What is wrong with what is typed may take several
  /// lines: the line to type then stands above them.
  private func drawFooter(on screen: inout Screen, _ layout: Layout) {
    let footer = self.footer
    let more = max(0, footer.problemLines(in: layout.footer.width).count - 1)
    let isLine = state.layers.last?.content.place == .line
    if more == 0 || !isLine {
      footer.draw(on: &screen, in: layout.footer)
      if more == 0 { drawMessage(on: &screen, in: layout.message) }
      return
    }
    var message = layout.message
    message.y = max(1, message.y - more)
    screen.fill(
      Rect(x: 0, y: message.y, width: screen.width, height: 1), style: scene.style(.plain))
    drawMessage(on: &screen, in: message)
    footer.draw(on: &screen, in: layout.footer)
  }

  private var footer: FooterView {
    let problem = state.layers.last?.content.problem(in: state)
    return FooterView(
      scene: scene, problem: problem,
      hints: problem == nil ? FooterHints(state: state).hints : [])
  }

  private func drawTooSmall(on screen: inout Screen) {
    let smallest = Layout.smallest
    let text = scene.words("screen.tooSmall", smallest.width, smallest.height)
    let lines = TextWidth.wrapped(text, to: screen.width)
    for (row, line) in lines.prefix(screen.height).enumerated() {
      screen.write(line, x: 0, y: row)
    }
  }

  private func drawMessage(on screen: inout Screen, in area: Rect) {
    if let line = state.layers.last?.content, line.place == .line {
      line.draw(on: &screen, in: area, of: state)
    } else {
      MessageView(state)?.draw(on: &screen, in: area)
    }
  }

  /// The view, then what covers it, then what lies over that.
  private func drawBody(on screen: inout Screen, _ layout: Layout) {
    let cover = state.layers.cover?.content
    if let cover {
      let whole = Rect(x: 0, y: 1, width: screen.width, height: layout.message.y - 1)
      cover.draw(on: &screen, in: whole, of: state)
    } else if state.view != .actions, let page = state.pages.views[state.view]?.page {
      drawPage(page, on: &screen, in: layout.page)
    } else {
      drawList(on: &screen, layout)
    }
    let area = state.view == .actions && cover == nil ? layout.front : layout.page
    if !state.pending.isEmpty {
      PopupView(
        scene: scene, pending: state.pending, entries: CommandTable.entries(state)
      )
      .draw(on: &screen, in: area)
    }
    for layer in state.layers.map(\.content) where layer.place == .box {
      layer.draw(on: &screen, in: area, of: state)
    }
  }

  private func drawPage(_ page: any Page, on screen: inout Screen, in area: Rect) {
    PageView(
      scene: scene, page: page, cursor: state.pages.cursors[state.view] ?? PageCursor(),
      title: scene.words("view.\(state.view.rawValue)"), marked: state.list.marked,
      isActive: state.list.pane == .detail
    )
    .draw(on: &screen, in: area)
  }

  private func drawList(on screen: inout Screen, _ layout: Layout) {
    let list = state.list
    let asked = state.asked
    let counts = state.figures.counts
    FilterView(
      scene: scene, asked: asked, matchCount: list.matchCount, waitingCount: list.waitingCount
    )
    .draw(on: &screen, in: layout.filter)
    if layout.isFramed {
      FrameView(scene: scene, layout: layout, pane: list.pane).draw(on: &screen)
      MinistriesView(
        scene: scene, asked: asked, counts: counts, facets: list.facets,
        facetTotal: list.facetTotal
      )
      .draw(on: &screen, in: layout.ministries)
    } else {
      ChipsView(scene: scene, asked: asked, counts: counts, facets: list.facets)
        .draw(on: &screen, in: layout.chips)
      RuleView(scene: scene, title: nil).draw(on: &screen, in: layout.rule)
    }
    if layout.hasList { drawRows(on: &screen, in: layout.list) }
    drawDetail(on: &screen, layout)
  }

  /// The details with their title.
  private func drawDetail(on screen: inout Screen, _ layout: Layout) {
    guard layout.hasDetail else { return }
    let list = state.list
    let title = list.selectedTitle(by: state.asked.grouping, scene)
    if layout.isFramed {
      FrameView(scene: scene, layout: layout, pane: list.pane).draw(detailTitle: title, on: &screen)
    } else {
      let rule = Rect(x: 0, y: layout.detail.y - 1, width: screen.width, height: 1)
      RuleView(scene: scene, title: title, isActive: list.pane == .detail)
        .draw(on: &screen, in: rule)
    }
    DetailView(
      details: state.details, cursor: list.detail,
      hasKeys: list.pane == .detail || !layout.hasList
    )
    .draw(on: &screen, in: layout.detail)
  }

  private var listView: ActionListView {
    ActionListView(scene: scene, list: state.list, asked: state.asked, figures: state.figures)
  }

  private func drawRows(on screen: inout Screen, in area: Rect) {
    guard state.list.rows.isEmpty else { return listView.draw(on: &screen, in: area) }
    EmptyListView(
      scene: scene, asked: state.asked,
      filters: state.asked.filters.map { ListFilter.name(ofTerm: $0, scene.words) },
      mayAdd: state.reasonAgainst(.addMeeting) == nil
    )
    .draw(on: &screen, in: area)
  }
}
