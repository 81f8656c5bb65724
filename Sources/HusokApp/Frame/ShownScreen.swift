import HusokCanvas
import HusokModel

/// The screen from frame to frame: where a key only moved the cursor of the list, what hangs on the
/// cursor is drawn anew, and the rest stays as it is.
public struct ShownScreen {
  /// What is shown.
  public private(set) var screen = Screen(width: 0, height: 0)
  /// What it was drawn from, besides the cursor; nil where more than the list is shown.
  private var ground: Ground?
  /// The row that the cursor was on, and the first one shown.
  private var place = (position: 0, top: 0)

  /// A screen that shows nothing yet.
  public init() {}

  /// Shows a state.
  public mutating func show(_ state: AppState) {
    let ground = Ground(state)
    if ground != nil, ground == self.ground, !screen.hasClusters {
      RootView(state).drawMoved(from: place, on: &screen)
    } else {
      screen = Screen(width: state.size.width, height: state.size.height)
      RootView(state).draw(on: &screen)
    }
    self.ground = ground
    place = (state.list.position, state.list.top)
  }
}

/// What the list alone is drawn from, besides its cursor.
private struct Ground: Equatable {
  let revision: Int
  let today: Day
  let isHangulMode: Bool

  init?(_ state: AppState) {
    guard state.view == .actions, state.layers.isEmpty, state.pending.isEmpty,
      !state.list.rows.isEmpty, !state.layout.isTooSmall
    else { return nil }
    revision = state.revision
    today = state.today
    isHangulMode = state.isHangulMode
  }
}
