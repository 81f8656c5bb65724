import HusokModel

/// A table that somebody sent: the rows of a CSV file, or of a sheet of a workbook.
public struct Table: Sendable {
  /// What the sheet is called; nil for a file without sheets.
  public let name: String?
  /// Its rows that hold something.
  public let records: [CSVReader.Record]
  /// The commit that the register stood at when husok wrote it; nil where that is not known.
  public var commit: String?
  /// What the register held at that commit; nil where that cannot be told.
  public var earlier: Register?

  /// Why a file holds no tables.
  public enum Fault: Error, Sendable {
    /// It is something else.
    case alien(AlienFile)
    /// Its characters cannot be read.
    case encoding(TextEncoding.Fault)
    /// It is no CSV.
    case csv(CSVReader.Fault)
    /// It is no workbook.
    case workbook(WorkbookFault)
  }

  /// The tables of a file, whatever spreadsheet wrote it.
  ///
  /// - Parameter encoding: the character set of a CSV file; a workbook says its own.
  public static func all(_ bytes: [UInt8], encoding: TextEncoding) throws(Fault) -> [Table] {
    if let alien = AlienFile(bytes) { throw .alien(alien) }
    if WorkbookReader.isArchive(bytes) {
      do throws(WorkbookFault) {
        return try WorkbookReader.sheets(bytes).map {
          Table(name: $0.name, records: $0.records, commit: $0.commit)
        }
      } catch {
        throw .workbook(error)
      }
    }
    let text: [UInt8]
    do throws(TextEncoding.Fault) {
      text = try encoding.decoded(bytes)
    } catch {
      throw .encoding(error)
    }
    do throws(CSVReader.Fault) {
      return [Table(name: nil, records: try CSVReader.records(text))]
    } catch {
      throw .csv(error)
    }
  }
}
