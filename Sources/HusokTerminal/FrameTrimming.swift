/// What ncurses says at length or twice in a frame, in fewer bytes: over a slow link each is waited for.
struct FrameTrimming {
  /// Whether the terminal goes to a column of the line it is on (CHA; ECMA-48, 8.3.9), and stays on it
  /// when the last column was written.
  let goesToColumns: Bool

  /// The same frame in fewer bytes: ASCII is chosen once where nothing else ever is; attributes that are
  /// set one after another are set together, and those not at all that are taken back before anything is
  /// drawn (SGR; ECMA-48, 8.3.117); and no line is named that the cursor is on.
  func trimmed(_ frame: [UInt8]) -> [UInt8] {
    var trimmed = TrimmedFrame(goesToColumns: goesToColumns, count: frame.count)
    var place = 0
    while place < frame.count {
      let sequence = FrameSequence(frame, at: place)
      guard trimmed.take(sequence) else { return frame }
      place = sequence.bytes.endIndex
    }
    return trimmed.ended()
  }
}

/// A piece of a frame: letters, a control character, or what begins with an escape.
private struct FrameSequence {
  private static let escape = UInt8(ascii: "\u{1B}")

  let bytes: ArraySlice<UInt8>

  /// The piece at a place.
  init(_ frame: [UInt8], at start: Int) {
    var end = start + 1
    if frame[start] >= 0x20 {
      while end < frame.count, frame[end] >= 0x20 { end += 1 }
    } else if frame[start] == FrameSequence.escape, end < frame.count {
      switch frame[end] {
      case UInt8(ascii: "("): end = min(end + 2, frame.count)
      case UInt8(ascii: "["):
        end += 1
        while end < frame.count, (0x20...0x3F).contains(frame[end]) { end += 1 }
        end = min(end + 1, frame.count)
      default: break
      }
    }
    bytes = frame[start..<end]
  }

  /// The letters that it chooses (ISO 2022, G0); nil where it chooses none.
  var letters: UInt8? {
    let start = bytes.startIndex
    guard bytes.count == 3, bytes[start] == FrameSequence.escape,
      bytes[start + 1] == UInt8(ascii: "(")
    else { return nil }
    return bytes.last
  }

  /// What stands between the beginning and the end of a control sequence with an end, without anything
  /// but numbers; nil for any other.
  func numbers(endingWith end: Unicode.Scalar) -> ArraySlice<UInt8>? {
    bytes.last == UInt8(ascii: end) ? numbers : nil
  }

  private var numbers: ArraySlice<UInt8>? {
    let start = bytes.startIndex
    guard bytes.count >= 3, bytes[start] == FrameSequence.escape,
      bytes[start + 1] == UInt8(ascii: "[")
    else { return nil }
    let inside = bytes[(start + 2)..<(bytes.endIndex - 1)]
    return inside.allSatisfy { (0x30...0x3B).contains($0) } ? inside : nil
  }

  /// Whether the cursor is on the same line behind it.
  var staysOnLine: Bool {
    guard let first = bytes.first, let last = bytes.last else { return true }
    if first != FrameSequence.escape {
      return first >= 0x20 || first == UInt8(ascii: "\r") || first == 0x08
    }
    return "GCDXKPb@".utf8.contains(last) && numbers != nil
  }
}

/// A frame that comes piece by piece.
private struct TrimmedFrame {
  let goesToColumns: Bool
  private var bytes: [UInt8] = []
  private var hasPlainLetters = false
  /// The attributes that are to be set before anything else.
  private var attributes: [UInt8]?
  /// The line that the cursor is on, as a sequence names it; nil while that is not known.
  private var line: ArraySlice<UInt8>?

  init(goesToColumns: Bool, count: Int) {
    self.goesToColumns = goesToColumns
    bytes.reserveCapacity(count)
  }

  /// Takes the next piece; false where other letters than ASCII are chosen.
  mutating func take(_ sequence: FrameSequence) -> Bool {
    // Shift out, which chooses other letters.
    if sequence.bytes.first == 0x0E { return false }
    if let letters = sequence.letters {
      if !hasPlainLetters { bytes += sequence.bytes }
      hasPlainLetters = true
      return letters == UInt8(ascii: "B")
    }
    if let numbers = sequence.numbers(endingWith: "m") {
      set(numbers)
      return true
    }
    setAttributes()
    if let numbers = sequence.numbers(endingWith: "H") {
      go(to: numbers, sequence)
    } else {
      if let numbers = sequence.numbers(endingWith: "d") {
        line = numbers
      } else if !sequence.staysOnLine {
        line = nil
      }
      bytes += sequence.bytes
    }
    return true
  }

  /// The bytes of all pieces.
  mutating func ended() -> [UInt8] {
    setAttributes()
    return bytes
  }

  private mutating func set(_ numbers: ArraySlice<UInt8>) {
    let first = numbers.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).first
    let isReset = (first ?? []).allSatisfy { $0 == UInt8(ascii: "0") }
    if isReset || attributes == nil {
      attributes = Array(numbers)
    } else {
      if attributes?.isEmpty == true { attributes?.append(UInt8(ascii: "0")) }
      attributes?.append(UInt8(ascii: ";"))
      attributes? += numbers
    }
  }

  private mutating func setAttributes() {
    guard let attributes else { return }
    put(attributes, endingWith: "m")
    self.attributes = nil
  }

  private mutating func put(_ numbers: some Sequence<UInt8>, endingWith end: Unicode.Scalar) {
    bytes += "\u{1B}[".utf8
    bytes += numbers
    bytes.append(UInt8(ascii: end))
  }

  private mutating func go(to numbers: ArraySlice<UInt8>, _ sequence: FrameSequence) {
    let parts = numbers.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
      line = nil
      bytes += sequence.bytes
      return
    }
    if goesToColumns, line?.elementsEqual(parts[0]) == true {
      put(parts[1], endingWith: "G")
    } else {
      bytes += sequence.bytes
    }
    line = parts[0]
  }
}
