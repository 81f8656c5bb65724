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
    guard place.section.recordType.isSet(line.field) else { return nil }
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
    if place.row == count(of: place.section) - 1 { return nil }
    if place.row == 0 { return .null }
    return .string(record(at: Place(place.section, place.row - 1)).id)
  }

  /// The elements of a set of a record.
  fileprivate func elements(of field: String, at place: Place) -> [Value] {
    record(at: place).read(field)?.elements ?? []
  }
}
