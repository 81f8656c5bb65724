import HusokModel

extension AppState {
  /// Makes the pages that will be drawn, where what they show has changed, and settles the cursors.
  mutating func preparePages() {
    if view != .actions {
      let stamp = stamp("view " + view.rawValue)
      if pages.views[view]?.stamp != stamp {
        var context = pageContext()
        if view == .overview { context.trend = trend(of: context) }
        let page = pages.page(view, context)
        pages.views[view] = Pages.Made(stamp: stamp, page: page)
        pages.cursors[view, default: PageCursor()].settle(on: page, height: layout.pageHeight)
      }
    }
    guard let place = layers.lastIndex(where: { $0.page != nil }), var front = layers[place].page
    else { return }
    let stamp = stamp("layer \(front.kind)")
    if pages.layer?.stamp != stamp {
      let page = front.kind.page(pageContext())
      pages.layer = Pages.Made(stamp: stamp, page: page)
      front.cursor.settle(on: page, height: layout.pageHeight)
      layers[place] = .page(front)
    }
  }

  private func stamp(_ what: String) -> Pages.Stamp {
    Pages.Stamp(
      revision: register.revision, generation: pages.generation, width: size.width,
      height: size.height, today: today, language: words.language, me: person.ministry,
      role: isReadOnly ? .reader : person.profile.role, options: pages.options,
      ministries: asked.ministries, what: what)
  }

  private mutating func pageContext() -> PageContext {
    PageContext(
      register: register, counts: figures.counts, states: states, words: words,
      glyphs: glyphs, today: today, me: person.ministry,
      role: isReadOnly ? .reader : person.profile.role, width: size.width - 2,
      height: layout.pageHeight)
  }

  /// How the actions of the ministries put on went so far.
  private mutating func trend(of context: PageContext) -> AskedTrend {
    let step = pages.options.trendStep
    let trend = figures.trend(by: step, of: Set(asked.ministries), context.states)
    return AskedTrend(
      trend: trend, step: step, ministries: asked.ministries, isPast: pages.past != nil)
  }

  /// The page that has the keys: that of the layer in front, else that of the view.
  var frontPage: (any Page)? {
    if layers.last?.page != nil { return pages.layer?.page }
    return layers.isEmpty && view != .actions ? pages.views[view]?.page : nil
  }

  /// Where the person is on the page that has the keys.
  var frontCursor: PageCursor {
    get { layers.last?.page?.cursor ?? pages.cursors[view] ?? PageCursor() }
    set {
      if var front = layers.last?.page {
        front.cursor = newValue
        layers.replaceFront(with: .page(front))
      } else {
        pages.cursors[view] = newValue
      }
    }
  }

  /// Puts the cursor of the page that has the keys on a door; false where there is none.
  mutating func placeCursor(onDoor column: Int, ofLine row: Int) -> Bool {
    guard let page = frontPage, page.doors(row).indices.contains(column) else { return false }
    frontCursor.place(row: row, column: column, on: page, height: layout.pageHeight)
    return true
  }
}
