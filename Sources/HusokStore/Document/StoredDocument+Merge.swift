import HusokModel

extension StoredDocument {
  /// The text of a register that a merge came to: what is as in the file stays as the bytes it came
  /// with.
  ///
  /// - Parameters:
  ///   - file: the text of the file.
  ///   - register: what the file holds, row by row the records of its text.
  init(_ merged: Register, like file: StoredDocument, register: Register) {
    self.init(source: file.source)
    version = file.version
    extra = file.extra
    take(
      merged.ministries, section: .ministries, file: file, register: register,
      known: register.ministries)
    take(
      merged.meetings, section: .meetings, file: file, register: register, known: register.meetings)
    take(
      merged.outcomes, section: .outcomes, file: file, register: register, known: register.outcomes)
    take(merged.actions, section: .actions, file: file, register: register, known: register.actions)
    takeHistory(merged.history, file)
  }

  private mutating func take<R: Record>(
    _ merged: [R], section: Section, file: StoredDocument, register: Register, known: [R]
  ) {
    let lines = file.lines[section] ?? []
    var rows = RowFinder(section, records: known, register: register)
    self.lines[section] = merged.indices.map { row in
      guard let place = rows.row(of: merged[row].id), place < lines.count,
        known[place] == merged[row]
      else { return .written(JSONWriter.line(merged[row])) }
      return lines[place]
    }
  }

  /// The lines that both begin with stay; those after them are written in their order.
  private mutating func takeHistory(_ history: History, _ file: StoredDocument) {
    var row = 0
    if let known = history.stored as? StoredChanges, known.source === file.source {
      row = known.count
    } else {
      let stored = History(file.changes)
      while row < stored.count, row < history.count, stored[row] == history[row] { row += 1 }
    }
    changes = file.changes.first(row)
    added = (row..<history.count).map { JSONWriter.line(history[$0]) }
  }

  /// The text after acts; as it is where one does not fit it.
  func applying(_ acts: [Act]) -> StoredDocument {
    var changed = self
    for change in acts.flatMap(\.changes) {
      do throws(JSONFault) {
        try changed.apply(change)
      } catch {
        return self
      }
    }
    return changed
  }

  /// Hands over the whole text in stretches of memory.
  func withStretches<Result, Failure: Error>(
    _ body: ([UnsafeBufferPointer<UInt8>]) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let pieces = pieces
    // One block for all new bytes: each stretch must stand still while it is used.
    let fresh = pieces.flatMap { piece -> [UInt8] in
      if case .written(let bytes) = piece { bytes } else { [] }
    }
    return try source.bytes.withUnsafeBufferPointer { source throws(Failure) in
      try fresh.withUnsafeBufferPointer { fresh throws(Failure) in
        var next = 0
        let stretches = pieces.map { piece in
          switch piece {
          case .kept(let range): return UnsafeBufferPointer(rebasing: source[range])
          case .written(let bytes):
            defer { next += bytes.count }
            return UnsafeBufferPointer(rebasing: fresh[next..<next + bytes.count])
          }
        }
        return try body(stretches)
      }
    }
  }
}
