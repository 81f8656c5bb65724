import HusokWords

/// Text of an HTML file as it grows, in UTF-8.
struct HTMLText: Sendable {
  /// What was written before the last piece, which still grows: long texts are put together once.
  private var pieces: [[UInt8]] = []
  private var bytes: [UInt8] = []

  /// Room for so many bytes.
  mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

  /// What was written.
  var all: [UInt8] {
    if pieces.isEmpty { return bytes }
    var all: [UInt8] = []
    all.reserveCapacity(pieces.reduce(bytes.count) { $0 + $1.count })
    for piece in pieces { all.append(contentsOf: piece) }
    all.append(contentsOf: bytes)
    return all
  }

  /// Adds markup, which stands as it is.
  mutating func add(_ markup: String) { bytes.append(contentsOf: markup.utf8) }

  /// Adds what was written elsewhere.
  mutating func add(_ other: HTMLText) {
    if other.pieces.isEmpty, other.bytes.count < 4096 {
      return bytes.append(contentsOf: other.bytes)
    }
    pieces += [bytes] + other.pieces + [other.bytes]
    bytes = []
  }

  /// Adds a text in which no character has a meaning for HTML, inside elements and attributes.
  mutating func add(escaped text: String) {
    var text = text
    text.withUTF8 { add(escaped: $0[...]) }
  }

  /// Adds a text as it is shown: escaped, with no reference number, date or amount parted at the end of
  /// a line.
  mutating func add(shown text: String) {
    var text = text
    text.withUTF8 { add(shown: $0[...]) }
  }

  /// Adds an element with a text as it is shown, and ends the line.
  mutating func add(_ text: String, in element: String) {
    add("<\(element)>")
    add(shown: text)
    add("</\(element)>\n")
  }

  /// The same for each of some texts.
  mutating func add(lines: [String], in element: String) {
    for line in lines { add(line, in: element) }
  }

  /// What a body writes.
  static func string(_ body: (inout HTMLText) -> Void) -> String {
    var text = HTMLText()
    body(&text)
    return String(decoding: text.all, as: UTF8.self)
  }
}

extension HTMLText {
  /// Bytes of a text. To find where characters end would take most of the time.
  private typealias Part = Slice<UnsafeBufferPointer<UInt8>>

  /// What stands for a character that has a meaning.
  private static let references: [(byte: UInt8, text: [UInt8])] =
    [(0x26, "&amp;"), (0x3C, "&lt;"), (0x3E, "&gt;"), (0x22, "&quot;")]
    .map { ($0.0, Array($0.1.utf8)) }
  private static let unbroken = Array("\u{A0}".utf8)
  private static let opening = Array("<span class=\"k\">".utf8)
  private static let closing = Array("</span>".utf8)

  private mutating func add(escaped text: Part) {
    var rest = text
    while let place = rest.firstIndex(where: HTMLText.hasMeaning) {
      bytes.append(contentsOf: rest[..<place])
      for reference in HTMLText.references where reference.byte == rest[place] {
        bytes.append(contentsOf: reference.text)
      }
      rest = rest[(place + 1)...]
    }
    bytes.append(contentsOf: rest)
  }

  private static func hasMeaning(_ byte: UInt8) -> Bool {
    byte == 0x26 || byte == 0x3C || byte == 0x3E || byte == 0x22
  }

  private mutating func add(shown text: Part) {
    guard text.contains(where: HTMLText.isDigit) else { return add(escaped: text) }
    var before: Part?
    var rest = text
    while true {
      let end = rest.firstIndex(of: 0x20) ?? rest.endIndex
      let word = rest[..<end]
      if let before {
        bytes.append(
          contentsOf: HTMLText.isOne(before, with: word) ? HTMLText.unbroken : [0x20])
      }
      add(word: word)
      if end == rest.endIndex { return }
      before = word
      rest = rest[(end + 1)...]
    }
  }

  /// Adds a word; one with a hyphen and a digit in it, as a reference number has, is kept in one piece.
  private mutating func add(word: Part) {
    guard word.contains(0x2D), word.contains(where: HTMLText.isDigit),
      let start = word.firstIndex(where: HTMLText.isOfNumber)
    else { return add(escaped: word) }
    let number = word[start...].prefix(while: HTMLText.isOfNumber)
    add(escaped: word[..<start])
    bytes.append(contentsOf: HTMLText.opening)
    bytes.append(contentsOf: number)
    bytes.append(contentsOf: HTMLText.closing)
    add(escaped: word[number.endIndex...])
  }

  /// Whether a byte may be in a reference number: a letter, hyphen, point, slash or digit.
  private static func isOfNumber(_ byte: UInt8) -> Bool {
    isLetter(byte) || (0x2D...0x39).contains(byte)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// Whether two words belong to one date or amount.
  private static func isOne(_ before: Part, with after: Part) -> Bool {
    guard let last = before.last, let first = after.first else { return false }
    if isDigit(first) || first == UInt8(ascii: "'") {
      if last == UInt8(ascii: "."), let digit = before.dropLast().last, isDigit(digit) {
        return true
      }
      return endsIn(before, ["년", "억", "조"]) || isMonth(before) || isPeriod(before)
        || before.elementsEqual("KRW".utf8)
    }
    if isDigit(last) {
      return isMonth(after) || starts(after, ["bn", "mn", "day", "pro"])
    }
    if endsIn(before, ["년"]) { return starts(after, ["상", "하"]) }
    guard endsIn(before, ["억", "조", "만"]), let digit = before.dropLast(3).last else { return false }
    return isDigit(digit) && starts(after, ["달", "원"])
  }

  private static func starts(_ word: Part, _ texts: [StaticString]) -> Bool {
    texts.contains { word.starts(with: $0.bytes) }
  }

  private static func endsIn(_ word: Part, _ texts: [StaticString]) -> Bool {
    // Hangul begins with EA to ED, three bytes before the end.
    guard word.count >= 3, word[word.endIndex - 3] >= 0xEA else { return false }
    return texts.contains { word.suffix(3).elementsEqual($0.bytes) }
  }

  /// Whether a word begins with the short name of a month in English and no other letter follows.
  private static func isMonth(_ word: Part) -> Bool {
    guard word.count >= 3, let first = word.first, (0x41...0x5A).contains(first) else {
      return false
    }
    if let next = word.dropFirst(3).first, isLetter(next) || next >= 0x80 { return false }
    return months.contains { word.starts(with: $0) }
  }

  /// The short names of the months, as papers have them.
  private static let months = (1...12).map { Array(Words(.english).month($0).utf8) }

  /// Whether a word is a quarter or half of a year: Q2, H1.
  private static func isPeriod(_ word: Part) -> Bool {
    guard word.count == 2, let first = word.first, let last = word.last else { return false }
    return (first == UInt8(ascii: "Q") || first == UInt8(ascii: "H")) && isDigit(last)
  }
}

extension StaticString {
  fileprivate var bytes: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: utf8Start, count: utf8CodeUnitCount)
  }
}
