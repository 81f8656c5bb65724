import HusokModel
import HusokTestSupport
import HusokWords
import Testing

@testable import HusokExchange

/// A sheet on its way to a ministry and back.
struct ReturnedSheet {
  var register: Register
  var cells: [[String]]

  /// The sheet of a register, in a language.
  init(_ register: Register, _ language: Language = .english) throws {
    self.register = register
    let sheet = ActionSheet(register: register, words: Words(language), today: Fixtures.today)
    let bytes = sheet.bytes(Array(register.actions.indices))
    cells = try CSVReader.records(bytes).map(\.cells)
  }

  /// Types into the cell of an action.
  mutating func type(_ text: String, _ column: ActionSheet.Column, _ id: String) throws {
    let row = try #require(cells.firstIndex { $0[0].sheetText == id })
    let index = try #require(ActionSheet.Column.allCases.firstIndex(of: column))
    cells[row][index] = text
  }

  /// Adds a row.
  mutating func add(_ values: [ActionSheet.Column: String]) {
    cells.append(ActionSheet.Column.allCases.map { values[$0] ?? "" })
  }

  /// Cuts columns out.
  mutating func keep(_ columns: [ActionSheet.Column]) {
    let all = ActionSheet.Column.allCases
    cells = cells.map { row in
      columns.compactMap { column in all.firstIndex(of: column).map { row[$0] } }
    }
  }

  /// What comes of it.
  func read(role: Role = .desk) throws -> SheetImport {
    var context = Fixtures.context(role: role)
    context.by.ministry = "culture"
    let records = cells.enumerated().map { CSVReader.Record(row: $0.offset + 1, cells: $0.element) }
    return try SheetImport(records, into: register, today: Fixtures.today, context)
  }

  /// The register after it.
  func merged(role: Role = .desk) throws -> Register {
    var merged = register
    let read = try read(role: role)
    #expect(read.refused == [])
    if let act = read.act { try merged.apply(act) }
    return merged
  }
}
