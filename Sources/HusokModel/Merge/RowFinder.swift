/// Finds records by their ids. Two states of a register have nearly all records in the same order,
/// so the one after the last found is tried before any lookup.
public struct RowFinder<R: Record> {
  private let section: Section
  private let records: [R]
  private let register: Register
  private var next = 0
  /// Where the last one asked for stands, if it stands in another list.
  private(set) var otherSection: Section?

  /// Looks for records in one list of a register.
  public init(_ section: Section, records: [R], register: Register) {
    self.section = section
    self.records = records
    self.register = register
  }

  /// The row of the record of an id; nil where the list has none.
  public mutating func row(of id: String) -> Int? {
    otherSection = nil
    if next < records.count, records[next].id == id {
      next += 1
      return next - 1
    }
    guard let place = register.place(of: id) else { return nil }
    guard place.section == section else {
      otherSection = place.section
      return nil
    }
    next = place.row + 1
    return place.row
  }
}
