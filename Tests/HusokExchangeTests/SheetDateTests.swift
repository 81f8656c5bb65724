import HusokModel
import HusokTestSupport
import Testing

@testable import HusokExchange

@Suite("Dates that a spreadsheet has rewritten")
struct SheetDateTests {
  private func sheet(_ dues: [(String, String)]) throws -> ReturnedSheet {
    var session = ActSession(try Fixtures.bundled(), Fixtures.context())
    for (id, due) in dues {
      let act = try session.making { register, context throws(Refusal) in
        try register.setting("due", of: [id], to: .string(due), in: &context)
      }
      try session.take(act)
    }
    return try ReturnedSheet(session.register)
  }

  @Test("Day and month that changed places are no change: the mark of the cell decides first")
  func leftAlone() throws {
    var sheet = try sheet([("CN26-3.1", "2026-06-05"), ("CN26-3.2", "2026-04-09")])
    for (id, text) in [("CN26-3.1", "05/06/2026"), ("CN26-3.2", "09/04/2026")] {
      try sheet.type(text, .due, id)
      try sheet.type(text, .firstDue, id)
    }
    let read = try sheet.read()
    #expect(read.act == nil && read.refused == [])
  }

  @Test("A date that was typed is read in the order of the others in the sheet")
  func column() throws {
    for (known, day) in [("05/06/2026", "2026-12-11"), ("6/5/2026", "2026-11-12")] {
      var sheet = try sheet([("CN26-3.1", "2026-06-05")])
      try sheet.type(known, .due, "CN26-3.1")
      try sheet.type("11/12/2026", .due, "CN26-3.2")
      #expect(try sheet.merged().action("CN26-3.2")?.due?.description == day)
    }
    var typed = try sheet([])
    try typed.type("31/12/2026", .due, "CN26-3.1")
    try typed.type("11/12/2026", .due, "CN26-3.2")
    #expect(try typed.merged().action("CN26-3.2")?.due == Due("2026-12-11"))
  }

  @Test("First due of the same row is evidence, before the rest of the sheet")
  func row() throws {
    var sheet = try sheet([("CN26-3.1", "2026-06-05"), ("CN26-3.2", "2026-04-09")])
    try sheet.type("6/5/2026", .due, "CN26-3.1")
    try sheet.type("09/04/2026", .firstDue, "CN26-3.2")
    try sheet.type("10/04/2026", .due, "CN26-3.2")
    #expect(try sheet.merged().action("CN26-3.2")?.due == Due("2026-04-10"))
  }

  @Test("Where nothing tells the order, the row is refused, with the column and the text")
  func ambiguous() throws {
    var sheet = try sheet([("CN26-3.1", "2026-05-05")])
    try sheet.type("05/05/2026", .due, "CN26-3.1")
    try sheet.type("11/12/2026", .due, "CN26-3.2")
    try sheet.type("11/11/2026", .due, "CN26-3.3")
    let read = try sheet.read()
    #expect(read.refused.map(\.reason) == [.ambiguousDate(.due, "11/12/2026")])
    #expect(read.act?.records == ["CN26-3.3"])
  }

  @Test("Two dates of one sheet that contradict each other tell nothing")
  func contradiction() throws {
    var sheet = try sheet([("CN26-3.1", "2026-06-05"), ("CN26-3.2", "2026-04-09")])
    try sheet.type("05/06/2026", .due, "CN26-3.1")
    try sheet.type("4/9/2026", .due, "CN26-3.2")
    try sheet.type("11/12/2026", .due, "CN26-3.3")
    #expect(try sheet.read().refused.map(\.reason) == [.ambiguousDate(.due, "11/12/2026")])
  }

  @Test(
    "What a spreadsheet makes of a month, and a number of days, is read",
    arguments: [
      ("Mar-26", "2026-03"), ("46178", "2026-06-05"), ("2026-06-05 0:00", "2026-06-05"),
      ("26-06-30", "2026-06-30"), ("2026. 6. 5.", "2026-06-05"), ("5-Jun-26", "2026-06-05"),
      ("2026년 6월 5일 금요일", "2026-06-05"), ("12/31/2026", "2026-12-31"),
    ])
  func typed(_ text: String, _ due: String) throws {
    var sheet = try sheet([])
    try sheet.type(text, .due, "CN26-3.1")
    #expect(try sheet.merged().action("CN26-3.1")?.due == Due(due))
  }

  @Test("A date without a mark that may be what the register holds is no change")
  func unmarked() throws {
    var sheet = try sheet([("CN26-3.1", "2026-06-05")])
    try sheet.type("05/06/2026", .due, "CN26-3.1")
    sheet.keep([.id, .due])
    let read = try sheet.read()
    #expect(read.act == nil && read.refused == [])
  }
}
