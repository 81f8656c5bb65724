import HusokCanvas

/// Where the parts of the screen stand in a window of a size.
struct Layout {
  /// The smallest window in which husok can be used.
  static let smallest = (width: 40, height: 8)

  let size: (width: Int, height: Int)

  /// Whether there is room for nothing but a sentence.
  var isTooSmall: Bool {
    size.width < Layout.smallest.width || size.height < Layout.smallest.height
  }

  /// Whether ministries, list and details stand side by side.
  var isWide: Bool { size.width >= 110 && size.height >= 12 }

  /// Whether details are shown beside or below the list.
  var hasDetail: Bool { isWide || size.height >= 17 }

  private var hasChips: Bool { !isWide && size.height >= 11 }

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
    isWide ? Rect(x: 1, y: 3, width: 26, height: frame.height - 2) : .none
  }

  /// The list; without its frame.
  var list: Rect {
    if isWide {
      let left = ministries.right + 1
      return Rect(x: left, y: 3, width: detail.x - 1 - left, height: frame.height - 2)
    }
    let top = hasChips ? 4 : 2
    let bottom = hasDetail ? detail.y - 1 : message.y
    return Rect(x: 0, y: top, width: size.width, height: bottom - top)
  }

  /// The details; without their frame.
  var detail: Rect {
    if isWide {
      let width = min(76, (size.width - 28) * 42 / 100)
      return Rect(x: size.width - 1 - width, y: 3, width: width, height: frame.height - 2)
    }
    guard hasDetail else { return .none }
    let height = size.height < 22 ? 4 : min(12, 5 + (size.height - 24) / 3)
    return Rect(x: 1, y: message.y - height, width: size.width - 2, height: height)
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
