import HusokModel
import HusokWords

/// What a file of one or more sheets that came back would change: those with husok's heading are
/// read one after another, all as one act.
public struct SheetsImport: Sendable {
  /// What is said of a sheet, with its name where the file has sheets.
  public struct Said<Content: Sendable>: Sendable {
    /// The name of the sheet; nil where the file is one table.
    public let sheet: String?
    /// What is said.
    public let content: Content
  }

  /// What all rows that are taken change: one act; nil where they change nothing.
  public private(set) var act: Act?
  /// The rows that are not taken.
  public private(set) var refused: [Said<SheetImport.Refused>] = []
  /// The columns that nobody asked for and that hold something.
  public private(set) var unknown: [Said<SheetImport.UnknownColumn>] = []
  /// What is to be said although it stops nothing.
  public private(set) var remarks: [Said<SheetImport.Remark>] = []
  /// The names of the sheets that are none of husok's.
  public private(set) var passedOver: [String] = []
  /// How many rows are as they were.
  public private(set) var unchanged = 0
  /// Who acts, with the source of ids behind those that the act has.
  public private(set) var context: ActContext

  /// Reads tables against a register; throws where none of them is a sheet of husok.
  public init(
    _ tables: [Table], into register: Register, today: Day, _ context: ActContext
  ) throws(SheetImport.Fault) {
    self.context = context
    var register = register
    var acts: [Act] = []
    var fault: SheetImport.Fault?
    var count = 0
    var contactSheets = 0
    var unchangedContacts = 0
    for (place, table) in tables.enumerated() where !ActionWorkbook.isLegend(table) {
      if let heading = ContactHeading(table.records) {
        let contacts = ContactImport(
          table.records, heading, into: register, today: today, self.context)
        self.context = contacts.session.context
        count += 1
        contactSheets += 1
        unchangedContacts += contacts.unchanged
        take(contacts, of: table)
        if let act = contacts.session.act { acts.append(act) }
        register = contacts.session.register
        continue
      }
      do throws(SheetImport.Fault) {
        let sheet = try SheetImport(
          table.records, into: register, since: table.earlier, today: today, self.context)
        self.context = sheet.session.context
        count += 1
        take(sheet, of: table)
        guard let act = sheet.act else { continue }
        acts.append(act)
        if place < tables.count - 1 { try? register.apply(act) }
      } catch {
        // One that is husok's but cannot be read stops all; others are named.
        if !error.isForeign { throw error }
        fault = fault ?? error
        if let name = table.name, !table.records.isEmpty { passedOver.append(name) }
      }
    }
    if count == 0 { throw fault ?? .empty }
    // Beside actions a contact that stays is nothing to count.
    if contactSheets == count { unchanged = unchangedContacts }
    act = acts.isEmpty ? nil : Act(joining: acts)
  }

  private mutating func take(_ contacts: ContactImport, of table: Table) {
    refused += contacts.refused.map { Said(sheet: table.name, content: $0) }
    remarks += contacts.remarks.map { Said(sheet: table.name, content: $0) }
  }

  private mutating func take(_ sheet: SheetImport, of table: Table) {
    refused += sheet.refused.map { Said(sheet: table.name, content: $0) }
    unknown += sheet.unknown.map { Said(sheet: table.name, content: $0) }
    remarks += sheet.remarks.map { Said(sheet: table.name, content: $0) }
    unchanged += sheet.unchanged
  }
}

extension SheetImport.Fault {
  /// Whether it says no more than that the sheet is none of husok's.
  fileprivate var isForeign: Bool {
    switch self {
    case .empty, .noColumns: true
    case .noNumbers, .lostHeading, .doubleColumn: false
    }
  }
}
