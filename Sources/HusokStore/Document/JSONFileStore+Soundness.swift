import Glibc
import HusokModel

/// What is about to be written is read back first, so that no store is written that cannot be read:
/// only the lines that are new, since the others were read before.
extension JSONFileStore {
  /// Carries out a change on the text, where the text can still be read afterwards.
  func apply(_ change: Change, to document: inout StoredDocument) throws(StoreError) {
    let written: (Section, [UInt8])?
    do throws(JSONFault) {
      written = try document.apply(change)
    } catch {
      throw .refused(path: path, record: change.record)
    }
    do throws(JSONFault) {
      if let (section, line) = written { try StoredDocument.check(line, section) }
      if let line = document.added.last { try StoredDocument.check(change: line) }
    } catch {
      throw unsound(change.record, error)
    }
  }

  /// Throws where a record or a line of the history that was not in the file could not be read.
  func checkSound(_ text: StoredDocument) throws(StoreError) {
    for section in Section.allCases {
      var known = KnownLines(document, section)
      for case .written(let line) in text.lines[section] ?? [] where !known.holds(line) {
        do throws(JSONFault) {
          try StoredDocument.check(line, section)
        } catch {
          throw unsound(id(in: line), error)
        }
      }
    }
    var known = KnownLines(document, nil)
    for line in text.added where !known.holds(line) {
      do throws(JSONFault) {
        try StoredDocument.check(change: line)
      } catch {
        throw unsound(id(in: line), error)
      }
    }
  }

  private func unsound(_ record: String, _ fault: JSONFault) -> StoreError {
    .unsound(path: path, record: record, fault.reason)
  }

  /// The record that a line is of, for the sentence.
  private func id(in line: [UInt8]) -> String {
    line.withUnsafeBufferPointer { bytes in
      var scanner = JSONScanner(bytes)
      let value = try? scanner.value(depth: 2)
      return value?["record"]?.text ?? value?["id"]?.text ?? ""
    }
  }
}

extension StoredDocument {
  /// Throws where the line of a record could not be read again.
  static func check(_ line: [UInt8], _ section: Section) throws(JSONFault) {
    try line.withUnsafeBufferPointer { bytes throws(JSONFault) in
      var scanner = JSONScanner(bytes)
      _ = try scanner.record(section.recordType)
      try scanner.expectEnd()
    }
  }

  /// Throws where a line of the history could not be read again.
  static func check(change line: [UInt8]) throws(JSONFault) {
    try line.withUnsafeBufferPointer { bytes throws(JSONFault) in
      var scanner = JSONScanner(bytes)
      _ = try scanner.checkChange()
      try scanner.expectEnd()
    }
  }
}

/// The lines of a file in their order, to pass over those that stand in another text just as they
/// do here.
private struct KnownLines {
  private let source: [UInt8]
  private let lines: [StoredDocument.Line]
  private var next = 0

  /// The records of a section, or for nil the history.
  init(_ document: StoredDocument?, _ section: Section?) {
    source = document?.source.bytes ?? []
    if let section {
      lines = document?.lines[section] ?? []
    } else {
      lines = document?.changes.ranges.map { .kept(Int($0.start)..<Int($0.end)) } ?? []
    }
  }

  /// Whether this line is the next one here, or the one behind it.
  mutating func holds(_ line: [UInt8]) -> Bool {
    defer { next += 1 }
    if isSame(line, next) { return true }
    guard isSame(line, next + 1) else { return false }
    next += 1
    return true
  }

  private func isSame(_ line: [UInt8], _ row: Int) -> Bool {
    guard lines.indices.contains(row) else { return false }
    switch lines[row] {
    case .written(let bytes): return bytes == line
    case .kept(let range):
      guard range.count == line.count else { return false }
      return source.withUnsafeBufferPointer { source in
        guard let base = source.baseAddress else { return line.isEmpty }
        return memcmp(base + range.lowerBound, line, line.count) == 0
      }
    }
  }
}
