import HusokModel
import HusokStore

/// Some actions of a register as a register of their own: with what they come out of, with what
/// must be done first, with all ministries, and with the history of each.
struct RegisterSlice {
  private let register: Register
  private let actions: Set<Int>?

  /// A slice of the actions in some rows; the whole register for nil.
  init(_ register: Register, actions: [Int]?) {
    self.register = register
    self.actions = actions.map { RegisterSlice.closed($0, in: register) }
  }

  /// The rows, and those of the actions that must be done first.
  private static func closed(_ rows: [Int], in register: Register) -> Set<Int> {
    var closed: Set<Int> = []
    var waiting = rows
    while let row = waiting.popLast() {
      guard closed.insert(row).inserted else { continue }
      waiting += register.actions[row].dependsOn.compactMap { register.place(of: $0)?.row }
    }
    return closed
  }

  /// The slice in the format of the store.
  var bytes: [UInt8] {
    let rows = actions.map { $0.sorted() } ?? Array(register.actions.indices)
    let outcomes =
      actions == nil
      ? Array(register.outcomes.indices) : Set(rows.map { register.outcomeRows[$0] }).sorted()
    let meetings =
      actions == nil
      ? Array(register.meetings.indices) : Set(outcomes.map { register.meetingRows[$0] }).sorted()
    let held = Set(
      rows.map { register.actions[$0].id } + outcomes.map { register.outcomes[$0].id }
        + meetings.map { register.meetings[$0].id } + register.ministries.map(\.id))
    let changes = (0..<register.history.count).map { register.history[$0] }
      .filter { actions == nil || held.contains($0.record) }
    var bytes = Array("{\"format\":\"husok\",\"version\":\(StoreFormat.version),\n".utf8)
    append("ministries", register.ministries, to: &bytes)
    append("meetings", meetings.map { register.meetings[$0] }, to: &bytes)
    append("outcomes", outcomes.map { register.outcomes[$0] }, to: &bytes)
    append("actions", rows.map { register.actions[$0] }, to: &bytes)
    append("changes", changes, isLast: true, to: &bytes)
    return bytes
  }

  private func append(
    _ name: String, _ records: [some Fielded], isLast: Bool = false, to bytes: inout [UInt8]
  ) {
    bytes += "\"\(name)\":[\n".utf8
    for (index, record) in records.enumerated() {
      if index > 0 { bytes += ",\n".utf8 }
      bytes += JSONWriter.line(record)
    }
    bytes += records.isEmpty ? "]".utf8 : "\n]".utf8
    bytes += isLast ? "}\n".utf8 : ",\n".utf8
  }
}
