/// Records changed, made and removed aside, until all changes of an act have gone well.
struct RecordEdits {
  private var ministries: [Int: Ministry] = [:]
  private var meetings: [Int: Meeting] = [:]
  private var outcomes: [Int: Outcome] = [:]
  private var actions: [Int: FollowUpAction] = [:]
  /// Where the new records will stand.
  private var added: [String: Register.Place] = [:]
  /// How many records each list has gained.
  private var gained: [Section: Int] = [:]
  private var removed: Set<Register.Place> = []
  /// What new records are to stand behind, of those that do not come last.
  private var behind: [Register.Place: Value] = [:]
  /// The records whose links are to be looked at.
  private var linked: Set<Register.Place> = []
  /// Whether records that stay stand elsewhere, or under another id, afterwards.
  private(set) var movesPlaces = false

  /// Carries out one line.
  mutating func apply(_ change: Change, in register: Register) throws(ApplyFault) {
    if change.field == Change.wholeRecord {
      return change.to.isNull ? try remove(change, register) : try add(change, register)
    }
    let place = try place(of: change.record, register)
    try edit(change, at: place, in: register)
    if change.field == "id" { movesPlaces = true }
    if Register.isLink(change.field) { linked.insert(place) }
  }

  private func place(
    of id: String, _ register: Register
  ) throws(ApplyFault) -> Register.Place {
    guard let place = added[id] ?? register.place(of: id), !removed.contains(place) else {
      throw .noSuchRecord(id)
    }
    return place
  }

  private mutating func edit(
    _ change: Change, at place: Register.Place, in register: Register
  ) throws(ApplyFault) {
    let row = place.row
    do throws(FieldFault) {
      switch place.section {
      case .ministries: try ministries[row, default: register.ministries[row]].apply(change)
      case .meetings: try meetings[row, default: register.meetings[row]].apply(change)
      case .outcomes: try outcomes[row, default: register.outcomes[row]].apply(change)
      case .actions: try actions[row, default: register.actions[row]].apply(change)
      }
    } catch {
      throw .field(change.record, error)
    }
  }

  private mutating func remove(_ change: Change, _ register: Register) throws(ApplyFault) {
    removed.insert(try place(of: change.record, register))
    movesPlaces = true
  }

  private mutating func add(_ change: Change, _ register: Register) throws(ApplyFault) {
    let section = Section(holding: change.to)
    let number = gained[section, default: 0]
    let place = Register.Place(section, register.count(of: section) + number)
    let id: String
    do throws(FieldFault) {
      id = try make(change.to, place)
    } catch {
      throw .field(change.record, error)
    }
    if let known = added[id] ?? register.place(of: id), !removed.contains(known) {
      throw .register(RegisterFault(place: place, problem: .duplicate(id: id)))
    }
    gained[section] = number + 1
    if let after = change.after {
      behind[place] = after
      movesPlaces = true
    }
    added[id] = place
    linked.insert(place)
  }

  private mutating func make(
    _ value: Value, _ place: Register.Place
  ) throws(FieldFault) -> String {
    switch place.section {
    case .ministries: try RecordEdits.make(value, at: place, in: &ministries)
    case .meetings: try RecordEdits.make(value, at: place, in: &meetings)
    case .outcomes: try RecordEdits.make(value, at: place, in: &outcomes)
    case .actions: try RecordEdits.make(value, at: place, in: &actions)
    }
  }

  private static func make<R: Record>(
    _ value: Value, at place: Register.Place, in records: inout [Int: R]
  ) throws(FieldFault) -> String {
    let record = try R(value)
    records[place.row] = record
    return record.id
  }

  /// Puts everything into the lists. Where places moved, the register is to be indexed anew.
  func put(into register: inout Register) {
    put(ministries, of: .ministries, into: &register.ministries)
    put(meetings, of: .meetings, into: &register.meetings)
    put(outcomes, of: .outcomes, into: &register.outcomes)
    put(actions, of: .actions, into: &register.actions)
    if !movesPlaces { register.enter(added) }
  }

  private func put<R: Record>(
    _ edits: [Int: R], of section: Section, into records: inout [R]
  ) {
    let count = records.count
    for (row, record) in edits where row < count { records[row] = record }
    let made = edits.keys.filter { $0 >= count }.sorted()
    for row in made { if let record = edits[row] { records.append(record) } }
    if removed.isEmpty, behind.isEmpty { return }
    let isMoved = { (row: Int) in behind[Register.Place(section, row)] != nil }
    let stay = records.indices.filter { row in
      !removed.contains(Register.Place(section, row)) && !isMoved(row)
    }
    let moved = made.filter { isMoved($0) && !removed.contains(Register.Place(section, $0)) }
    if stay.count + moved.count == records.count, moved.isEmpty { return }
    records = stay.map { records[$0] }
    for row in moved {
      guard let record = edits[row] else { continue }
      let after = behind[Register.Place(section, row)]
      records.insert(record, at: RecordEdits.place(behind: after, in: records))
    }
  }

  /// Where a record comes to stand behind another: in front for `null`, at the end where the other
  /// is not there any more.
  private static func place(behind after: Value?, in records: [some Record]) -> Int {
    guard let after, !after.isNull else { return after == nil ? records.count : 0 }
    return records.firstIndex { $0.id == after.text }.map { $0 + 1 } ?? records.count
  }
}

extension RecordEdits {
  /// Which row each record leads to, of those whose outcome or meeting is to be found again.
  struct Links {
    fileprivate var meetingRows: [(row: Int, meeting: Int)] = []
    fileprivate var outcomeRows: [(row: Int, outcome: Int)] = []

    /// Puts them into the register; new records come in the order of their rows.
    func put(into register: inout Register) {
      for (row, meeting) in meetingRows.sorted(by: { $0.row < $1.row }) {
        if row < register.meetingRows.count {
          register.meetingRows[row] = meeting
        } else {
          register.meetingRows.append(meeting)
        }
      }
      for (row, outcome) in outcomeRows.sorted(by: { $0.row < $1.row }) {
        if row < register.outcomeRows.count {
          register.outcomeRows[row] = outcome
        } else {
          register.outcomeRows.append(outcome)
        }
      }
    }
  }

  /// What the records lead to that were made or whose links were changed; throws where one names a
  /// record that will not be there.
  func links(in register: Register) throws(RegisterFault) -> Links {
    var links = Links()
    for place in linked.sorted(by: { $0.row < $1.row }) {
      switch place.section {
      case .ministries, .meetings: break
      case .outcomes:
        guard let outcome = outcomes[place.row] else { continue }
        let meeting = try find(
          outcome.meeting, among: .meetings, in: register, for: place, field: "meeting")
        links.meetingRows.append((place.row, meeting))
      case .actions:
        guard let action = actions[place.row] else { continue }
        let outcome = try find(
          action.outcome, among: .outcomes, in: register, for: place, field: "outcome")
        links.outcomeRows.append((place.row, outcome))
        try check(action, in: register, at: place)
      }
    }
    return links
  }

  private func check(
    _ action: FollowUpAction, in register: Register, at place: Register.Place
  ) throws(RegisterFault) {
    if let lead = action.leadMinistry {
      _ = try find(lead, among: .ministries, in: register, for: place, field: "lead.ministry")
    }
    for ministry in action.supporting {
      _ = try find(ministry, among: .ministries, in: register, for: place, field: "supporting")
    }
    for other in action.dependsOn {
      _ = try find(other, among: .actions, in: register, for: place, field: "dependsOn")
    }
  }

  private func find(
    _ id: String, among section: Section, in register: Register, for place: Register.Place,
    field: String
  ) throws(RegisterFault) -> Int {
    guard let target = added[id] ?? register.place(of: id), target.section == section else {
      throw RegisterFault(place: place, problem: .broken(field: field, target: id))
    }
    return target.row
  }
}
