import HusokModel

/// Room for the records of one list, made part by part on several processors, each where it stays:
/// most of a large register is its actions, and to copy them takes nearly as long as to read them.
///
/// `@unchecked`: each part is filled by one thread alone, at places that are its own.
final class RecordRoom<R: Record>: @unchecked Sendable {
  private let buffer: UnsafeMutableBufferPointer<R>
  /// Where the room of each part begins, and at last where that of all ends.
  private let starts: [Int]
  /// How many records each part was given, also those for which there was no room.
  private let given: UnsafeMutableBufferPointer<Int>

  private init(_ buffer: UnsafeMutableBufferPointer<R>, _ counts: [Int]) {
    self.buffer = buffer
    var next = 0
    starts =
      [0]
      + counts.map { count in
        next += count
        return next
      }
    given = .allocate(capacity: counts.count)
    given.initialize(repeating: 0)
  }

  deinit { given.deallocate() }

  /// The records that a body puts into the parts of a room; nil where a part was not given just as
  /// many as it was to have.
  static func filled(_ counts: [Int], by body: (RecordRoom) -> Void) -> [R]? {
    let records = [R](unsafeUninitializedCapacity: counts.reduce(0, +)) { buffer, count in
      LargePages.ask(for: UnsafeMutableRawBufferPointer(buffer))
      let room = RecordRoom(buffer, counts)
      body(room)
      if room.isFull { count = counts.reduce(0, +) } else { room.clear() }
    }
    return records.isEmpty ? nil : records
  }

  /// Fills a part with records, each filled by a body where it stays, until that has no more.
  func fill(_ part: Int, with next: (inout R) -> Bool) {
    var count = 0
    // Counted here and told at last: two processors that write side by side wait for one another.
    defer { given[part] = count }
    var beyond = R()
    while true {
      if count < room(of: part), let base = buffer.baseAddress {
        let place = base + starts[part] + count
        place.initialize(to: R())
        if !next(&place.pointee) {
          place.deinitialize(count: 1)
          return
        }
      } else if !next(&beyond) {
        return
      }
      count += 1
    }
  }

  private func room(of part: Int) -> Int { starts[part + 1] - starts[part] }

  private var isFull: Bool { given.indices.allSatisfy { given[$0] == room(of: $0) } }

  /// Takes out all records again.
  private func clear() {
    guard let base = buffer.baseAddress else { return }
    for part in given.indices {
      (base + starts[part]).deinitialize(count: min(given[part], room(of: part)))
    }
  }
}
