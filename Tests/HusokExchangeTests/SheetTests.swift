import HusokModel
import HusokTestSupport
import HusokWords
import Testing

@testable import HusokExchange

@Suite("A sheet that comes back")
struct SheetTests {
  @Test("What the ministry changed is taken over as one act with its name")
  func edits() throws {
    var sheet = try ReturnedSheet(try Fixtures.bundled())
    try sheet.type("추진중", .status, "CN26-3.1")
    try sheet.type("12/31/2026", .due, "CN26-3.1")
    try sheet.type("한중 문화교류 재개", .titleKo, "CN26-3.1")
    try sheet.type("Resume cultural exchanges", .titleEn, "CN26-3.1")
    try sheet.type("외교부; MOTIR", .supporting, "CN26-3.2")
    try sheet.type("visa approval", .waitingOn, "CN26-3.2")
    try sheet.type("높음", .priority, "CN26-3.3")
    try sheet.type("계속과제", .kind, "CN26-3.3")
    try sheet.type("CN26-3.1", .dependsOn, "CN26-3.3")
    try sheet.type("첫 회의 개최\n다음 회의 준비", .addProgress, "CN26-3.4")
    try sheet.type("예산 부족", .addDifficulty, "CN26-3.4")
    let read = try sheet.read()
    #expect(read.refused == [] && read.unchanged == 17)
    let changes = try #require(read.act).changes
    #expect(Set(changes.map(\.act)).count == 1)
    #expect(changes.allSatisfy { $0.by.ministry == "culture" && $0.reason == nil })
    let merged = try sheet.merged()
    let first = try #require(merged.action("CN26-3.1"))
    #expect(first.status == .inProgress && first.due == Due("2026-12-31"))
    #expect(first.title == Bilingual(en: "Resume cultural exchanges", ko: "한중 문화교류 재개"))
    #expect(merged.action("CN26-3.2")?.supporting == ["foreign", "trade"])
    #expect(merged.action("CN26-3.2")?.waitingOn?.text == "visa approval")
    #expect(merged.action("CN26-3.3")?.priority == .high)
    #expect(merged.action("CN26-3.3")?.kind == .ongoing)
    #expect(merged.action("CN26-3.3")?.dependsOn == ["CN26-3.1"])
    #expect(merged.action("CN26-3.4")?.notes.map(\.kind) == [.progress, .difficulty])
    sheet.register = merged
    #expect(try sheet.read().act == nil, "a file that is imported twice changes nothing twice")
  }

  @Test("A cell that the ministry left alone does not undo what the register did meanwhile")
  func meanwhile() throws {
    var sheet = try ReturnedSheet(try Fixtures.bundled())
    try sheet.type("추진중", .status, "CN26-3.1")
    var context = Fixtures.context()
    var register = sheet.register
    try register.apply(
      register.setting("due", of: ["CN26-3.1"], to: .string("2026-06-30"), in: &context))
    try register.apply(register.steppingTowardsDone(["CN26-3.2"], in: &context))
    try register.apply(
      register.editingSet("tags", of: ["CN26-3.3"], adding: ["new"], removing: [], in: &context))
    try register.apply(
      register.settingTitle(of: "CN26-3.4", language: .english, to: "Sports", in: &context))
    sheet.register = register
    let merged = try sheet.merged()
    #expect(merged.action("CN26-3.1")?.status == .inProgress)
    #expect(merged.action("CN26-3.1")?.due == Due("2026-06-30"))
    #expect(merged.action("CN26-3.2")?.status == .done)
    #expect(merged.action("CN26-3.3")?.tags.contains("new") == true)
    #expect(merged.action("CN26-3.4")?.title.en == "Sports")
    #expect(!merged.findings(on: .latest).contains { $0.kind == .conflict })
  }

  @Test(
    "Where both changed a cell, the return stands, the other is kept and listed to be looked at")
  func conflict() throws {
    var sheet = try ReturnedSheet(try Fixtures.bundled())
    try sheet.type("2026-09-30", .due, "CN26-3.1")
    try sheet.type("Arts and crafts", .titleEn, "CN26-3.3")
    var context = Fixtures.context()
    try sheet.register.apply(
      sheet.register.setting("due", of: ["CN26-3.1"], to: .string("2026-06-30"), in: &context))
    try sheet.register.apply(
      sheet.register.settingTitle(of: "CN26-3.3", language: .english, to: "The arts", in: &context))
    let merged = try sheet.merged()
    #expect(merged.action("CN26-3.1")?.due == Due("2026-09-30"))
    let conflicts = merged.findings(on: .latest).filter { $0.kind == .conflict }
    #expect(conflicts.map(\.record).sorted() == ["CN26-3.1", "CN26-3.3"])
    let line = merged.history.changes(of: "CN26-3.1").last
    #expect(line?.from == .string("2026-06-30"))
  }

  @Test("A sheet of one language is read where the other is spoken, with names of another day")
  func languages() throws {
    var register = try Fixtures.bundled()
    let sheet = try ReturnedSheet(register, .korean)
    var context = Fixtures.context()
    var name = try #require(register.ministry("trade")).names[1]
    name.code = "MOTT"
    name.ko = "통상부"
    name.shortKo = nil
    try register.apply(
      register.renaming("trade", to: name, from: Fixtures.today.adding(days: 1), in: &context))
    var late = sheet
    late.register = register
    #expect(try late.read().act == nil)
    try late.type("통상부(안)", .lead, "F262-4.1")
    #expect(try late.read(role: .secretariat).act == nil)
    try late.type("외교부", .lead, "F262-4.1")
    let merged = try late.merged(role: .secretariat)
    #expect(merged.action("F262-4.1")?.lead?.ministry == "foreign")
    #expect(merged.action("F262-4.1")?.supporting == ["finance"])
  }

  @Test("Lead and supporting ministries may change places")
  func swap() throws {
    var sheet = try ReturnedSheet(try Fixtures.bundled())
    try sheet.type("MOFA", .lead, "CN26-2.1")
    try sheet.type("MOTIR, MCST", .supporting, "CN26-2.1")
    let merged = try sheet.merged(role: .secretariat)
    #expect(merged.action("CN26-2.1")?.lead?.ministry == "foreign")
    #expect(Set(merged.action("CN26-2.1")?.supporting ?? []) == ["trade", "culture"])
  }

  @Test("A row that is refused is named with its number and reason; the others stand")
  func refusals() throws {
    var sheet = try ReturnedSheet(try Fixtures.bundled())
    try sheet.type("완료", .status, "CN26-3.1")
    try sheet.type("someday", .due, "CN26-3.2")
    try sheet.type("NOSUCH", .supporting, "CN26-3.3")
    try sheet.type("MOFA", .lead, "CN26-3.4")
    try sheet.type("F262-1", .outcome, "CN26-3.5")
    try sheet.type("추진중", .status, "CN26-2.1")
    try sheet.type("추진중", .status, "JP26-2.1")
    sheet.add([.id: "CN26-9.9", .status: "완료"])
    sheet.add([.id: "JP26-2.1", .status: "추진중"])
    let read = try sheet.read()
    let expected: [(Int, String, SheetImport.Refused.Reason)] = [
      (3, "CN26-3.1", .refusal(.secretariatOnly("CN26-3.1", to: .done))),
      (4, "CN26-3.2", .refusal(.notADueDate("someday"))),
      (5, "CN26-3.3", .refusal(.noSuchMinistry("NOSUCH"))),
      (6, "CN26-3.4", .refusal(.fieldForSecretariat("lead"))), (7, "CN26-3.5", .readOnly(.outcome)),
      (8, "JP26-2.1", .refusal(.notYours("JP26-2.1"))),
      (23, "CN26-9.9", .refusal(.noSuchRecord("CN26-9.9"))), (24, "JP26-2.1", .twice("JP26-2.1")),
    ]
    #expect(
      read.refused == expected.map { SheetImport.Refused(row: $0.0, id: $0.1, reason: $0.2) })
    #expect(read.act?.records == ["CN26-2.1"])
  }

  @Test("A row without a number makes an action, for the secretariat, and once")
  func added() throws {
    var sheet = try ReturnedSheet(try Fixtures.bundled())
    sheet.add([
      .outcome: "F262-1", .titleEn: "Print the minutes", .titleKo: "회의록 배포", .lead: "재경부",
      .due: "2026-02", .tags: "minutes, print", .addPlan: "D+7",
    ])
    let refused = try sheet.read()
    #expect(refused.refused.map(\.row) == [23])
    let merged = try sheet.merged(role: .secretariat)
    let action = try #require(merged.action("F262-1.2"))
    #expect(action.lead?.confirmed == true && action.due == Due("2026-02"))
    #expect(action.firstDue == Due("2026-02") && action.tags == ["minutes", "print"])
    #expect(action.notes.map(\.text) == ["D+7"])
    sheet.register = merged
    let again = try sheet.read(role: .secretariat)
    #expect(again.act == nil && again.refused.map(\.reason) == [.alreadyThere("F262-1.2")])
  }

  @Test("A sheet of a few columns changes only those; unknown columns are named")
  func fewColumns() throws {
    var sheet = try ReturnedSheet(try Fixtures.bundled())
    try sheet.type("미착수", .status, "CN26-3.1")
    sheet.keep([.id, .status])
    let merged = try sheet.merged()
    #expect(merged.action("CN26-3.1")?.status == .notStarted)
    #expect(merged.history.count == 1)
    let odd = try CSVReader.records(Array("관리번호,colour\nCN26-3.1,red\n".utf8))
    let read = try SheetImport(
      odd, into: merged, today: Fixtures.today, Fixtures.context())
    #expect(read.act == nil)
    #expect(read.unknown == [SheetImport.UnknownColumn(heading: "colour", cells: 1, row: 2)])
  }

  @Test(
    "A file that is no sheet is refused as a whole",
    arguments: [
      ("", SheetImport.Fault.empty),
      ("colour,shape\nx,y\n", .noColumns(row: 1, text: "colour, shape")),
      ("id,관리번호\nx,y\n", .doubleColumn("관리번호")),
    ])
  func faults(_ text: String, _ fault: SheetImport.Fault) {
    #expect(throws: fault) {
      try SheetImport(
        CSVReader.records(Array(text.utf8)), into: try Fixtures.bundled(),
        today: Fixtures.today, Fixtures.context())
    }
  }

  @Test("Dashes, a reason and an emptied cell mean what they say")
  func emptied() throws {
    var register = try Fixtures.bundled()
    var context = Fixtures.context()
    try register.apply(
      register.setting("due", of: ["CN26-3.2"], to: .string("2026-06-30"), in: &context))
    var sheet = try ReturnedSheet(register)
    try sheet.type("", .due, "CN26-3.2")
    try sheet.type("보류", .status, "CN26-3.2")
    try sheet.type("상대국 사정", .reason, "CN26-3.2")
    try sheet.type("", .tags, "CN26-3.3")
    let merged = try sheet.merged()
    #expect(merged.action("CN26-3.2")?.due == nil)
    #expect(merged.action("CN26-3.2")?.status == .onHold)
    #expect(merged.history.changes(of: "CN26-3.2").last?.reason == "상대국 사정")
    #expect(merged.action("CN26-3.3")?.tags == [])
    var without = try ReturnedSheet(register)
    try without.type("보류", .status, "CN26-3.2")
    #expect(try without.read().refused.count == 1)
  }
}
