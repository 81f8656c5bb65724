/// Which ministries lead or support each action, by numbers instead of ids: they are counted and asked
/// for at every key.
public struct InvolvedMinistries: Sendable, Equatable {
  /// The row of each ministry.
  private let rows: [String: Int]
  /// How many words of bits an action has.
  private let width: Int
  /// A bit for each ministry, for one action after another.
  private var bits: [UInt64]

  /// A set of ministries.
  public struct Group: Sendable, Equatable {
    fileprivate var bits: [UInt64]
  }

  /// As many actions as a register has, of which none involves any ministry yet.
  init(noneOf register: Register) {
    var rows: [String: Int] = [:]
    for row in register.ministries.indices { rows[register.ministries[row].id] = row }
    self.rows = rows
    width = (register.ministries.count + UInt64.bitWidth - 1) / UInt64.bitWidth
    bits = Array(repeating: 0, count: width * register.actions.count)
  }

  /// Looks anew at an action.
  mutating func update(_ row: Int, of register: Register) {
    for word in row * width..<(row + 1) * width { bits[word] = 0 }
    if let lead = register.actions[row].leadMinistry { insert(lead, row) }
    for ministry in register.actions[row].supporting { insert(ministry, row) }
  }

  private mutating func insert(_ id: String, _ row: Int) {
    guard let place = rows[id] else { return }
    bits[row * width + place / UInt64.bitWidth] |= 1 << UInt64(place % UInt64.bitWidth)
  }

  /// Hands out the rows of the ministries of an action.
  public func forEachMinistry(of row: Int, _ body: (Int) -> Void) {
    for word in 0..<width {
      var left = bits[row * width + word]
      while left != 0 {
        body(word * UInt64.bitWidth + left.trailingZeroBitCount)
        left &= left - 1
      }
    }
  }

  /// How many of some actions, by row, each ministry leads or supports, by row.
  public func counts(where isCounted: (Int) -> Bool) -> [Int] {
    var counts = Array(repeating: 0, count: rows.count)
    let actions = width == 0 ? 0 : bits.count / width
    for row in 0..<actions where isCounted(row) {
      forEachMinistry(of: row) { counts[$0] += 1 }
    }
    return counts
  }

  /// The ministries of some ids.
  public func group(of ids: [String]) -> Group {
    var group = Group(bits: Array(repeating: 0, count: width))
    for id in ids {
      guard let place = rows[id] else { continue }
      group.bits[place / UInt64.bitWidth] |= 1 << UInt64(place % UInt64.bitWidth)
    }
    return group
  }

  /// Whether any of some ministries leads or supports an action.
  public func involves(_ row: Int, anyOf group: Group) -> Bool {
    for word in 0..<width where bits[row * width + word] & group.bits[word] != 0 { return true }
    return false
  }
}
