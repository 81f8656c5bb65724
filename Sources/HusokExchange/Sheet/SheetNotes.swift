import HusokModel
import HusokWords

/// The cell that shows the notes of an action, in which people write below what stands there.
struct SheetNotes {
  /// What became of the cell.
  enum Finding: Equatable {
    /// Nobody wrote in it.
    case leftAlone
    /// Somebody wrote this above or below the notes.
    case added(String)
    /// The notes themselves were changed.
    case changed

    /// Whether another finding explains more of the cell.
    func isWorse(than other: Finding) -> Bool {
      switch (self, other) {
      case (.leftAlone, _), (_, .changed): false
      case (.added(let text), .added(let shorter)): shorter.utf8.count < text.utf8.count
      case (.changed, _), (.added, .leftAlone): true
      }
    }
  }

  /// The notes, each as its lines.
  private let notes: [[String]]

  init(_ notes: [[String]]) {
    self.notes = notes
  }

  /// What became of a cell that once showed some of the notes, and whether it lost characters.
  func finding(_ cell: String) -> (finding: Finding, isLossy: Bool) {
    let lines = cell.sheetLines
    let known = Set(notes.joined())
    let likeness = lines.map { line in
      known.contains(line) ? SheetLikeness.same : SheetNotes.likeness(line, known)
    }
    let new = lines.indices.filter { likeness[$0] == .none }
    let old = lines.indices.filter { likeness[$0] != .none }
    let isLossy = likeness.contains(.lossy)
    guard let first = new.first, let last = new.last else { return (.leftAlone, isLossy) }
    let isTogether = last - first + 1 == new.count && (first == 0 || last == lines.count - 1)
    guard isTogether, isWhole(old.map { lines[$0] }),
      !new.contains(where: { SheetNotes.isNote(lines[$0]) })
    else { return (.changed, false) }
    return (.added(new.map { lines[$0] }.joined(separator: "\n")), isLossy)
  }

  private static func likeness(_ line: String, _ known: Set<String>) -> SheetLikeness {
    guard line.utf8.contains(UInt8(ascii: "?")) else { return .none }
    return known.contains { SheetLikeness(line, $0) == .lossy } ? .lossy : .none
  }

  /// Whether lines are notes that are each there from the first line to the last.
  private func isWhole(_ lines: [String]) -> Bool {
    var rest = lines[...]
    while !rest.isEmpty {
      let note = notes.first { note in
        !note.isEmpty && rest.count >= note.count
          && zip(rest, note).allSatisfy { SheetLikeness($0, $1) != .none }
      }
      guard let note else { return false }
      rest = rest.dropFirst(note.count)
    }
    return true
  }

  /// Whether a line begins as the line of a note does: `추진실적 2026-01-27 …`.
  private static func isNote(_ line: String) -> Bool {
    heads.contains { head in
      let rest = line.utf8.dropFirst(head.utf8.count)
      return line.hasPrefix(head) && rest.prefix(4).allSatisfy { (48...57).contains($0) }
        && rest.dropFirst(4).first == UInt8(ascii: "-")
    }
  }

  private static let heads = Language.allCases.flatMap { language in
    Note.Kind.allCases.map { Words(language)("note.\($0.rawValue)") + " " }
  }
}
