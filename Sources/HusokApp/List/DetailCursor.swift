import HusokModel

/// Where one is in the details of a record.
struct DetailCursor: Sendable, Equatable {
  /// The first line shown.
  var top = 0
  /// The note or the piece of evidence under the cursor; nil for the record itself.
  var part: ActionPart?

  /// Moves to the next part that is seen, else by a line.
  mutating func move(by step: Int, in details: Details) {
    let height = max(1, details.area.height)
    let parts = details.parts
    let seen = top..<top + height
    let place = part.flatMap { part in parts.firstIndex { $0.part == part } }
    if step < 0, place == 0 {
      part = nil
      return
    }
    let next = place.map { $0 + step } ?? (step > 0 ? 0 : -1)
    if parts.indices.contains(next), seen.contains(parts[next].line) {
      part = parts[next].part
      show(parts[next], in: details)
    } else {
      scroll(by: step, in: details)
    }
  }

  /// Moves so that a part is seen to its end, or as much of it as there is room for.
  private mutating func show(_ part: (part: ActionPart, line: Int), in details: Details) {
    let height = max(1, details.area.height)
    let last = details.rows.lastIndex { $0.left?.part == part.part || $0.right?.part == part.part }
    top = max(top, min(part.line, (last ?? part.line) - height + 1))
  }

  /// Moves by lines. A part that is not seen any more is left.
  mutating func scroll(by lines: Int, in details: Details) {
    let height = max(1, details.area.height)
    top = max(0, min(max(0, details.rows.count - height), top + lines))
    let seen = top..<top + height
    if let part, !details.parts.contains(where: { $0.part == part && seen.contains($0.line) }) {
      self.part = nil
    }
  }
}

extension Details {
  /// The parts of the record with the line at which each begins, in the order of the lines.
  var parts: [(part: ActionPart, line: Int)] {
    var seen: Set<ActionPart> = []
    return rows.enumerated().flatMap { line, row in
      [row.left?.part, row.right?.part].compactMap { $0 }.filter { seen.insert($0).inserted }
        .map { (part: $0, line: line) }
    }
  }
}
