import HusokExchange
import HusokModel
import HusokWords

extension Words {
  /// Why text cannot be converted, and what to do.
  func sentence(_ fault: TextEncoding.Fault) -> String {
    switch fault {
    case .unknownHere: self("encoding.unknownHere")
    case .noCharacter(let character, let line): self("encoding.noCharacter", line, character)
    case .noText(let line): self("encoding.noText", line)
    }
  }

  /// Why a file is no table.
  func sentence(_ fault: CSVReader.Fault) -> String {
    switch fault {
    case .openQuote(let line): self("import.openQuote", line)
    case .afterQuote(let line): self("import.afterQuote", line)
    case .notUTF8(let line): self("import.notUTF8", line)
    }
  }

  /// Why nothing of a sheet can be read.
  func sentence(_ fault: SheetImport.Fault) -> String {
    switch fault {
    case .empty: self("import.empty")
    case .noColumns: self("import.noColumns")
    case .doubleColumn(let name): self("import.doubleColumn", name)
    }
  }

  /// Why a row is not taken, with its number.
  func sentence(_ refused: SheetImport.Refused) -> String {
    let reason =
      switch refused.reason {
      case .refusal(let refusal): self.refusal(refusal)
      case .twice(let id): self("import.twice", id)
      case .readOnly(let column): self("import.readOnly", self("sheet.\(column.rawValue)"))
      case .alreadyThere(let id): self("refusal.idTaken", id)
      case .unfit: self("said.cannotApply", refused.id)
      }
    let place = refused.id.isEmpty || reason.contains(refused.id) ? "" : refused.id + " "
    return self("import.row", refused.row, place + reason)
  }
}
