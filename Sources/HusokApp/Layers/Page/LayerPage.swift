import HusokCanvas
import HusokExchange
import HusokModel

/// A page over the view.
struct LayerPage: LayerContent {
  /// What it shows.
  enum Kind: Sendable, Equatable {
    /// The history of a record.
    case history(String)
    /// The papers for the next meeting; the page of one ministry where one is named.
    case report(ministry: String?)
    /// The reports that ministries were asked for to a meeting; of those that a figure counts.
    case reports(meeting: String, CallRound.Figure?)

    /// The page itself.
    func page(_ context: PageContext) -> any Page {
      switch self {
      case .history(let record): return HistoryPage(context, record: record)
      case .reports(let meeting, let figure):
        return CallPage(context, meeting: meeting, figure: figure)
      case .report(let ministry):
        let pack = MeetingPack(
          register: context.register, ministry: ministry, today: context.today)
        return TextPage(
          PackText.text(pack.document, [context.words.language]), width: context.width)
      }
    }

    /// What stands above it.
    fileprivate func title(_ scene: Scene) -> String {
      switch self {
      case .history(let record): scene.words("historyPage.title", scene.name(record))
      case .reports(let meeting, _):
        scene.words("overview.reports", scene.words.title(meeting, in: scene.register))
      case .report(nil): scene.words("report.title")
      case .report(let ministry?): scene.words("report.ofMinistry", scene.short(ministry))
      }
    }
  }

  let kind: Kind
  var cursor = PageCursor()

  var place: LayerPlace { .cover }

  /// The record whose history it shows.
  var record: String? { if case .history(let record) = kind { record } else { nil } }

  /// Whether it shows papers.
  var isReport: Bool { if case .report = kind { true } else { false } }

  /// The ministry whose paper it shows.
  var ministry: String? {
    if case .report(let ministry) = kind { ministry } else { nil }
  }

  func hints(in state: AppState) -> [Hint] {
    let scene = state.scene
    switch kind {
    case .report:
      return [
        scene.hint("Esc", "back"), scene.hint("↑ ↓", "scroll"), scene.hint("PgDn", "page"),
        .command("saveReport"),
      ]
    case .reports:
      return [scene.hint("Esc", "back"), scene.hint("↑ ↓", "move"), scene.hint("Enter", "open")]
    case .history:
      return [scene.hint("Esc", "back"), scene.hint("↑ ↓", "move"), scene.hint("Enter", "open")]
        + Hint.ofRecord.filter { $0.command != "history" }
    }
  }

  func draw(on screen: inout Screen, in area: Rect, of state: AppState) {
    guard let page = state.pages.layer?.page else { return }
    PageView(
      scene: state.scene, page: page, cursor: cursor, title: kind.title(state.scene),
      marked: state.list.marked, isActive: state.list.pane == .detail
    )
    .draw(on: &screen, in: state.layout.page)
  }
}
