/// A sheet of a workbook, as lines of cells: days as `2026-05-31`, numbers as they are shown.
public struct WorkbookSheet: Sendable, Equatable {
  /// What it is called.
  public let name: String
  /// Its rows that hold something.
  public let records: [CSVReader.Record]
  /// The commit that the register stood at when husok wrote the workbook; nil where none is noted.
  public var commit: String?
}

/// Reads workbooks of Excel, and those that other spreadsheets save as such. Macros, links and
/// pictures are never looked at; a formula counts by the value that was kept of it.
public enum WorkbookReader {
  /// The cells that are looked at in a sheet, also empty ones.
  static let cellLimit = 3_000_000
  /// The bytes that the texts of a sheet take.
  static let textLimit = 40 << 20
  /// The columns that a sheet of actions may have: more are no such sheet.
  static let columnLimit = 1024
  private static let sheetLimit = 256

  /// Whether a file is an archive, as workbooks are.
  public static func isArchive(_ bytes: some Collection<UInt8>) -> Bool {
    bytes.starts(with: [0x50, 0x4B, 0x03, 0x04])
  }

  /// The sheets of a workbook, in their order.
  public static func sheets(_ bytes: [UInt8]) throws(WorkbookFault) -> [WorkbookSheet] {
    try ZipArchive.open(bytes) { archive throws(WorkbookFault) in
      let root = RelationsPart(in: "")
      if archive.has("_rels/.rels") { try archive.read("_rels/.rels", into: root) }
      let name = root.byType["officeDocument"] ?? "xl/workbook.xml"
      guard archive.has(name), !name.hasPrefix("word/"), !name.hasPrefix("ppt/") else {
        throw .noWorkbook
      }
      var sheets = try sheets(of: name, in: &archive)
      if let notes = root.byType["custom-properties"], archive.has(notes) {
        let part = PropertiesPart()
        try archive.read(notes, into: part)
        for place in sheets.indices { sheets[place].commit = part.texts[PropertiesPart.commit] }
      }
      return sheets
    }
  }

  private static func sheets(
    of name: String, in archive: inout ZipArchive
  ) throws(WorkbookFault) -> [WorkbookSheet] {
    let book = BookPart()
    try archive.read(name, into: book)
    let slash = name.lastIndex(of: "/").map { name.index(after: $0) } ?? name.startIndex
    let folder = String(name[..<slash])
    let relations = RelationsPart(in: folder)
    let relationsName = "\(folder)_rels/\(name[slash...]).rels"
    if archive.has(relationsName) { try archive.read(relationsName, into: relations) }
    let strings = StringsPart()
    let stringsName = relations.byType["sharedStrings"] ?? folder + "sharedStrings.xml"
    if archive.has(stringsName) { try archive.read(stringsName, into: strings) }
    let styles = StylesPart()
    let stylesName = relations.byType["styles"] ?? folder + "styles.xml"
    if archive.has(stylesName) { try archive.read(stylesName, into: styles) }
    if book.sheets.count > sheetLimit { throw .tooLarge }
    var sheets: [WorkbookSheet] = []
    for (title, relation) in book.sheets {
      // A sheet that is a chart or a dialog has no cells.
      guard let target = relations.targets[relation], archive.has(target) else { continue }
      let part = SheetPart(
        strings: strings.texts, formats: styles.formats, from1904: book.countsFrom1904)
      try archive.read(target, into: part)
      sheets.append(WorkbookSheet(name: title, records: try part.records()))
    }
    if sheets.isEmpty { throw .noWorkbook }
    return sheets
  }
}
