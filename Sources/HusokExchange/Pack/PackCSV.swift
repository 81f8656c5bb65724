import HusokModel

/// A pack as one file for a spreadsheet: its parts one below the other, with an empty line between.
public enum PackCSV {
  /// The pack in some languages, one after the other, with a byte order mark.
  public static func bytes(_ document: PackDocument, _ languages: [Language]) -> [UInt8] {
    CSV.byteOrderMark + CSV.bytes(records(document, languages))
  }

  /// The lines of the file, cell by cell.
  public static func records(_ document: PackDocument, _ languages: [Language]) -> [[String]] {
    languages.flatMap { language in document.blocks(in: language).flatMap(records) }
      .map { $0.map(CSV.guarded) }
  }

  private static func records(_ block: PackBlock) -> [[String]] {
    switch block {
    case .title(let title, let details): ([title] + details).map { [$0] }
    case .page(let title, let details, _): [[""], [""]] + ([title] + details).map { [$0] }
    case .heading(let text): [[""], [text]]
    case .fact(let name, let text): [[""], ["\(name): \(text)"]]
    case .list(let items): items.flatMap { item in [[item.text]] + item.parts.map { ["", $0] } }
    case .table(let table): [table.columns.map(\.title)] + table.rows
    case .numbered(let texts): texts.enumerated().map { ["\($0 + 1). \($1)"] }
    case .legend(_, let others): [[""], [others]]
    case .note(let text): [[""], [text]]
    case .bars, .timeline, .chart: []
    }
  }
}
