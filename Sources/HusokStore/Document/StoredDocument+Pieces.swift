import HusokModel

extension StoredDocument {
  /// A run of bytes of the file to be written.
  enum Piece {
    /// A stretch of the file that was read.
    case kept(Range<Int>)
    /// New bytes.
    case written([UInt8])
  }

  /// The whole file, as few runs as there can be: records that stood one after another and still
  /// do are one run.
  var pieces: [Piece] {
    var run = PieceRun(source: source.bytes)
    run.add(Array("{\"format\":\"husok\",\"version\":\(version)".utf8))
    for section in Section.allCases {
      run.open(section.rawValue)
      for line in lines[section] ?? [] { run.add(line) }
      run.close()
    }
    run.open("changes")
    for (position, range) in changes.ranges.enumerated() {
      run.add(line(ofChange: position, range))
    }
    for change in added { run.add(.written(change)) }
    run.close()
    for (name, value) in extra {
      run.add(Array(",\n\"".utf8) + name + Array("\":".utf8) + value)
    }
    run.add(Array("}\n".utf8))
    return run.pieces
  }

  private func line(ofChange position: Int, _ range: (start: UInt32, end: UInt32)) -> Line {
    if let bytes = changes.rewritten[position] { return .written(bytes) }
    return .kept(Int(range.start)..<Int(range.end))
  }

  /// The whole file as one run of bytes.
  var text: [UInt8] {
    pieces.flatMap { piece in
      switch piece {
      case .kept(let range): Array(source.bytes[range])
      case .written(let bytes): bytes
      }
    }
  }
}

/// Collects pieces and joins those that stand together in the file.
private struct PieceRun {
  private let source: [UInt8]
  private var finished: [StoredDocument.Piece] = []
  /// New bytes since the last stretch of the file.
  private var fresh: [UInt8] = []
  private var isFirst = true

  init(source: [UInt8]) {
    self.source = source
  }

  var pieces: [StoredDocument.Piece] { fresh.isEmpty ? finished : finished + [.written(fresh)] }

  mutating func open(_ section: String) {
    add(Array(",\n\"\(section)\":[\n".utf8))
    isFirst = true
  }

  mutating func close() { add([UInt8(ascii: "]")]) }

  mutating func add(_ line: StoredDocument.Line) {
    defer { isFirst = false }
    if case .kept(let range) = line, !isFirst, join(range) { return }
    if !isFirst { add(Array(",\n".utf8)) }
    switch line {
    case .kept(let range):
      if !fresh.isEmpty { finished.append(.written(fresh)) }
      fresh = []
      finished.append(.kept(range))
    case .written(let bytes): add(bytes)
    }
  }

  mutating func add(_ bytes: [UInt8]) { fresh += bytes }

  /// Makes the last run longer where the record follows it in the file, parted as the store parts
  /// records.
  private mutating func join(_ range: Range<Int>) -> Bool {
    guard fresh.isEmpty, case .kept(let last)? = finished.last,
      last.upperBound + 2 == range.lowerBound, source[last.upperBound] == UInt8(ascii: ","),
      source[last.upperBound + 1] == 0x0A
    else { return false }
    finished[finished.count - 1] = .kept(last.lowerBound..<range.upperBound)
    return true
  }
}
