import HusokModel

extension SheetImport {
  /// A row that is not taken, and why.
  public struct Refused: Sendable, Equatable {
    /// The number of the row, as a spreadsheet counts.
    public let row: Int
    /// The number of the action, as the row gives it.
    public let id: String
    /// What stood in its way.
    public let reason: Reason
  }

  /// A column whose heading is not known, and what it holds.
  public struct UnknownColumn: Sendable, Equatable {
    /// The heading; the letters of the column where it has none.
    public let heading: String
    /// How many cells hold something.
    public let cells: Int
    /// The row of the first of them.
    public let row: Int
  }

  /// Why nothing of a sheet can be read.
  public enum Fault: Error, Equatable {
    /// It has no rows.
    case empty
    /// No column holds the numbers of the actions, nor outcomes for new ones: the first row, and
    /// what stands in it.
    case noColumns(row: Int, text: String)
    /// The marks of an exported sheet are there, but no column of numbers beside them.
    case noNumbers(row: Int)
    /// The letters of the heading were lost when the file was saved.
    case lostHeading(row: Int)
    /// Two columns have one name.
    case doubleColumn(String)
  }

  /// What is told although it stops nothing.
  public enum Remark: Sendable, Equatable {
    /// The column is gone that tells what was exported: what rows hold then counts as what their
    /// ministry wants, also where the register went on since.
    case noMarks
    /// The same for some rows: how many, and the first.
    case unmarked(Int, row: Int)
    /// Cells hold question marks for characters that the file's character set lacks, and count as
    /// left alone: how many, and the row of the first.
    case lostCharacters(Int, row: Int)
    /// A row is a sum, a footnote or the heading once more: its number, and how it begins.
    case passedOver(row: Int, String)
    /// A reason stands in a row that changes nothing.
    case unusedReason(row: Int)
    /// The register went on since, so that the line of the history says so in place of the reason.
    case lostReason(row: Int)
    /// Ministries are said to help beyond those named.
    case others(row: Int)
  }
}

extension SheetImport.Refused {
  /// Why a row is not taken.
  public enum Reason: Error, Sendable, Equatable {
    /// The register does not take it.
    case refusal(Refusal)
    /// The row stands a second time in the sheet and says something else.
    case twice(String)
    /// The column is there to be read only.
    case readOnly(ActionSheet.Column)
    /// An action of this title is there already.
    case alreadyThere(String)
    /// The register cannot carry it out.
    case unfit
    /// It names neither an action nor the outcome of a new one.
    case nameless
    /// Its action lost its number.
    case numberGone
    /// It bears the mark of another action.
    case otherMark(String)
    /// New actions are added by the secretariat.
    case newAction
    /// A date can be read in two ways, and nothing tells which.
    case ambiguousDate(ActionSheet.Column, String)
    /// Characters were lost when the file was saved.
    case lostCharacters(ActionSheet.Column)
    /// A day of completion stands beside a status that is none.
    case notDone
    /// The cell holds a formula or a fault, and the file does not give its value.
    case noValue(ActionSheet.Column)
    /// The day is yet to come.
    case dayToCome(ActionSheet.Column, String)
  }
}

extension SheetImport.UnknownColumn {
  /// The columns of a sheet that husok does not know and that hold something.
  static func found(
    _ heading: SheetHeading, in records: ArraySlice<CSVReader.Record>
  ) -> [SheetImport.UnknownColumn] {
    let known = Set(heading.columns.values)
    let names = Dictionary(
      heading.unknown.map { ($0.index, $0.name) }, uniquingKeysWith: { first, _ in first })
    var cells: [Int: (count: Int, row: Int)] = [:]
    for record in records where record.cells.count > known.count {
      for (index, cell) in record.cells.enumerated()
      where !known.contains(index) && !cell.isEmpty && !cell.isSheetBlank {
        if heading.serial.contains(index), cell.sheetText.allSatisfy(\.isNumber) { continue }
        cells[index, default: (0, record.row)].count += 1
      }
    }
    return cells.sorted { $0.key < $1.key }.map { index, found in
      SheetImport.UnknownColumn(
        heading: names[index] ?? letters(index), cells: found.count, row: found.row)
    }
  }

  /// A column as a spreadsheet calls it: `A` to `Z`, `AA`, …
  static func letters(_ index: Int) -> String {
    let letter = Character(UnicodeScalar(UInt8(65 + index % 26)))
    return (index >= 26 ? letters(index / 26 - 1) : "") + String(letter)
  }
}
