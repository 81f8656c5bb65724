import HusokThreads

extension Register {
  /// How many actions one processor looks at before it takes the next ones.
  private static let share = 1024

  /// Finds out where each record stands and where its references lead. Throws the first fault.
  mutating func index() throws(RegisterFault) {
    let areNamed = try enter()
    meetingRows = []
    meetingRows.reserveCapacity(outcomes.count)
    for (row, outcome) in outcomes.enumerated() {
      let place = Place(.outcomes, row)
      meetingRows.append(try find(outcome.meeting, among: .meetings, for: place, field: "meeting"))
    }
    let known = areNamed ? nil : Set(ministries.map(\.id))
    let register = self
    let shares = Parallel.mapShares(actions.count, of: Register.share) { rows in
      Result { () throws(RegisterFault) in try register.linked(rows, known) }
    }
    outcomeRows = []
    outcomeRows.reserveCapacity(actions.count)
    for share in shares { outcomeRows += try share.get() }
  }

  /// Enters where each record stands, while the ministries of the actions are looked for; gives whether
  /// all of these are there.
  private mutating func enter() throws(RegisterFault) -> Bool {
    let known = Set(ministries.map(\.id))
    let starts = Array(stride(from: 0, to: actions.count, by: Register.share))
    let register = self
    let parts = Parallel.map([nil] + starts) { start -> IndexPart in
      guard let start else {
        return .rows(Result { () throws(RegisterFault) in try register.entered() })
      }
      let rows = start..<min(start + Register.share, register.actions.count)
      return .ministries(
        areKnown: rows.allSatisfy { register.unknownMinistry(of: $0, known) == nil })
    }
    var areKnown = true
    for part in parts {
      switch part {
      case .rows(let result): rows = try result.get()
      case .ministries(let areKnownHere): areKnown = areKnown && areKnownHere
      }
    }
    return areKnown
  }

  private enum IndexPart: Sendable {
    case rows(Result<RowTable, RegisterFault>)
    case ministries(areKnown: Bool)
  }

  private func entered() throws(RegisterFault) -> RowTable {
    var table = RowTable(
      capacity: ministries.count + meetings.count + outcomes.count + actions.count)
    func enter(_ id: String, _ place: Place) throws(RegisterFault) {
      if !insert(place, of: id, into: &table) {
        throw RegisterFault(place: place, problem: .duplicate(id: id))
      }
    }
    for (row, ministry) in ministries.enumerated() {
      try enter(ministry.id, Place(.ministries, row))
    }
    for (row, meeting) in meetings.enumerated() { try enter(meeting.id, Place(.meetings, row)) }
    for (row, outcome) in outcomes.enumerated() { try enter(outcome.id, Place(.outcomes, row)) }
    for row in actions.indices { try enter(actions[row].id, Place(.actions, row)) }
    return table
  }

  /// Where the record of that id stands; nil where there is none.
  public func place(of id: String) -> Place? {
    rows.row(of: id) { self.id(at: Place(number: $0)) }.map { Place(number: $0) }
  }

  /// Enters where some new records stand.
  mutating func enter(_ places: [String: Place]) {
    var table = RowTable()
    swap(&table, &rows)
    for (id, place) in places { _ = insert(place, of: id, into: &table) }
    rows = table
  }

  private func insert(_ place: Place, of id: String, into table: inout RowTable) -> Bool {
    table.insert(place.number, of: id) { self.id(at: Place(number: $0)) }
  }

  /// The id of the record at a place.
  func id(at place: Place) -> String {
    switch place.section {
    case .ministries: ministries[place.row].id
    case .meetings: meetings[place.row].id
    case .outcomes: outcomes[place.row].id
    case .actions: actions[place.row].id
    }
  }

  /// The rows of the outcomes of some actions. Throws the first fault in their references.
  ///
  /// - Parameter known: the ids of the ministries; nil where those of all actions are known to be there.
  private func linked(_ rows: Range<Int>, _ known: Set<String>?) throws(RegisterFault) -> [Int] {
    var linked: [Int] = []
    linked.reserveCapacity(rows.count)
    for row in rows {
      let place = Place(.actions, row)
      // Most actions stand behind another of the same outcome.
      if row > rows.lowerBound, actions[row].outcome == actions[row - 1].outcome,
        let last = linked.last
      {
        linked.append(last)
      } else {
        linked.append(
          try find(actions[row].outcome, among: .outcomes, for: place, field: "outcome"))
      }
      if let known, let unknown = unknownMinistry(of: row, known) {
        throw RegisterFault(
          place: place, problem: .broken(field: unknown.field, target: unknown.target))
      }
      for other in actions[row].dependsOn {
        _ = try find(other, among: .actions, for: place, field: "dependsOn")
      }
    }
    return linked
  }

  /// The ministries are few and looked for among themselves: one lookup in all records for each
  /// would be most of the time that reading takes.
  private func unknownMinistry(
    of row: Int, _ known: Set<String>
  ) -> (field: String, target: String)? {
    if let lead = actions[row].lead?.ministry, !known.contains(lead) {
      return ("lead.ministry", lead)
    }
    return actions[row].supporting.first { !known.contains($0) }.map { ("supporting", $0) }
  }

  private func find(
    _ id: String, among section: Section, for place: Place, field: String
  ) throws(RegisterFault) -> Int {
    guard let target = self.place(of: id), target.section == section else {
      throw RegisterFault(place: place, problem: .broken(field: field, target: id))
    }
    return target.row
  }
}
