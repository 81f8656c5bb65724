import HusokModel
import HusokWords

/// The row of a sheet that names the columns of contacts, found among the first ones.
struct ContactHeading {
  /// Where each column stands.
  let columns: [ContactSheet.Column: Int]
  /// How many of the records belong to it, with what stands above it.
  let length: Int
  /// The ministry whose sheet it is, as its heading says.
  let ministry: String?

  /// How far down a heading is looked for.
  private static let depth = 20

  /// The heading of a sheet; nil where it holds no contacts.
  init?(_ records: [CSVReader.Record]) {
    for (index, record) in records.prefix(ContactHeading.depth).enumerated() {
      var columns: [ContactSheet.Column: Int] = [:]
      var ministry: String?
      for (place, cell) in record.cells.enumerated() {
        let name = CSV.unguarded(cell).sheetText
        if SheetHeading.isMark(name.headingKey) {
          columns[.base] = columns[.base] ?? place
          ministry = SheetHeading.ministry(in: name)
        } else if let column = ContactHeading.names[name.headingKey], columns[column] == nil {
          columns[column] = place
        }
      }
      // Without marks some of the columns of any table may be called so.
      let needed = columns[.base] == nil ? ContactSheet.Column.firstCount : 1
      if columns[.ministry] != nil, columns.keys.count(where: \.isEditable) >= needed {
        self.columns = columns
        self.ministry = ministry
        length = index + 1
        return
      }
    }
    return nil
  }

  /// The columns by the names that husok gives them, in either language.
  private static let names: [[UInt8]: ContactSheet.Column] = {
    var names: [[UInt8]: ContactSheet.Column] = [:]
    for column in ContactSheet.Column.allCases where column != .base {
      for language in Language.allCases {
        names[Words(language)("sheet.contact.\(column.rawValue)").headingKey] = column
      }
    }
    return names
  }()
}
