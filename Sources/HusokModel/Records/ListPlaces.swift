/// Where in their lists the records and elements stood that the lines of one act take out, so that
/// an undo puts them back there.
struct ListPlaces {
  private let register: Register
  private var sets: [String: [Value]] = [:]

  /// Places in the lists of a register before the act.
  init(_ register: Register) {
    self.register = register
  }

  /// What stands before the record or element that the next line takes out; nil where it is the
  /// last, or where the line takes none out.
  mutating func place(ofRemoved line: RecordLine) -> Value? {
    guard let place = register.place(of: line.record) else { return nil }
    if line.field == Change.wholeRecord {
      return line.to.isNull ? register.place(inList: place) : nil
    }
    guard register.isSet(line.field, in: place.section) else { return nil }
    let key = line.record + "\n" + line.field
    var elements = sets[key] ?? register.elements(of: line.field, at: place)
    defer { sets[key] = elements }
    guard !line.from.isNull, let row = elements.firstIndex(of: line.from) else {
      if !line.to.isNull { elements.append(line.to) }
      return nil
    }
    if !line.to.isNull {
      elements[row] = line.to
      return nil
    }
    elements.remove(at: row)
    if row == elements.count { return nil }
    return row == 0 ? .null : elements[row - 1]
  }
}

extension Register {
  /// The id of the record before one in its list, `null` for the first; nil for the last.
  fileprivate func place(inList place: Place) -> Value? {
    let (count, before): (Int, String?) =
      switch place.section {
      case .ministries: (ministries.count, place.row > 0 ? ministries[place.row - 1].id : nil)
      case .meetings: (meetings.count, place.row > 0 ? meetings[place.row - 1].id : nil)
      case .outcomes: (outcomes.count, place.row > 0 ? outcomes[place.row - 1].id : nil)
      case .actions: (actions.count, place.row > 0 ? actions[place.row - 1].id : nil)
      }
    if place.row == count - 1 { return nil }
    return before.map(Value.string) ?? .null
  }

  /// Whether a field of the records of a list is a set.
  fileprivate func isSet(_ field: String, in section: Section) -> Bool {
    switch section {
    case .ministries: Ministry.field(field)?.isSet == true
    case .meetings: Meeting.field(field)?.isSet == true
    case .outcomes: Outcome.field(field)?.isSet == true
    case .actions: FollowUpAction.field(field)?.isSet == true
    }
  }

  /// The elements of a set of a record.
  fileprivate func elements(of field: String, at place: Place) -> [Value] {
    let value =
      switch place.section {
      case .ministries: ministries[place.row].read(field)
      case .meetings: meetings[place.row].read(field)
      case .outcomes: outcomes[place.row].read(field)
      case .actions: actions[place.row].read(field)
      }
    return value?.elements ?? []
  }
}
