import HusokModel
import HusokWords

extension Words {
  /// Why text cannot be converted, and what to do.
  public func sentence(_ fault: TextEncoding.Fault) -> String {
    switch fault {
    case .unknownHere: self("encoding.unknownHere")
    case .noCharacter(let character, let line): self("encoding.noCharacter", line, character)
    case .noText(let line): self("encoding.noText", line)
    }
  }

  /// What a file is in place of a sheet or a slice, and what to do.
  public func sentence(_ alien: AlienFile) -> String { self("import.alien.\(alien.rawValue)") }

  /// Why a file is no table.
  public func sentence(_ fault: CSVReader.Fault) -> String {
    switch fault {
    case .openQuote(let line): self("import.openQuote", line)
    case .afterQuote(let line): self("import.afterQuote", line)
    case .notUTF8(let line): self("import.notUTF8", line)
    case .longCell(let line): self("import.longCell", line)
    case .wideRow(let line): self("import.wideRow", line)
    case .manyRows(let limit): self("import.manyRows", limit)
    }
  }

  /// Why a file holds no tables.
  public func sentence(_ fault: Table.Fault) -> String {
    switch fault {
    case .alien(let alien): sentence(alien)
    case .encoding(let fault): sentence(fault)
    case .csv(let fault): sentence(fault)
    case .workbook(let fault): sentence(fault)
    }
  }

  /// Why a workbook is not read or written.
  public func sentence(_ fault: WorkbookFault) -> String {
    switch fault {
    case .missing(let library): self("workbook.missing", library.package)
    case .noWorkbook: self("import.alien.archive")
    case .damaged(let part): self("workbook.damaged", part)
    case .tooLarge: self("workbook.tooLarge")
    case .unwritten(let reason): self("workbook.unwritten", reason)
    }
  }

  /// What of the sheets of a file is not taken, and why.
  public func refusals(_ sheets: SheetsImport) -> [String] {
    sheets.unknown.map { sentence($0) { sentence($0) } }
      + sheets.refused.map { sentence($0) { sentence($0) } }
  }

  /// What is to be said of the sheets of a file although it stops nothing.
  public func remarks(_ sheets: SheetsImport) -> [String] {
    sheets.remarks.map { sentence($0) { sentence($0) } }
      + sheets.passedOver.map { self("import.passedSheet", $0) }
  }

  /// A sentence about a sheet, with its name where the file has sheets.
  private func sentence<Content>(
    _ said: SheetsImport.Said<Content>, _ sentence: (Content) -> String
  ) -> String {
    let text = sentence(said.content)
    return said.sheet.map { self("import.sheet", $0, text) } ?? text
  }

  /// A line of the history that a file would make, with its record.
  public func imported(_ change: Change, in register: Register) -> String {
    let field = change.field == "status" ? self.field("status") + ": " : ""
    let ministry = register.ministry(change.record) != nil
    let record = ministry ? short(change.record, in: register, on: change.at.day) : change.record
    return "\(record)  \(field)\(line(change, in: register))"
  }

  /// Why nothing of a sheet can be read.
  public func sentence(_ fault: SheetImport.Fault) -> String {
    switch fault {
    case .empty: self("import.empty")
    case .noColumns(let row, let text): self("import.noColumns", row, text)
    case .noNumbers(let row): self("import.noNumbers", row)
    case .lostHeading(let row): self("import.lostHeading", row)
    case .doubleColumn(let name): self("import.doubleColumn", name)
    }
  }

  /// That a column of a sheet is not taken.
  public func sentence(_ column: SheetImport.UnknownColumn) -> String {
    self("import.unknownColumn", column.heading, column.cells, column.row)
  }

  /// What is to be said of a sheet that is taken.
  public func sentence(_ remark: SheetImport.Remark) -> String {
    switch remark {
    case .noMarks: self("import.noBase", self("sheet.base"))
    case .unmarked(let count, let row): self("import.unmarked", count, row, self("sheet.base"))
    case .lostCharacters(let count, let row): self("import.lostCharacters", count, row)
    case .passedOver(let row, let text): self("import.passedOver", row, text)
    case .unusedReason(let row): self("import.unusedReason", row)
    case .lostReason(let row): self("import.lostReason", row)
    case .others(let row): self("import.others", row)
    }
  }

  /// Why a row is not taken, with its number.
  public func sentence(_ refused: SheetImport.Refused) -> String {
    let reason = sentence(refused.reason, refused.id)
    let place = refused.id.isEmpty || reason.contains(refused.id) ? "" : refused.id + " "
    return self("import.row", refused.row, place + reason)
  }

  private func sentence(_ reason: SheetImport.Refused.Reason, _ id: String) -> String {
    let heading = { (column: ActionSheet.Column) in self("sheet.\(column.rawValue)") }
    return switch reason {
    case .refusal(.secretariatOnly(let id, to: .done)):
      self("import.reportDone", id, status(.reportedDone))
    case .refusal(let refusal): self.refusal(refusal)
    case .twice(let id): self("import.twice", id)
    case .readOnly(let column): self("import.readOnly", heading(column))
    case .alreadyThere(let id): self("refusal.idTaken", id)
    case .unfit: self("said.cannotApply", id)
    case .nameless: self("import.nameless")
    case .numberGone: self("import.numberGone")
    case .otherMark(let owner): self("import.otherMark", owner)
    case .newAction: self("import.newAction")
    case .ambiguousDate(let column, let text): self("import.ambiguousDate", heading(column), text)
    case .lostCharacters(let column): self("import.lostCell", heading(column))
    case .noValue(let column): self("import.noValue", heading(column))
    case .notDone:
      self("import.notDone", heading(.doneOn), status(.done), status(.reportedDone))
    case .dayToCome(let column, let text): self("import.dayToCome", heading(column), text)
    }
  }

  /// Why a record of a slice is not taken.
  public func sentence(_ refused: SliceImport.Refused, in register: Register, on day: Day) -> String
  {
    switch refused.reason {
    case .refusal(let refusal): return self.refusal(refusal)
    case .unfit: return self("said.cannotApply", refused.record)
    case .notOwn(let author):
      let ministry = author.ministry.map { short($0, in: register, on: day) }
      let name = [author.name, ministry].compactMap { $0 }.joined(separator: " ")
      return self("import.notOwn", refused.record, name.isEmpty ? "-" : name)
    }
  }
}
