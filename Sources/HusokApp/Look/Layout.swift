import HusokCanvas

/// Where the parts of the screen stand in a window of a size. A wider window never shows less of a
/// title: a pane appears only where the list beside it keeps room for one.
struct Layout {
  /// The smallest window in which husok can be used.
  static let smallest = (width: 40, height: 8)
  /// The cells of a title that no pane and no further column takes away.
  static let title = 60

  /// What the list needs.
  struct Needs: Sendable, Equatable {
    /// The cells of a row besides its title.
    var row = 40
    /// The cells of the ministries as a pane.
    var ministries = 16
  }

  let size: (width: Int, height: Int)
  /// What the list needs.
  var needs = Needs()
  /// Which of list and details are shown.
  var panes = Panes.both

  /// Whether there is room for nothing but a sentence.
  var isTooSmall: Bool {
    size.width < Layout.smallest.width || size.height < Layout.smallest.height
  }

  /// Whether ministries and list stand in frames side by side.
  var isFramed: Bool {
    hasList && size.height >= 12
      && size.width - needs.ministries - 3 - needs.row >= Layout.title
  }

  /// Whether the list is shown.
  var hasList: Bool { panes != .details }

  /// Whether details are shown: beside the list, below it or alone.
  var hasDetail: Bool { isBeside || isBelow || !hasList }

  /// Whether the details stand beside the list.
  var isBeside: Bool { panes == .both && isFramed && besideWidth >= 40 }

  /// Whether the details stand below the list.
  var isBelow: Bool { panes == .both && !isBeside && size.height >= 17 }

  /// The cells that the list leaves for details beside it.
  private var besideWidth: Int {
    size.width - needs.ministries - 4 - needs.row - Layout.title
  }

  private var hasChips: Bool { hasList && !isFramed && size.height >= 11 }

  /// The first line: name, day, person, save state.
  var header: Rect { line(0) }
  /// The second line: what is asked for, how many there are.
  var filter: Rect { line(1) }
  /// The ministries as one line.
  var chips: Rect { hasChips ? line(2) : .none }
  /// The line between chips and list.
  var rule: Rect { hasChips ? line(3) : .none }
  /// The line for what was said and for what is typed.
  var message: Rect { line(size.height - 2) }
  /// The last line: the keys.
  var footer: Rect { line(size.height - 1) }

  /// The frames of the wide screen, between the heading lines and the message.
  var frame: Rect { Rect(x: 0, y: 2, width: size.width, height: size.height - 4) }

  /// The ministries as a pane; without its frame.
  var ministries: Rect {
    guard isFramed else { return .none }
    return Rect(x: 1, y: 3, width: needs.ministries, height: listBottom - 3)
  }

  /// The list; without its frame.
  var list: Rect {
    guard isFramed else {
      let top = hasChips ? 4 : 2
      return Rect(x: 0, y: top, width: size.width, height: listBottom - top)
    }
    let left = needs.ministries + 2
    let right = isBeside ? detail.x - 1 : size.width - 1
    return Rect(x: left, y: 3, width: right - left, height: listBottom - 3)
  }

  /// The line below the last row of the list.
  private var listBottom: Int {
    if isBelow { return detail.y - 1 }
    return isFramed ? frame.bottom - 1 : message.y
  }

  /// The details; without their frame.
  var detail: Rect {
    if isBeside {
      let width = min(76, besideWidth)
      return Rect(x: size.width - 1 - width, y: 3, width: width, height: frame.height - 2)
    }
    if !hasList { return Rect(x: 1, y: 3, width: size.width - 2, height: message.y - 3) }
    guard isBelow else { return .none }
    let height = size.height < 22 ? 4 : min(14, 5 + (size.height - 24) / 3)
    let bottom = isFramed ? frame.bottom - 1 : message.y
    return Rect(x: 1, y: bottom - height, width: size.width - 2, height: height)
  }

  /// What boxes over the list stand in: from its first line down to the message.
  var front: Rect {
    let area = hasList ? list : detail
    return Rect(x: area.x, y: area.y, width: area.width, height: message.y - area.y)
  }

  /// A page: a view other than the list, or what lies over one.
  var page: Rect {
    Rect(x: 1, y: 2, width: size.width - 2, height: message.y - 2)
  }

  /// How many lines of a page the window shows.
  var pageHeight: Int { max(1, page.height) }

  private func line(_ y: Int) -> Rect { Rect(x: 0, y: y, width: size.width, height: 1) }
}

extension Rect {
  fileprivate static var none: Rect { Rect(x: 0, y: 0, width: 0, height: 0) }
}
