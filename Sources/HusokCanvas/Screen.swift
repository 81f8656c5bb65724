/// One cell of a screen. Small and plain, so that rows can be compared at once.
public struct Cell: Equatable, Sendable {
  /// The character's scalar; with the highest bit set, a place among the screen's clusters; 0 for
  /// the right half of a wide character.
  var glyph: UInt32
  /// How it looks.
  public var style: Style

  /// Whether it is a piece of a frame.
  var isFrame: Bool { (0x2500...0x259F).contains(glyph) }

  /// An empty cell.
  static let blank = Cell(glyph: 0x20, style: .plain)
}

/// A screen full of cells, drawn anew for each frame. All text goes through `write`, which keeps
/// what must not reach a terminal away from it and never splits a wide character.
public struct Screen: Equatable, Sendable {
  /// The number of columns.
  public let width: Int
  /// The number of rows.
  public let height: Int
  /// Where the terminal's cursor shows; nil hides it.
  public var cursor: (x: Int, y: Int)?
  private(set) var cells: [Cell]
  private(set) var clusters: [[Unicode.Scalar]] = []
  /// Places that a click means something in, the topmost last.
  private var hotspots: [(area: Rect, target: String)] = []

  /// A screen of blanks in the terminal's own style.
  public init(width: Int, height: Int) {
    self.width = max(0, width)
    self.height = max(0, height)
    cells = Array(repeating: .blank, count: self.width * self.height)
  }

  /// Whether a cell holds several characters: what is drawn over keeps its room.
  public var hasClusters: Bool { !clusters.isEmpty }

  /// From the first cell to the last.
  public var bounds: Rect { Rect(x: 0, y: 0, width: width, height: height) }

  /// Cells, clusters and cursor alike.
  public static func == (left: Screen, right: Screen) -> Bool {
    left.width == right.width && left.height == right.height && left.cells == right.cells
      && left.clusters == right.clusters && left.cursor?.x == right.cursor?.x
      && left.cursor?.y == right.cursor?.y
  }
}

extension Screen {
  /// Says what a click in a rectangle means.
  public mutating func mark(_ area: Rect, _ target: String) {
    if !area.isEmpty { hotspots.append((area, target)) }
  }

  /// What a click in a cell means; nil where nothing was said of it.
  public func target(x: Int, y: Int) -> String? {
    hotspots.last { $0.area.contains(x: x, y: y) }?.target
  }

  /// Writes a text from a column on, cut at a limit of columns and at the edges of the screen. A
  /// wide character that does not fit whole leaves a blank.
  ///
  /// - Returns: the columns used.
  @discardableResult
  public mutating func write(
    _ text: some StringProtocol, x: Int, y: Int, limit: Int = .max, style: Style = .plain
  ) -> Int {
    guard y >= 0, y < height, x < width, limit > 0 else { return 0 }
    let end = limit > width - x ? width : x + limit
    var column = x
    var isFull = false
    TextWidth.forEachCell(of: text) { cell in
      if isFull { return }
      if column + cell.width > end {
        isFull = true
        if column >= 0, column < end { put(Cell(glyph: 0x20, style: style), x: column, y: y) }
        return
      }
      put(cell, x: column, y: y, style: style)
      column += cell.width
    }
    return column - x
  }

  /// The same, quick for plain ASCII.
  @discardableResult
  public mutating func write(
    _ text: String, x: Int, y: Int, limit: Int = .max, style: Style = .plain
  ) -> Int {
    guard y >= 0, y < height, x >= 0, TextWidth.isPlain(text) else {
      return write(text[...], x: x, y: y, limit: limit, style: style)
    }
    let count = max(0, min(text.utf8.count, limit, width - x))
    if count == 0 { return 0 }
    let start = openRun(x: x, y: y, count: count)
    for (place, byte) in text.utf8.prefix(count).enumerated() {
      cells[start + place] = Cell(glyph: UInt32(byte), style: style)
    }
    return count
  }

  /// Writes a text cut to a number of columns, with an ellipsis where something is left out.
  @discardableResult
  public mutating func writeFitted(
    _ text: String, x: Int, y: Int, width: Int, style: Style = .plain, ellipsis: String = "…"
  ) -> Int {
    write(
      TextWidth.fitted(text, to: width, ellipsis: ellipsis), x: x, y: y, limit: width, style: style)
  }

  /// Fills a rectangle with a character that takes one column, or with blanks.
  public mutating func fill(
    _ area: Rect, with character: Character = " ", style: Style
  ) {
    let shared = area.intersection(bounds)
    guard !shared.isEmpty, let scalar = character.unicodeScalars.first else { return }
    for y in shared.y..<shared.bottom {
      let start = openRun(x: shared.x, y: y, count: shared.width)
      for place in start..<start + shared.width {
        cells[place] = Cell(glyph: scalar.value, style: style)
      }
    }
  }

  /// Makes a rectangle blank, in the terminal's own style; a click there means nothing.
  public mutating func clear(_ area: Rect) {
    fill(area, style: .plain)
    _ = takeHotspots(in: area)
  }

  /// Takes out the places to click that lie in a rectangle.
  private mutating func takeHotspots(in area: Rect) -> [(area: Rect, target: String)] {
    let liesInside = { (place: Rect) in place.intersection(area) == place }
    let taken = hotspots.filter { liesInside($0.area) }
    hotspots.removeAll { liesInside($0.area) }
    return taken
  }

  /// Moves what stands in a rectangle up by so many rows, or down where they are fewer than none; what
  /// comes free is blank.
  public mutating func scroll(_ area: Rect, by lines: Int) {
    let shared = area.intersection(bounds)
    if shared.isEmpty || lines == 0 { return }
    let moved = takeHotspots(in: area)
    let rows = shared.y..<shared.bottom
    for y in lines > 0 ? Array(rows) : rows.reversed() {
      let from = y + lines
      let place = Rect(x: shared.x, y: y, width: shared.width, height: 1)
      if !rows.contains(from) {
        clear(place)
        continue
      }
      let start = openRun(x: shared.x, y: y, count: shared.width)
      for column in 0..<shared.width {
        cells[start + column] = cells[from * width + shared.x + column]
      }
    }
    for (place, target) in moved where rows.contains(place.y - lines) {
      hotspots.append(
        (Rect(x: place.x, y: place.y - lines, width: place.width, height: place.height), target))
    }
  }

  /// Changes the style of a rectangle and leaves its text.
  public mutating func restyle(_ area: Rect, _ change: (inout Style) -> Void) {
    let shared = area.intersection(bounds)
    for y in shared.y..<shared.bottom {
      for x in shared.x..<shared.right { change(&cells[y * width + x].style) }
    }
  }

  private mutating func put(_ cell: CellText, x: Int, y: Int, style: Style) {
    guard x >= 0 else {
      // A wide character half outside at the left leaves a blank.
      if x + cell.width > 0 { put(Cell(glyph: 0x20, style: style), x: 0, y: y) }
      return
    }
    var glyph = cell.base.value
    if !cell.marks.isEmpty {
      glyph = 0x8000_0000 | UInt32(clusters.count)
      clusters.append([cell.base] + cell.marks)
    }
    put(Cell(glyph: glyph, style: style), x: x, y: y)
    if cell.width == 2 { put(Cell(glyph: 0, style: style), x: x + 1, y: y, isRightHalf: true) }
  }

  /// Makes room for cells beside each other: the other halves of wide characters that they cut are
  /// blanked.
  ///
  /// - Returns: where the first of them is among all.
  private mutating func openRun(x: Int, y: Int, count: Int) -> Int {
    let start = y * width + x
    if cells[start].glyph == 0, x > 0 { cells[start - 1].glyph = 0x20 }
    if x + count < width, cells[start + count].glyph == 0 { cells[start + count].glyph = 0x20 }
    return start
  }

  /// Puts one cell; the other half of a wide character that it cuts is blanked.
  private mutating func put(_ cell: Cell, x: Int, y: Int, isRightHalf: Bool = false) {
    let index = y * width + x
    if !isRightHalf, cells[index].glyph == 0, x > 0 { cells[index - 1].glyph = 0x20 }
    if x + 1 < width, cells[index + 1].glyph == 0, cells[index].glyph != 0 {
      cells[index + 1].glyph = 0x20
    }
    cells[index] = cell
  }
}

extension Screen {
  /// The scalars of a cell, base first; empty for the right half of a wide character.
  public func scalars(x: Int, y: Int) -> [Unicode.Scalar] {
    let glyph = cells[y * width + x].glyph
    if glyph == 0 { return [] }
    if glyph & 0x8000_0000 != 0 { return clusters[Int(glyph & 0x7FFF_FFFF)] }
    return Unicode.Scalar(glyph).map { [$0] } ?? []
  }

  /// The style of a cell.
  public func style(x: Int, y: Int) -> Style { cells[y * width + x].style }

  /// The text of a row, without the blanks at its end.
  public func line(_ y: Int) -> String {
    var text = ""
    for x in 0..<width { text.unicodeScalars.append(contentsOf: scalars(x: x, y: y)) }
    while text.last == " " { text.removeLast() }
    return text
  }

  /// The text of all rows.
  public var lines: [String] { (0..<height).map(line) }

  /// Hands out a row in runs of one style: the first column and the scalars, as wide characters.
  ///
  /// - Parameter columns: where something changed: runs that end before or begin after it are left out.
  public func forEachRun(
    row: Int, in columns: Range<Int>, _ body: (Int, Style, [Int32]) -> Void
  ) {
    var run: [Int32] = []
    run.reserveCapacity(width)
    var start = 0
    while start < columns.upperBound {
      let end = endOfRun(from: start, row: row)
      defer { start = end }
      if end <= columns.lowerBound { continue }
      run.removeAll(keepingCapacity: true)
      for cell in cells[row * width + start..<row * width + end] {
        if cell.glyph & 0x8000_0000 != 0 {
          run += clusters[Int(cell.glyph & 0x7FFF_FFFF)].map { Int32($0.value) }
        } else if cell.glyph != 0 {
          run.append(Int32(cell.glyph))
        }
      }
      if !run.isEmpty { body(start, cells[row * width + start].style, run) }
    }
  }

  /// Up to so many blanks take fewer bytes than two changes of the style.
  private static let mostBlanksInRun = 8

  /// Where the run from a column on ends. A few blanks between two pieces of one style belong to it
  /// where they look the same in it: to change the style for them and back would be longer. What
  /// stands beside a frame comes and goes without it.
  private func endOfRun(from start: Int, row: Int) -> Int {
    let line = row * width
    let style = cells[line + start].style
    var end = start + 1
    var x = end
    while x < width {
      let cell = cells[line + x]
      if cell.style == style {
        x += 1
        end = x
      } else if x - end < Screen.mostBlanksInRun, cell.glyph == 0x20,
        !cells[line + end - 1].isFrame,
        cell.style.looksSameWhenBlank(in: style)
      {
        x += 1
      } else {
        break
      }
    }
    return end
  }

  /// The columns from the first to the last in which a row is another than on an earlier screen; none
  /// where it is the same, all of them where that had another size.
  public func changedColumns(row: Int, since other: Screen) -> Range<Int> {
    guard other.width == width, other.height == height else { return 0..<width }
    let line = row * width..<(row + 1) * width
    let hasOtherClusters = clusters != other.clusters
    return cells.withUnsafeBufferPointer { cells in
      other.cells.withUnsafeBufferPointer { others in
        let isChanged = { (index: Int) in
          cells[index] != others[index]
            || hasOtherClusters && cells[index].glyph & 0x8000_0000 != 0
        }
        guard let first = line.first(where: isChanged), let last = line.last(where: isChanged)
        else { return 0..<0 }
        return first - line.lowerBound..<last - line.lowerBound + 1
      }
    }
  }
}
