/// What ncurses says twice in a frame, left out: over a slow link each byte is waited for.
enum FrameTrimming {
  private static let escape = UInt8(ascii: "\u{1B}")

  /// The same frame in fewer bytes: ASCII is chosen once where nothing else ever is, and no attributes
  /// are set that are taken back before anything is drawn (SGR 0; ECMA-48, 8.3.117).
  static func trimmed(_ frame: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(frame.count)
    var hasPlainLetters = false
    var place = 0
    while place < frame.count {
      let byte = frame[place]
      // Shift out, which chooses other letters.
      if byte == 0x0E { return frame }
      if byte != escape {
        result.append(byte)
        place += 1
      } else if let end = endOfLetters(frame, place) {
        if frame[end - 1] != UInt8(ascii: "B") { return frame }
        if !hasPlainLetters { result += frame[place..<end] }
        hasPlainLetters = true
        place = end
      } else if let end = endOfAttributes(frame, place) {
        if !isReset(frame, end) { result += frame[place..<end] }
        place = end
      } else {
        result.append(byte)
        place += 1
      }
    }
    return result
  }

  /// Behind the sequence at a place that chooses the letters (ISO 2022, G0); nil where there is none.
  private static func endOfLetters(_ frame: [UInt8], _ start: Int) -> Int? {
    start + 2 < frame.count && frame[start] == escape && frame[start + 1] == UInt8(ascii: "(")
      ? start + 3 : nil
  }

  /// Behind the sequence that sets attributes (SGR) at a place; nil where there is none.
  private static func endOfAttributes(_ frame: [UInt8], _ start: Int) -> Int? {
    guard frame[start] == escape, start + 1 < frame.count, frame[start + 1] == UInt8(ascii: "[")
    else { return nil }
    var end = start + 2
    while end < frame.count, (0x30...0x3B).contains(frame[end]) { end += 1 }
    return end < frame.count && frame[end] == UInt8(ascii: "m") ? end + 1 : nil
  }

  /// Whether all attributes are taken back at a place before anything is drawn.
  private static func isReset(_ frame: [UInt8], _ place: Int) -> Bool {
    let start = endOfLetters(frame, place) ?? place
    guard start < frame.count, let end = endOfAttributes(frame, start) else { return false }
    let first = frame[start + 2]
    let isZero = first == UInt8(ascii: "0") && !(0x30...0x39).contains(frame[start + 3])
    return end == start + 3 || first == UInt8(ascii: ";") || isZero
  }
}
