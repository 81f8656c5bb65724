import HusokCanvas

/// Where the person is on a page: on which door, and which lines are shown.
public struct PageCursor: Sendable, Equatable {
  /// The line of the cursor.
  var row = 0
  /// Which of the doors of that line.
  var column = 0
  /// The first line shown.
  var top = 0
  /// The door itself, so that the cursor follows it when the page changes.
  var door: Door?
}

extension Page {
  /// The doors of a line.
  func doors(_ row: Int) -> [Door] {
    guard row >= 0, row < count else { return [] }
    return line(row).spans.compactMap(\.door)
  }

  /// The nearest line with a door from a line on, in a direction, itself included.
  func rowWithDoor(from row: Int, step: Int) -> Int? {
    var row = row
    // Lines without a door stand between groups; a page without any has nothing to find.
    var budget = 2_000
    while row >= 0, row < count, budget > 0 {
      if !doors(row).isEmpty { return row }
      row += step
      budget -= 1
    }
    return nil
  }
}

extension PageCursor {
  /// Brings the cursor onto a door of the page: the one it was on where that is still near, else
  /// the nearest.
  mutating func settle(on page: any Page, height: Int) {
    if let door, let place = find(door, on: page) {
      (row, column) = place
    } else {
      row = max(0, min(row, page.count - 1))
      row = page.rowWithDoor(from: row, step: 1) ?? page.rowWithDoor(from: row, step: -1) ?? row
      column = 0
    }
    take(page)
    scroll(page, height: height)
  }

  private func find(_ door: Door, on page: any Page) -> (Int, Int)? {
    if let column = page.doors(row).firstIndex(of: door) { return (row, column) }
    // Within a few screens: a long page is not read through for it.
    for distance in 1...200 {
      for candidate in [row - distance, row + distance] {
        if let column = page.doors(candidate).firstIndex(of: door) { return (candidate, column) }
      }
    }
    return nil
  }

  /// Remembers the door under the cursor.
  private mutating func take(_ page: any Page) {
    let doors = page.doors(row)
    column = max(0, min(column, doors.count - 1))
    door = doors.isEmpty ? nil : doors[column]
  }

  /// Moves by lines that have doors; where there is none any more, the page scrolls.
  mutating func move(by count: Int, on page: any Page, height: Int) {
    let step = count < 0 ? -1 : 1
    var target = row
    if page.doors(row).isEmpty, page.rowWithDoor(from: 0, step: 1) == nil {
      // A page without doors, such as a paper, is only read.
      top = max(0, min(top + count, page.count - height))
      return
    }
    if abs(count) == 1 {
      if let next = page.rowWithDoor(from: row + step, step: step) {
        target = next
      } else {
        top += step
        top = max(0, min(top, page.count - height))
        return
      }
    } else {
      let wanted = max(0, min(page.count - 1, row + count))
      target =
        page.rowWithDoor(from: wanted, step: -step) ?? page.rowWithDoor(from: wanted, step: step)
        ?? row
    }
    let x = self.x(on: page)
    row = target
    column = nearestColumn(to: x, on: page)
    take(page)
    scroll(page, height: height)
    if page.rowWithDoor(from: row - 1, step: -1) == nil, row < height { top = 0 }
    if page.rowWithDoor(from: row + 1, step: 1) == nil, page.count - row < height {
      top = max(0, page.count - height)
    }
  }

  /// Moves among the doors of the line.
  ///
  /// - Returns: whether there was one.
  mutating func moveAcross(by count: Int, on page: any Page) -> Bool {
    let doors = page.doors(row)
    guard doors.indices.contains(column + count) else { return false }
    column += count
    take(page)
    return true
  }

  /// Moves to the next door of the line, or to the first of the next line that has one.
  mutating func moveToNextDoor(on page: any Page, height: Int) {
    if moveAcross(by: 1, on: page) { return }
    move(by: 1, on: page, height: height)
    place(row: row, column: 0, on: page, height: height)
  }

  /// Puts the cursor on a door of a line.
  mutating func place(row: Int, column: Int, on page: any Page, height: Int) {
    self.row = row
    self.column = column
    take(page)
    scroll(page, height: height)
  }

  /// The column on the screen at which the door under the cursor begins.
  private func x(on page: any Page) -> Int {
    guard row >= 0, row < page.count else { return 0 }
    return PageCursor.starts(page.line(row)).dropFirst(column).first ?? 0
  }

  private func nearestColumn(to x: Int, on page: any Page) -> Int {
    let starts = PageCursor.starts(page.line(row))
    return starts.indices.min { abs(starts[$0] - x) < abs(starts[$1] - x) } ?? 0
  }

  private mutating func scroll(_ page: any Page, height: Int) {
    if row < top { top = row }
    if row >= top + height { top = row - height + 1 }
    top = max(0, min(top, page.count - height))
  }
}

extension PageCursor {
  /// Where the doors of a line begin, in columns.
  static func starts(_ line: PageLine) -> [Int] {
    var x = 0
    var starts: [Int] = []
    for span in line.spans {
      if span.door != nil { starts.append(x) }
      x += TextWidth.of(span.text)
    }
    return starts
  }
}
