import HusokModel

/// How the papers for a meeting are written.
public enum PaperFormat: String, Sendable, CaseIterable {
  case html
  case xlsx
  case text
  case md
  case csv

  /// The format of files with an ending; nil where none has it.
  public init?(ending: String) {
    switch ending {
    case "htm": self = .html
    case "markdown": self = .md
    case _:
      guard let format = PaperFormat.allCases.first(where: { $0.ending == ending }) else {
        return nil
      }
      self = format
    }
  }

  /// The ending of its files.
  public var ending: String { self == .text ? "txt" : rawValue }

  /// The file of a paper; text in UTF-8.
  public func bytes(
    _ document: PackDocument, _ languages: [Language]
  ) throws(WorkbookFault) -> [UInt8] {
    switch self {
    case .html: PackHTML.bytes(document, languages)
    case .xlsx: try PackWorkbook.bytes(document, languages)
    case .text: PackText.bytes(document, languages)
    case .md: Array(PackMarkdown.text(document, languages).utf8)
    case .csv: PackCSV.bytes(document, languages)
    }
  }
}
