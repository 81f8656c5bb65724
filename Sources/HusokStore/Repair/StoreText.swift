/// The bytes of a file as UTF-8 text, without what does not belong to it; every place in it is that
/// of the file, unless the file is UTF-16.
struct StoreText {
  /// The text. Where git left a conflict, our side of it.
  private(set) var ours: [UInt8]
  /// Where git left a conflict, their side.
  private(set) var theirs: [UInt8]?
  /// Where git left a conflict with what was there before, that.
  private(set) var base: [UInt8]?
  /// Where the conflicts begin.
  private(set) var conflicts: [Int] = []
  /// Whether the file was UTF-16.
  private(set) var wasUTF16 = false
  /// Empty bytes at the end that were cut off.
  private(set) var emptyBytes = 0

  /// The text of a file.
  init(_ bytes: [UInt8]) {
    ours = bytes
    if let decoded = StoreText.fromUTF16(bytes) {
      wasUTF16 = true
      ours = decoded
    }
    let kept = ours.lastIndex { $0 != 0 }.map { $0 + 1 } ?? 0
    if kept > 0 {
      emptyBytes = ours.count - kept
      ours.removeSubrange(kept...)
    }
    splitConflicts()
  }

  private static func fromUTF16(_ bytes: [UInt8]) -> [UInt8]? {
    guard bytes.count >= 4, bytes.count % 2 == 0 else { return nil }
    let start = Array(bytes.prefix(2))
    let isMarked = start == [0xFF, 0xFE] || start == [0xFE, 0xFF]
    guard isMarked || start == [0x7B, 0] || start == [0, 0x7B] else { return nil }
    let isLittle = start[0] == 0xFF || start[0] == 0x7B
    let units = stride(from: isMarked ? 2 : 0, to: bytes.count, by: 2).map { place in
      let (one, other) = (UInt16(bytes[place]), UInt16(bytes[place + 1]))
      return isLittle ? one | other << 8 : one << 8 | other
    }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }

  private enum Part { case shared, ours, base, theirs }

  /// Blanks in each side what belongs to another, so that all places stay.
  private mutating func splitConflicts() {
    var part = Part.shared
    var blanks: [(range: Range<Int>, part: Part?)] = []
    var start = 0
    var hasBase = false
    while start < ours.count {
      let end = ours[start...].firstIndex(of: 0x0A).map { $0 + 1 } ?? ours.count
      if let next = StoreText.part(after: ours[start..<end], part) {
        if part == .shared { conflicts.append(start) }
        if next == .base { hasBase = true }
        part = next
        blanks.append((start..<end, nil))
      } else if part != .shared {
        blanks.append((start..<end, part))
      }
      start = end
    }
    if conflicts.isEmpty { return }
    let text = ours
    let side = { (kept: Part) in
      var side = text
      for blank in blanks where blank.part != kept {
        for place in blank.range where side[place] != 0x0A { side[place] = 0x20 }
      }
      return side
    }
    ours = side(.ours)
    theirs = side(.theirs)
    base = hasBase ? side(.base) : nil
  }

  /// What a mark of a conflict begins; nil for any other line.
  private static func part(after line: ArraySlice<UInt8>, _ part: Part) -> Part? {
    guard line.count >= 7, let mark = line.first, line.prefix(7).allSatisfy({ $0 == mark }) else {
      return nil
    }
    switch (mark, part) {
    case (UInt8(ascii: "<"), .shared): return .ours
    case (UInt8(ascii: "|"), .ours): return .base
    case (UInt8(ascii: "="), .ours), (UInt8(ascii: "="), .base): return .theirs
    case (UInt8(ascii: ">"), .theirs): return .shared
    default: return nil
    }
  }
}
