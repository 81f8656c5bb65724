import HusokExchange
import HusokModel

/// What the views other than the list are asked for.
struct PageOptions: Sendable, Equatable {
  /// Since when changes are shown; nil for the last meeting.
  var since: ChangePoint?
  /// How the ministries are ordered, by place among the orders.
  var ministriesOrder = 0
  /// How the ministries are ordered.
  var order: MinistriesPage.Order {
    let orders = MinistriesPage.Order.allCases
    return orders[ministriesOrder % orders.count]
  }

  /// By how many steps the timeline is moved from today.
  var timelineShift = 0
}

/// Pages that were made, with what they were made for.
struct PageCache: Sendable {
  /// What a page depends on.
  struct Stamp: Sendable, Equatable {
    let revision: Int
    let generation: Int
    let width: Int
    let height: Int
    let today: Day
    let language: Language
    let me: String?
    let options: PageOptions
    let what: String
  }

  var view: (stamp: Stamp, page: any Page)?
  var layer: (stamp: Stamp, page: any Page)?
  /// Counts how often the register as a whole was replaced.
  var generation = 0
}

extension AppState {
  /// Makes the pages that will be drawn, where what they show has changed, and settles the cursors.
  mutating func preparePages() {
    if view != .actions {
      let stamp = stamp("view " + view.rawValue)
      if pages.view?.stamp != stamp {
        pages.view = (stamp, makePage(view))
        settleCursor()
      }
    }
    guard
      case .page(var front)? = layers.last(where: { if case .page = $0 { true } else { false } })
    else { return }
    let stamp = stamp("layer \(front.kind)")
    if pages.layer?.stamp != stamp {
      let page = makePage(front.kind)
      pages.layer = (stamp, page)
      front.cursor.settle(on: page, height: pageHeight)
      if let place = layers.lastIndex(where: { if case .page = $0 { true } else { false } }) {
        layers[place] = .page(front)
      }
    }
  }

  private mutating func settleCursor() {
    guard let page = pages.view?.page else { return }
    cursors[view, default: PageCursor()].settle(on: page, height: pageHeight)
  }

  private func stamp(_ what: String) -> PageCache.Stamp {
    PageCache.Stamp(
      revision: register.revision, generation: pages.generation, width: size.width,
      height: size.height, today: today, language: words.language, me: profile.ministry,
      options: pageOptions, what: what)
  }

  /// How many lines of a page the window shows.
  var pageHeight: Int { max(1, Layout(size: size).page.height) }

  private mutating func context() -> PageContext {
    PageContext(
      register: register, counts: counts, assessment: assessment, words: words, glyphs: glyphs,
      today: today, me: profile.ministry, width: size.width - 2, height: pageHeight)
  }

  private mutating func makePage(_ view: ViewKind) -> any Page {
    let context = context()
    return switch view {
    case .overview: OverviewPage(context)
    case .ministries: MinistriesPage(context, order: pageOptions.order)
    case .timeline: TimelinePage(context, shift: pageOptions.timelineShift)
    case .changes: ChangesPage(context, since: pageOptions.since ?? lastBase)
    case .checks, .actions: ChecksPage(context)
    }
  }

  /// The last meeting that changes can be counted from; the beginning where there is none.
  private var lastBase: ChangePoint {
    let first = register.history.count > 0 ? register.history[0].at.day : today
    return ChangesPage.bases(register, today: today).last ?? .day(first)
  }

  private mutating func makePage(_ kind: LayerPage.Kind) -> any Page {
    switch kind {
    case .history(let record): HistoryPage(context(), record: record)
    case .report(let ministry):
      TextPage(PackText.text(pack(ministry).document, [words.language]), width: size.width - 2)
    }
  }

  /// The papers for the next meeting, of one ministry where one is named.
  func pack(_ ministry: String?) -> MeetingPack {
    MeetingPack(register: register, ministry: ministry, today: today)
  }

  /// The page that has the keys: that of the layer in front, else that of the view.
  var frontPage: (any Page)? {
    if case .page? = layers.last { return pages.layer?.page }
    return layers.isEmpty && view != .actions ? pages.view?.page : nil
  }

  /// Where the person is on the page that has the keys.
  var frontCursor: PageCursor {
    get {
      if case .page(let front)? = layers.last { return front.cursor }
      return cursors[view] ?? PageCursor()
    }
    set {
      if case .page(var front)? = layers.last {
        front.cursor = newValue
        replaceLayer(.page(front))
      } else {
        cursors[view] = newValue
      }
    }
  }
}
