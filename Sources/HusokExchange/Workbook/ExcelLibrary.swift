import CExpat
import CMinizip
import CXLSXWriter

/// A library that only the files of Excel need. Each is loaded when it is first asked for, so that
/// whoever never touches a workbook does not wait for it.
public enum ExcelLibrary: String, Sendable, CaseIterable {
  /// Writes workbooks.
  case xlsxwriter
  /// Reads archives, which workbooks are.
  case minizip
  /// Reads XML, which is what they hold.
  case expat

  /// Whether this machine has it.
  public var isThere: Bool {
    switch self {
    case .xlsxwriter: ExcelLibrary.hasWriter
    case .minizip: ExcelLibrary.hasArchives
    case .expat: ExcelLibrary.hasXML
    }
  }

  /// The package that brings it.
  public var package: String {
    switch self {
    case .xlsxwriter: "libxlsxwriter4"
    case .minizip: "libminizip1"
    case .expat: "libexpat1"
    }
  }

  private static let hasWriter = husok_load_xlsxwriter() != 0
  private static let hasArchives = husok_load_minizip() != 0
  private static let hasXML = husok_load_expat() != 0
}

/// Why a workbook is not read or written.
public enum WorkbookFault: Error, Sendable, Equatable {
  /// A library is not there.
  case missing(ExcelLibrary)
  /// It is an archive, but none of a workbook.
  case noWorkbook
  /// It cannot be read: the part where it breaks off.
  case damaged(part: String)
  /// It holds more than any sheet of actions does.
  case tooLarge
  /// It cannot be written: what the library says.
  case unwritten(String)
}
