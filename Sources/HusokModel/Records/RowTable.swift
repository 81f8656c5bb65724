/// Finds the rows of records by their ids. It holds the rows alone, and asks which id stands in one: a
/// dictionary would hold every id once more, and a register of fifteen years has very many.
struct RowTable: Sendable {
  /// A row in the first free slot behind the place that the hash of its id points to.
  private var slots: [UInt32] = []
  private var count = 0
  /// Stands in a slot that has none.
  private static let vacant = UInt32.max

  /// A table with room for so many rows.
  init(capacity: Int = 0) {
    grow(to: capacity)
  }

  /// The row of an id; nil where it has none.
  ///
  /// - Parameter idOf: the id in a row.
  func row(of id: String, idOf: (UInt32) -> String) -> UInt32? {
    if slots.isEmpty { return nil }
    let slot = slots[slot(of: id, idOf: idOf)]
    return slot == RowTable.vacant ? nil : slot
  }

  /// Enters the row of an id that has none; false where it has one, and that stays.
  ///
  /// - Parameter idOf: the id in a row.
  mutating func insert(_ row: UInt32, of id: String, idOf: (UInt32) -> String) -> Bool {
    if (count + 1) * 2 > slots.count {
      let rows = slots.filter { $0 != RowTable.vacant }
      grow(to: max(8, count * 2))
      for row in rows { slots[slot(of: idOf(row), idOf: idOf)] = row }
    }
    let slot = slot(of: id, idOf: idOf)
    if slots[slot] != RowTable.vacant { return false }
    slots[slot] = row
    count += 1
    return true
  }

  /// Makes all slots anew, for so many rows: half of them are free then.
  private mutating func grow(to capacity: Int) {
    var length = capacity == 0 ? 0 : 2
    while length < capacity * 2 { length *= 2 }
    slots = Array(repeating: RowTable.vacant, count: length)
  }

  /// The slot that has the row of an id, or would have it.
  private func slot(of id: String, idOf: (UInt32) -> String) -> Int {
    var slot = id.hashValue & (slots.count - 1)
    while slots[slot] != RowTable.vacant, idOf(slots[slot]) != id {
      slot = (slot + 1) & (slots.count - 1)
    }
    return slot
  }
}
